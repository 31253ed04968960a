import { makeStatement } from '../crypto/statement.js';
import { statementEntry } from './entry.js';

/**
 * @typedef {import('../crypto/ledger.js').Ledger} Ledger
 * @typedef {import('./entry.js').Entry} Entry
 */

/** Signs statements as this person. What the logs' rules forbid is refused here, before it reaches the outbox. */
export class Issuer {
  #opened;
  #now;

  /** @param {{opened: import('./entrance.js').Opened, now: () => number}} parts */
  constructor({ opened, now }) {
    this.#opened = opened;
    this.#now = now;
  }

  get person() {
    return this.#opened.person;
  }

  /** @returns {{issuer: string, now: number}} what every statement says of its making */
  said() {
    return { issuer: this.#opened.person, now: this.#now() };
  }

  /**
   * A statement in the directory.
   * @param {Ledger} ledger is moved on by it
   * @param {object} content type and the type's fields
   * @returns {Promise<Entry>}
   */
  inDirectory(ledger, content) {
    const { issuer, now } = this.said();
    return this.sign(ledger, { ...ledger.next('directory'), issuer, issued_at: now, ...content });
  }

  /**
   * @param {Ledger} ledger is moved on by it
   * @param {object} fields all of the statement's
   * @param {{key?: string|null, intent?: Entry['intent']}} [facts] see `Entry`
   * @returns {Promise<Entry>}
   */
  async sign(ledger, fields, facts = {}) {
    const signed = await makeStatement(/** @type {any} */ (fields), this.#opened.identity.sign.privateKey);
    await ledger.add(signed.text, signed.sig);
    return statementEntry(signed, { ...facts, now: this.#now() });
  }
}
