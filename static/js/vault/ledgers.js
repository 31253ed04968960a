import { Ledger } from '../crypto/ledger.js';

/**
 * @typedef {import('./database.js').Database} Database
 * @typedef {import('./database.js').Transaction} Transaction
 */

/**
 * The checked state of all logs, kept on the device beside the items it was made from. Each tab holds a copy and reads it again when another tab
 * or the worker has moved it on.
 */
export class Ledgers {
  #database;
  #account;
  /** @type {{stamp: number, ledger: Ledger}|null} */
  #copy = null;

  /**
   * @param {{database: Database, account: {force: string, root: string, head: {no: number, digest: string}}}} parts root and head pin what the
   *   account was enrolled with: another root, and a directory that never reaches the head, are refused
   */
  constructor({ database, account }) {
    this.#database = database;
    this.#account = account;
  }

  /** @returns {Promise<Ledger>} as the server last had it; not to be changed */
  async current() {
    return (await this.read()).ledger;
  }

  /** @returns {Promise<{stamp: number, ledger: Ledger}>} the same with its stamp: another state of the logs has another one */
  async read() {
    const kept = await this.#database.run(['meta'], 'readonly', async (transaction) => {
      const meta = transaction.objectStore('meta');
      const stamp = (await meta.get('ledger-stamp')) ?? 0;
      return { stamp, snapshot: stamp === this.#copy?.stamp ? null : await meta.get('ledger') };
    });
    if (!this.#copy || kept.stamp !== this.#copy.stamp) {
      this.#copy = { stamp: kept.stamp, ledger: kept.snapshot ? Ledger.restore(kept.snapshot) : this.#first() };
    }
    return this.#copy;
  }

  /** @returns {Promise<Ledger>} a copy that may be moved on */
  async draft() {
    return Ledger.restore((await this.current()).snapshot());
  }

  /** @returns {Ledger} */
  #first() {
    const { force, root, head } = this.#account;
    return new Ledger(force, { pinnedRoot: root, pinnedHead: head });
  }
}

/**
 * Keeps a ledger that was moved on, in the transaction that keeps the statements.
 * @param {Transaction} transaction over `meta`
 * @param {Ledger} ledger
 */
export async function keepLedger(transaction, ledger) {
  const meta = transaction.objectStore('meta');
  await meta.put(ledger.snapshot(), 'ledger');
  await meta.put(((await meta.get('ledger-stamp')) ?? 0) + 1, 'ledger-stamp');
}
