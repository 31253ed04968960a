/** @import { StatementFields } from './statement_shapes.js' */

/** @typedef {[string, [string, StatementFields][]][]} HeldEntries by log, then by digest */

/** Statements that nothing shows until somebody in good standing has signed on top of them. */
export class Held {
  /** @type {Map<string, Map<string, StatementFields>>} */
  #logs;

  /** @param {HeldEntries} [entries] */
  constructor(entries = []) {
    this.#logs = new Map(entries.map(([log, statements]) => [log, new Map(statements)]));
  }

  /** @returns {HeldEntries} */
  entries() {
    return Array.from(this.#logs, ([log, statements]) => [log, [...statements]]);
  }

  /**
   * @param {string} log
   * @param {string} digest
   * @returns {StatementFields | undefined}
   */
  get(log, digest) {
    return this.#logs.get(log)?.get(digest);
  }

  /**
   * @param {string} log
   * @returns {number} the highest `no` that is held, 0 for none
   */
  highest(log) {
    return Math.max(0, ...Array.from(this.#logs.get(log)?.values() ?? [], ({ no }) => no));
  }

  /**
   * @param {StatementFields} fields
   * @returns {[string, StatementFields][]} digests and statements that lead up to this one, in their order
   */
  before({ log, prev }) {
    const fields = this.get(log, prev);
    return fields ? [...this.before(fields), [prev, fields]] : [];
  }

  /**
   * @param {string} digest
   * @param {StatementFields} fields
   */
  add(digest, fields) {
    const statements = this.#logs.get(fields.log) ?? new Map();
    this.#logs.set(fields.log, statements.set(digest, fields));
  }

  /** @param {string} log whose state has gone on */
  drop(log) {
    this.#logs.delete(log);
  }
}
