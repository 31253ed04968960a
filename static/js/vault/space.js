import { userDatabase } from './database.js';
import { Items } from './items.js';
import { Ledgers } from './ledgers.js';
import { isNote } from './locked_notes.js';
import { Outbox } from './outbox.js';

/** @typedef {import('./accounts.js').Account} Account */

/** Everything that is kept for one user of this browser. It can be read and synchronised while locked: what matters in it is sealed. */
export class Space {
  /** @param {{indexedDB: IDBFactory, account: Account}} parts */
  constructor({ indexedDB, account }) {
    this.account = account;
    this.database = userDatabase({ indexedDB, person: account.person });
    this.outbox = new Outbox(this.database);
    this.items = new Items(this.database);
    this.ledgers = new Ledgers({ database: this.database, account });
    /** Signs statements anew that the server asked to; only while unlocked. @type {(() => Promise<void>)|null} */
    this.signAnew = null;
    /** One writer of records at a time, in all tabs. */
    this.writeLock = `wso-write-${account.person}`;
    /** One run of the engine at a time, in all tabs and the worker. */
    this.syncLock = `wso-sync-${account.person}`;
  }

  /** @param {string} key @returns {Promise<any>} */
  meta(key) {
    return this.database.run(['meta'], 'readonly', (transaction) => transaction.objectStore('meta').get(key));
  }

  /** @param {string} key @param {unknown} value */
  async keepMeta(key, value) {
    await this.database.run(['meta'], 'readwrite', (transaction) => transaction.objectStore('meta').put(value, key));
  }

  /** @returns {Promise<number>} */
  drafts() {
    return this.database.run(['drafts'], 'readonly', (transaction) => transaction.objectStore('drafts').count());
  }

  /** @returns {Promise<number>} written while locked */
  async notes() {
    const ids = await this.database.run(['kept'], 'readonly', (transaction) =>
      transaction.objectStore('kept').getAllKeys(),
    );
    return ids.filter((id) => isNote(String(id))).length;
  }

  /**
   * @returns {Promise<{waiting: number, refused: number, drafts: number, oldest: number|null}>} what has not reached the server; a note written while
   *   locked counts as a draft
   */
  async unsent() {
    return { ...(await this.outbox.counts()), drafts: (await this.drafts()) + (await this.notes()) };
  }
}
