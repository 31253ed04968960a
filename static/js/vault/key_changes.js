import { readStatement } from '../crypto/statement.js';

/**
 * @typedef {import('./entry.js').Item} Item
 * @typedef {{at: number, by: string}} KeyChange when the server received it, and whose word it is: a person id or `root`
 */

/** Who has had other keys before, since when the present ones hold, and who confirmed them: everybody with the directory is to see that. */
export class KeyChanges {
  /** @type {Map<string, Map<string, {no: number, at: number, by: string, keys: string}>>} by person, then by digest */
  #said = new Map();

  /** @param {Item} item a statement that counts; the same one again changes nothing */
  take({ text, digest, received_at: at }) {
    const { no, issuer: by, person, hpke, sign } = readStatement(text);
    if (!person || !hpke) return;
    const said = this.#said.get(person) ?? new Map();
    this.#said.set(person, said.set(digest, { no, at, by, keys: `${hpke} ${sign}` }));
  }

  /** @param {string} person @returns {KeyChange|null} null for keys that were the first */
  of(person) {
    const said = [...(this.#said.get(person)?.values() ?? [])].sort((a, b) => a.no - b.no);
    const last = said.findLast(({ keys }, place) => place > 0 && keys !== said[place - 1].keys);
    return last ? { at: last.at, by: last.by } : null;
  }
}
