import { wrap } from 'idb';
import { isConnectionLost, isQuota, storageError, VaultError } from './errors.js';
import { SHARED_SCHEMA, USER_SCHEMA } from './schema.js';

/**
 * @typedef {import('./schema.js').Schema} Schema
 * @typedef {import('./schema.js').Connection} Connection
 * @typedef {import('idb').IDBPTransaction<any, string[], 'readwrite'>} Transaction
 */

/**
 * An IndexedDB database that is opened when needed and opened again when the browser has dropped the connection.
 * A transaction counts as done on `complete` only: what `run` resolved is on the disk.
 */
export class Database {
  #indexedDB;
  #schema;
  /** @type {Promise<Connection>|null} */
  #connection = null;
  /** Whether it has been open before. */
  #known = false;
  /** Whether it was removed on purpose. */
  #gone = false;

  /** @param {{indexedDB: IDBFactory, name: string, schema: Schema}} parts */
  constructor({ indexedDB, name, schema }) {
    this.#indexedDB = indexedDB;
    this.#schema = schema;
    this.name = name;
  }

  /**
   * Runs `work` in one transaction and resolves with its result when the transaction is complete. `work` awaits nothing but this transaction's own
   * requests and may be run twice (a lost connection), so it changes nothing outside. Throws `storage_full`, `storage_failed`, `storage_vanished` (the
   * database was open before and is not there any more: nothing is written into an empty one unawares), or what `work` threw (with the transaction undone).
   * @template T
   * @param {string[]} stores
   * @param {'readonly'|'readwrite'} mode
   * @param {(transaction: Transaction) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async run(stores, mode, work) {
    try {
      return await this.#attempt(stores, mode, work);
    } catch (problem) {
      if (!isConnectionLost(problem)) throw storageError(problem);
    }
    await this.close();
    try {
      return await this.#attempt(stores, mode, work);
    } catch (problem) {
      throw storageError(problem);
    }
  }

  /** Lets go of the connection; the next `run` opens another. */
  async close() {
    const opening = this.#connection;
    this.#connection = null;
    if (!opening) return;
    const [outcome] = await Promise.allSettled([opening]);
    if (outcome.status === 'fulfilled') outcome.value.close();
  }

  /** Removes the database with everything in it. Work that comes too late does not make it again: it is refused (`storage_vanished`). */
  async destroy() {
    this.#gone = true;
    await this.close();
    const request = this.#indexedDB.deleteDatabase(this.name);
    await /** @type {Promise<unknown>} */ (wrap(request)).catch((problem) => {
      throw storageError(problem);
    });
  }

  /**
   * @template T
   * @param {string[]} stores
   * @param {'readonly'|'readwrite'} mode
   * @param {(transaction: Transaction) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #attempt(stores, mode, work) {
    const connection = await this.#connect();
    const transaction = /** @type {Transaction} */ (connection.transaction(stores, mode, { durability: 'strict' }));
    const ended = transaction.done.then(
      () => null,
      (problem) => problem ?? new VaultError('storage_failed'),
    );
    let result;
    try {
      result = await work(transaction);
    } catch (problem) {
      const reason = await abort(transaction, ended);
      throw isQuota(reason) ? reason : problem;
    }
    const reason = await ended;
    if (reason) throw reason;
    return result;
  }

  /** @returns {Promise<Connection>} */
  #connect() {
    if (this.#gone) throw new VaultError('storage_vanished');
    this.#connection ??= this.#open().catch((problem) => {
      this.#connection = null;
      throw problem;
    });
    return this.#connection;
  }

  /** @returns {Promise<Connection>} */
  async #open() {
    const request = this.#indexedDB.open(this.name, this.#schema.version);
    let vanished = false;
    request.onupgradeneeded = ({ oldVersion }) => {
      vanished = this.#known && oldVersion === 0;
      const transaction = /** @type {IDBTransaction} */ (request.transaction);
      if (vanished) transaction.abort();
      else this.#schema.upgrade(/** @type {Connection} */ (wrap(request.result)), oldVersion, transaction);
    };
    const opened = /** @type {Promise<any>} */ (wrap(request)).catch((cause) => {
      throw vanished ? new VaultError('storage_vanished', {}, { cause }) : cause;
    });
    return this.#follow(await opened);
  }

  /** @param {Connection} connection */
  #follow(connection) {
    this.#known = true;
    const forget = () => {
      this.#connection = null;
    };
    connection.addEventListener('close', forget);
    connection.addEventListener('versionchange', () => {
      forget();
      connection.close();
    });
    return connection;
  }
}

/**
 * @param {Transaction} transaction
 * @param {Promise<unknown>} ended
 * @returns {Promise<unknown>} why the transaction ended
 */
function abort(transaction, ended) {
  try {
    transaction.abort();
  } catch (problem) {
    if (!isConnectionLost(problem)) throw problem; // InvalidStateError: it has ended by itself
  }
  return ended;
}

/**
 * The database of one user of this browser.
 * @param {{indexedDB: IDBFactory, person: string}} parts
 */
export function userDatabase({ indexedDB, person }) {
  return new Database({ indexedDB, name: `wso-${person}`, schema: USER_SCHEMA });
}

/**
 * The database that says who may be unlocked in this browser.
 * @param {{indexedDB: IDBFactory}} parts
 */
export function sharedDatabase({ indexedDB }) {
  return new Database({ indexedDB, name: 'wso', schema: SHARED_SCHEMA });
}
