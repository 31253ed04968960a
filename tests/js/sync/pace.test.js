/** A first synchronisation brings many pages: the work over everything that is here is done a few times, not once for each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from '../../../static/js/sync/pace.js';
import { contactLog, World } from '../support/world.js';

test('of many changes the first, second, fourth, eighth and the last are told', () => {
  const told = [];
  let changes = 0;
  const pace = new Pace(() => told.push(changes));
  for (changes = 1; changes <= 21; changes += 1) pace.changed();
  changes = 21;
  pace.end();
  pace.end();
  assert.deepEqual(told, [1, 2, 4, 8, 16, 21]);
});

test('a device that is given forty pages looks over what it has seven times, and opens each record once', async (t) => {
  const world = await World.begin();
  const { ann, case: id } = await world.withCase();
  for (let n = 0; n < 40; n += 1) await ann.casebook.write(contactLog(id, `Record ${n}`));
  await ann.engine.now();
  const { records } = world.server;
  const changes = records.changes.bind(records);
  records.changes = (person, cursor) => changes(person, cursor, 1);
  const cal = await world.device(world.cal);
  await cal.casebook.ready;
  const refresh = t.mock.method(cal.casebook, 'refresh');
  const decrypt = t.mock.method(crypto.subtle, 'decrypt');
  const pages = world.server.count('/api/sync');
  await cal.engine.start();
  await cal.casebook.refresh();
  assert.ok(world.server.count('/api/sync') - pages > 40);
  assert.equal(cal.casebook.records.length, 41);
  assert.ok(refresh.mock.callCount() <= 8, `${refresh.mock.callCount()} times`);
  assert.ok(decrypt.mock.callCount() <= 43, `${decrypt.mock.callCount()} openings`);
});

test('what was taken in before a run failed is told', async () => {
  const world = await World.begin();
  const { ann, case: id } = await world.withCase();
  for (let n = 0; n < 5; n += 1) await ann.casebook.write(contactLog(id, `Record ${n}`));
  await ann.engine.now();
  const { records } = world.server;
  const changes = records.changes.bind(records);
  let pages = 0;
  records.changes = (person, cursor) => {
    pages += 1;
    return pages === 12 ? { nothing: true } : changes(person, cursor, 1);
  };
  const cal = await world.device(world.cal);
  const told = [];
  cal.engine.addEventListener('changes', () => told.push(pages));
  await cal.engine.start();
  assert.equal(cal.engine.status.state, 'error');
  assert.deepEqual(told, [1, 2, 4, 8, 12]);
});
