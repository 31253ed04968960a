/**
 * What is kept on the device. In clear: ids, times, sizes, sync state, and what the server may see anyway (statements). Everything else is sealed.
 *
 * @typedef {import('idb').IDBPDatabase<any>} Connection
 * @typedef {{version: number, upgrade: (connection: Connection, oldVersion: number) => void}} Schema
 */

/**
 * One database per user.
 * items   everything the server acknowledged or delivered, by digest
 * outbox  what the server has not acknowledged, in the order of writing
 * drafts  sealed, by draft id
 * kept    other small sealed things (invitation codes, notes written while locked), by `kind:id`
 * meta    cursor, ledger, chain heads, last sync
 * @type {Schema}
 */
export const USER_SCHEMA = {
  version: 1,
  upgrade(connection, oldVersion) {
    if (oldVersion >= 1) return;
    const items = connection.createObjectStore('items', { keyPath: 'digest' });
    items.createIndex('log', ['kind', 'log']);
    const outbox = connection.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
    outbox.createIndex('digest', 'digest', { unique: true });
    connection.createObjectStore('drafts', { keyPath: 'id' });
    connection.createObjectStore('kept', { keyPath: 'id' });
    connection.createObjectStore('meta');
  },
};

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
