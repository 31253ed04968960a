import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { Database, userDatabase } from '../../../static/js/vault/database.js';
import { VaultError } from '../../../static/js/vault/errors.js';
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
  const newer = new Database({ indexedDB, name: 'wso-p', schema: { version: 2, upgrade: () => undefined } });
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
