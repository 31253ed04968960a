/** Every reading of somebody else's record is itself recorded, once for each revision and reader (docs/protocol.md, 5). */
import { readDigests } from '../../welfare/timeline.js';

/** @typedef {import('./types.js').Entry} Entry */

/**
 * What a person sees for the first time when this entry is shown. What they wrote themselves needs no view.
 * @param {Entry} entry
 * @param {string} reader person id
 * @returns {string[]} digests, [] when there is nothing new to them
 */
export function unseenBy(entry, reader) {
  const seen = entry.views.filter(({ author }) => author === reader).flatMap(({ body }) => body.about?.digests ?? []);
  const shown = [...entry.heads, ...entry.addenda, ...entry.acceptances, ...entry.done];
  const own = shown.filter(({ author }) => author === reader).map(({ digest }) => digest);
  const known = new Set([...seen, ...own]);
  return readDigests(entry).filter((digest) => !known.has(digest));
}

/** Writes the views of what is shown. One try for each revision while this lives: a full disk is told once. */
export class Viewing {
  #app;
  /** @type {Set<string>} */
  #tried = new Set();

  /** @param {Pick<import('./types.js').App, 'casebook' | 'me' | 'fail'>} app */
  constructor(app) {
    this.#app = app;
  }

  /**
   * @param {Entry} entry now on the screen
   * @returns {Promise<void>} resolves when the view lies in the outbox; a failure is shown, the reading goes on
   */
  async note(entry) {
    const { casebook, me } = this.#app;
    if (!casebook || !me) return;
    const digests = unseenBy(entry, me.id).filter((digest) => !this.#tried.has(digest));
    if (digests.length === 0) return;
    for (const digest of digests) this.#tried.add(digest);
    try {
      await casebook.write({
        case: entry.case,
        form: 'view',
        version: 1,
        about: { record: entry.record, digests },
        values: {},
      });
    } catch (error) {
      this.#app.fail(error);
    }
  }
}
