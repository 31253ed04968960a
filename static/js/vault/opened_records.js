import { judge } from './judging.js';
import { whereItIs } from './opening.js';

/**
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {import('./entry.js').Item} Item
 * @typedef {import('./types.js').OpenedRecord} OpenedRecord
 * @typedef {import('./types.js').InvalidRecord} InvalidRecord
 */

/** What has been opened, and what could not be, by digest. */
export class OpenedRecords {
  /** @type {Map<string, OpenedRecord>} */
  #opened = new Map();
  /** @type {Map<string, InvalidRecord>} */
  #invalid = new Map();
  #closed = false;

  /** @returns {OpenedRecord[]} */
  get all() {
    return [...this.#opened.values()];
  }

  /** @returns {InvalidRecord[]} */
  get invalid() {
    return [...this.#invalid.values()];
  }

  /** @param {string} digest */
  get(digest) {
    return this.#opened.get(digest);
  }

  /** @param {string} digest @returns {boolean} whether it is here, opened or not */
  has(digest) {
    return this.#opened.has(digest) || this.#invalid.has(digest);
  }

  /** Drops everything, and takes nothing any more. */
  close() {
    this.#closed = true;
    this.#opened.clear();
    this.#invalid.clear();
  }

  /** @param {{record: OpenedRecord}|{invalid: InvalidRecord}} outcome @returns {string|null} the case that it changed */
  take(outcome) {
    if (this.#closed) return null;
    if ('invalid' in outcome) {
      this.#invalid.set(outcome.invalid.digest, outcome.invalid);
      return outcome.invalid.case;
    }
    this.#invalid.delete(outcome.record.digest);
    this.#opened.set(outcome.record.digest, outcome.record);
    return outcome.record.case;
  }

  /** @param {Item} item a statement that does not count is shown among the invalid */
  takeStatement({ kind, digest, id, log, invalid }) {
    if (!invalid || this.#closed) {
      this.#invalid.delete(digest);
      return;
    }
    const about = { record: null, case: log === 'directory' ? null : log, author: null, created_at: null };
    this.#invalid.set(digest, { kind, digest, id, ...about, code: invalid });
  }

  /**
   * Looks at every record beside the others.
   * @param {import('./judging.js').Around} around
   * @returns {Set<string>} the cases in which one stands otherwise than before
   */
  judge(around) {
    const changed = judge(this.all, around);
    for (const record of changed) this.#opened.set(record.digest, record);
    return new Set(changed.map((record) => record.case));
  }

  /**
   * What the outbox says of a record that is open already.
   * @param {Entry} entry
   * @returns {string|null} the case, when the record has changed by it
   */
  follow(entry) {
    const record = this.#opened.get(entry.digest);
    if (!record) return null;
    const now = whereItIs(entry);
    if (record.state === now.state && record.code === now.code) return null;
    this.#opened.set(entry.digest, { ...record, ...now });
    return record.case;
  }
}
