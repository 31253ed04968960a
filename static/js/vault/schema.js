/**
 * What is kept on the device. In clear: ids, times, sizes, sync state, and what the server may see anyway (statements). Everything else is sealed.
 *
 * @typedef {import('idb').IDBPDatabase<any>} Connection
 * @typedef {{version: number, upgrade: (connection: Connection, oldVersion: number, transaction: IDBTransaction) => void}} Schema
 *   transaction: the browser's own, without promises: what fails in it ends the opening
 */

/**
 * One database per user.
 * items     everything the server acknowledged or delivered, by digest
 * arrivals  the order in which items were put here: no and digest
 * opened    what was verified and opened before, sealed, in portions
 * outbox    what the server has not acknowledged, in the order of writing
 * drafts    sealed, by draft id
 * kept      other small sealed things (invitation codes, notes written while locked, what the lists stand on, work that was begun), by `kind:id`
 * meta      cursor, ledger, chain heads, last sync, notices
 * @type {Schema}
 */
export const USER_SCHEMA = {
  version: 2,
  upgrade(connection, oldVersion, transaction) {
    if (oldVersion < 1) makeFirst(connection);
    if (oldVersion < 2) makeSecond(connection, transaction);
  },
};

/** @param {Connection} connection */
function makeFirst(connection) {
  const items = connection.createObjectStore('items', { keyPath: 'digest' });
  items.createIndex('log', ['kind', 'log']);
  const outbox = connection.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
  outbox.createIndex('digest', 'digest', { unique: true });
  connection.createObjectStore('drafts', { keyPath: 'id' });
  connection.createObjectStore('kept', { keyPath: 'id' });
  connection.createObjectStore('meta');
}

/**
 * What was here before has arrived in some order.
 * @param {Connection} connection
 * @param {IDBTransaction} transaction
 */
function makeSecond(connection, transaction) {
  connection.createObjectStore('arrivals', { keyPath: 'no', autoIncrement: true });
  connection.createObjectStore('opened', { keyPath: 'no', autoIncrement: true });
  const digests = transaction.objectStore('items').getAllKeys();
  digests.onsuccess = () => {
    for (const digest of digests.result) transaction.objectStore('arrivals').add({ digest });
  };
}

/**
 * One small database for the browser: who may be unlocked here.
 * accounts  by sign-in name: person, device, vault (sealed), sheet code
 * state     `last`: the sign-in name the lock screen offers; `leaving`: a session is to be ended; `emptying`: a person's
 *           database is to be removed
 * @type {Schema}
 */
export const SHARED_SCHEMA = {
  version: 1,
  upgrade(connection, oldVersion) {
    if (oldVersion >= 1) return;
    connection.createObjectStore('accounts', { keyPath: 'user' });
    connection.createObjectStore('state');
  },
};
