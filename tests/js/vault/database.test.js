import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { Database, userDatabase } from '../../../static/js/vault/database.js';
import { VaultError } from '../../../static/js/vault/errors.js';
import { Items } from '../../../static/js/vault/items.js';
import { codeOf } from '../support/parts.js';

/** A factory that lets a test reach the connections that were opened through it. */
function watched() {
  const factory = new IDBFactory();
  const connections = [];
  const open = (...rest) => {
    const request = factory.open(...rest);
    request.addEventListener('success', () => connections.push(request.result));
    return request;
  };
  return { indexedDB: { open, deleteDatabase: (name) => factory.deleteDatabase(name) }, connections };
}

const put = (database, value, key) =>
  database.run(['meta'], 'readwrite', (transaction) => transaction.objectStore('meta').put(value, key));
const get = (database, key) =>
  database.run(['meta'], 'readonly', (transaction) => transaction.objectStore('meta').get(key));

test('a connection that the browser dropped is opened again and the write is tried once more', async () => {
  const { indexedDB, connections } = watched();
  const database = userDatabase({ indexedDB, person: 'p' });
  await put(database, 1, 'first');
  connections[0].close();
  await put(database, 2, 'second');
  assert.equal(connections.length, 2);
  assert.equal(await get(database, 'second'), 2);
});

test('a connection that keeps being lost is a failure with a code', async () => {
  const { indexedDB, connections } = watched();
  const database = userDatabase({ indexedDB, person: 'p' });
  const lost = () => {
    throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
  };
  assert.equal(await codeOf(database.run(['meta'], 'readwrite', lost)), 'storage_failed');
  assert.equal(connections.length, 2);
});

test('a write counts on complete only: an aborted transaction rejects and leaves nothing', async () => {
  const database = userDatabase({ indexedDB: new IDBFactory(), person: 'p' });
  const aborted = database.run(['meta'], 'readwrite', async (transaction) => {
    await transaction.objectStore('meta').put('words', 'key');
    transaction.abort();
  });
  assert.equal(await codeOf(aborted), 'storage_failed');
  assert.equal(await get(database, 'key'), undefined);
});

test('what the work throws undoes the transaction and comes through as it is', async () => {
  const database = userDatabase({ indexedDB: new IDBFactory(), person: 'p' });
  const thrown = database.run(['meta'], 'readwrite', async (transaction) => {
    await transaction.objectStore('meta').put('words', 'key');
    throw new VaultError('no_case_key');
  });
  assert.equal(await codeOf(thrown), 'no_case_key');
  assert.equal(await get(database, 'key'), undefined);
});

test('no room left has its own code', async () => {
  const database = userDatabase({ indexedDB: new IDBFactory(), person: 'p' });
  const full = database.run(['meta'], 'readwrite', () => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  assert.equal(await codeOf(full), 'storage_full');
});

test('every transaction asks for strict durability', async () => {
  const { indexedDB, connections } = watched();
  const database = userDatabase({ indexedDB, person: 'p' });
  await put(database, 1, 'first');
  const [connection] = connections;
  const options = [];
  const original = connection.transaction.bind(connection);
  connection.transaction = (...rest) => {
    options.push(rest[2]);
    return original(...rest);
  };
  await put(database, 2, 'second');
  assert.deepEqual(options, [{ durability: 'strict' }]);
});

test('another tab that brings a newer database is not held up', async () => {
  const indexedDB = new IDBFactory();
  const database = userDatabase({ indexedDB, person: 'p' });
  await put(database, 1, 'first');
  const newer = new Database({ indexedDB, name: 'wso-p', schema: { version: 3, upgrade: () => undefined } });
  assert.equal(await get(newer, 'first'), 1);
  await newer.close();
});

test('a database that could not be opened can be opened later', async () => {
  const factory = new IDBFactory();
  let failures = 1;
  const open = (...rest) => {
    if (failures-- > 0) throw new DOMException('not now', 'AbortError');
    return factory.open(...rest);
  };
  const database = userDatabase({ indexedDB: { open }, person: 'p' });
  assert.equal(await codeOf(put(database, 1, 'first')), 'storage_failed');
  await put(database, 1, 'first');
  assert.equal(await get(database, 'first'), 1);
});

test('a database that vanished while it was in use is not replaced by an empty one unawares', async () => {
  const { indexedDB, connections } = watched();
  const database = userDatabase({ indexedDB, person: 'p' });
  await put(database, 1, 'first');
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('wso-p').onsuccess = resolve; // as another tab does, or whoever clears what sites keep
  });
  for (let tries = 0; tries < 2; tries += 1) {
    assert.equal(await codeOf(put(database, 2, 'second')), 'storage_vanished');
  }
  const opened = connections.length;
  const begunAgain = userDatabase({ indexedDB, person: 'p' });
  assert.equal(await get(begunAgain, 'first'), undefined, 'a new start makes a new one, and says what happened');
  assert.equal(connections.length, opened + 1);
});

test('a database that was removed on purpose is made again by a new start, not by work that comes too late', async () => {
  const indexedDB = new IDBFactory();
  const database = userDatabase({ indexedDB, person: 'p' });
  await put(database, 1, 'first');
  await database.destroy();
  assert.equal(await codeOf(put(database, 2, 'second')), 'storage_vanished');
  assert.deepEqual(await indexedDB.databases(), []);
  assert.equal(await get(userDatabase({ indexedDB, person: 'p' }), 'first'), undefined);
});

test('what the first version kept is all there in the second, and counts as arrived', async () => {
  const indexedDB = new IDBFactory();
  const before = new Database({ indexedDB, name: 'wso-p', schema: { version: 1, upgrade: makeFirst } });
  const stores = ['items', 'outbox', 'drafts', 'kept', 'meta'];
  await before.run(stores, 'readwrite', async (transaction) => {
    for (const digest of ['a', 'b', 'c']) {
      await transaction.objectStore('items').put({ digest, kind: 'revision', log: 'case' });
    }
    await transaction.objectStore('outbox').add({ digest: 'd' });
    await transaction.objectStore('drafts').put({ id: 'draft' });
    await transaction.objectStore('kept').put({ id: 'invitation:1' });
    await transaction.objectStore('meta').put('3.chain', 'cursor');
  });
  const everything = (database) =>
    database.run(stores, 'readonly', (transaction) =>
      Promise.all(stores.map((store) => transaction.objectStore(store).getAll())),
    );
  const then = await everything(before);
  const database = userDatabase({ indexedDB, person: 'p' });
  assert.deepEqual(await everything(database), then);
  const items = new Items(database);
  const arrived = [];
  for await (const portion of items.since(0)) arrived.push(...portion.items.map(({ digest }) => digest));
  assert.deepEqual(arrived.sort(), ['a', 'b', 'c']);
  assert.equal(await items.last(), 3);
});

/** The stores as the first version made them. */
function makeFirst(connection) {
  connection.createObjectStore('items', { keyPath: 'digest' }).createIndex('log', ['kind', 'log']);
  const outbox = connection.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
  outbox.createIndex('digest', 'digest', { unique: true });
  connection.createObjectStore('drafts', { keyPath: 'id' });
  connection.createObjectStore('kept', { keyPath: 'id' });
  connection.createObjectStore('meta');
}
