/** What was opened is kept, sealed: nothing is verified twice, whatever cannot be read is opened anew, and what is shown is always right. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSignKey, newKeyPair } from '../../../static/js/crypto/keys.js';
import { userDatabase } from '../../../static/js/vault/database.js';
import { VaultError } from '../../../static/js/vault/errors.js';
import { KeptRecords } from '../../../static/js/vault/kept_records.js';
import { keptBack, sealed, smuggle } from '../support/hostile.js';
import { seen, withRecords } from '../support/kept.js';
import { contactLog } from '../support/world.js';

const STORES = ['items', 'arrivals', 'opened', 'outbox', 'drafts', 'kept', 'meta'];

function store(device, name, mode, work) {
  return device.space.database.run([name], mode, (transaction) => work(transaction.objectStore(name)));
}

const rows = (device, name) => store(device, name, 'readonly', (opened) => opened.getAll());

/** A row as it is searched for words: what is in clear, and its sealed bytes. */
function textsOf(row) {
  return [JSON.stringify(row), row.sealed ? Buffer.from(row.sealed).toString('latin1') : ''];
}

/** How often a signature is checked while something is done. */
async function checks(t, work) {
  const verify = t.mock.method(crypto.subtle, 'verify');
  const result = await work();
  const count = verify.mock.callCount();
  verify.mock.restore();
  return { count, result };
}

test('what was opened once is there at the next unlocking, and no signature is checked again', async (t) => {
  const { world, cal } = await withRecords();
  const { count, result } = await checks(t, () => world.again(world.cal, cal));
  assert.equal(count, 0);
  assert.equal(seen(result).length, 4);
  assert.deepEqual(seen(result), seen(cal));
});

test('only what has come since is opened', async (t) => {
  const { world, ann, cal, id } = await withRecords();
  cal.casebook.close();
  const more = await ann.casebook.write(contactLog(id, 'Since then'));
  await ann.engine.now();
  await cal.engine.now();
  const { count, result } = await checks(t, () => world.again(world.cal, cal));
  assert.equal(count, 1);
  assert.equal(result.casebook.records.find(({ digest }) => digest === more.digest).body.values.how, 'Since then');
});

test('no word of it lies on the device in clear, and its size tells whole KiB only', async () => {
  const { cal } = await withRecords();
  await cal.casebook.keepList(cal.casebook.records.map(({ digest }) => digest));
  const texts = [];
  for (const name of STORES) texts.push(...(await rows(cal, name)).flatMap(textsOf));
  assert.doesNotMatch(texts.join(), /Canary/);
  const [opened] = await rows(cal, 'opened');
  assert.equal((opened.sealed.byteLength - 28) % 1024, 0);
});

test('rows under the key of another device id are dropped, and everything is opened anew', async (t) => {
  const { world, cal } = await withRecords();
  const before = seen(cal);
  cal.browser.localKeys.clear();
  const { count, result } = await checks(t, () => world.again(world.cal, cal));
  assert.equal(count, 4);
  assert.deepEqual(seen(result), before);
  const { count: then } = await checks(t, () => world.again(world.cal, result));
  assert.equal(then, 0, 'kept again');
});

for (const [what, change] of [
  ['has gone', (opened, [first]) => opened.delete(first.no)],
  ['was damaged', (opened, [first]) => opened.put({ ...first, sealed: new Uint8Array(first.sealed).fill(7).buffer })],
  ['was made by another version', (opened, [first]) => opened.put({ ...first, made: 0 })],
  ['stands for another span', (opened, [first]) => opened.put({ ...first, upto: first.upto + 1 })],
]) {
  test(`a row that ${what}: its records are opened anew, nothing is missing`, async (t) => {
    const { world, cal } = await withRecords();
    const before = seen(cal);
    await store(cal, 'opened', 'readwrite', async (opened) => change(opened, await opened.getAll()));
    const { count, result } = await checks(t, () => world.again(world.cal, cal));
    assert.ok(count > 0);
    assert.deepEqual(seen(result), before);
  });
}

test('what was not believed is tried again at each unlocking, and kept once it opens', async (t) => {
  const { world, ann, cal, id } = await withRecords();
  const renewed = (await importSignKey((await newKeyPair()).private)).privateKey;
  const forged = await sealed({
    world,
    case: id,
    author: { ...world.ann, identity: { ...world.ann.identity, sign: { privateKey: renewed } } },
  });
  await smuggle(world, forged);
  await cal.engine.now();
  await cal.casebook.refresh();
  const again = await world.again(world.cal, cal);
  assert.deepEqual(
    again.casebook.invalid.map(({ digest, code }) => [digest, code]),
    [[forged.digest, 'bad_signature']],
  );
  assert.equal(again.casebook.records.length, 4);
  assert.ok(ann);
  const { count } = await checks(t, () => world.again(world.cal, again));
  assert.equal(count, 1);
});

for (const locked of [true, false]) {
  test(`a record whose author is known to be a member only later opens then, and is kept; locked: ${locked}`, async (t) => {
    const { world, ann, cal, id } = await withRecords();
    const { records } = world.server;
    const { digest } = await ann.casebook.changeMembers(id, { add: [world.dee.id] });
    records.withheld.add(digest);
    await ann.engine.now();
    await smuggle(world, await sealed({ world, case: id, author: world.dee }), { to: [world.cal.id] });
    await cal.engine.now();
    await cal.casebook.refresh();
    assert.equal(cal.casebook.invalid[0].code, 'not_a_member');
    if (locked) cal.casebook.close();
    records.withheld.clear();
    await records.slip({ ...records.kept.get(digest).item, digest }, [world.cal.id]);
    await cal.engine.now();
    await cal.casebook.refresh();
    const after = locked ? await world.again(world.cal, cal) : cal;
    assert.deepEqual([after.casebook.invalid.length, after.casebook.records.length], [0, 5]);
    const { count, result } = await checks(t, () => world.again(world.cal, cal));
    assert.equal(count, 0);
    assert.deepEqual(seen(result), seen(after));
  });
}

test('how a record stands is judged anew: a statement that comes while locked changes it', async () => {
  const { world, ann, cal, id } = await withRecords();
  const { digest } = await ann.casebook.write({ ...contactLog(id), form: 'review' });
  await ann.engine.now();
  await cal.engine.now();
  await cal.casebook.refresh();
  const validOf = (device) => device.casebook.records.find((record) => record.digest === digest).valid;
  assert.equal(validOf(cal), true);
  cal.casebook.close();
  const demotion = await keptBack(world, () => world.say({ type: 'revoke', person: world.ann.id }));
  await world.server.records.slip({ ...demotion.item, digest: demotion.digest, received_at: 1 }, [world.cal.id]);
  await cal.engine.now();
  const again = await world.again(world.cal, cal);
  assert.equal(validOf(again), 'left_role');
  assert.equal(again.casebook.records.find((record) => record.digest === digest).late, true);
});

test('a later word of the server that a record came late holds at the next unlocking', async () => {
  const { world, ann, cal, id } = await withRecords();
  const mine = cal.casebook.records.find(({ author }) => author === world.cal.id);
  cal.casebook.close();
  const { item } = world.server.records.kept.get(mine.digest);
  await world.server.records.slip({ ...item, digest: mine.digest, late: true }, [world.cal.id]);
  await cal.engine.now();
  for (const device of [await world.again(world.cal, cal), await world.again(world.cal, cal)]) {
    const found = device.casebook.records.find(({ digest }) => digest === mine.digest);
    assert.deepEqual([found.said_late, found.late, found.received_at], [true, true, mine.received_at]);
  }
  assert.ok(ann && id);
});

test('without room for it everything opens all the same, and anew the next time', async (t) => {
  const { world, cal } = await withRecords();
  const before = seen(cal);
  await store(cal, 'opened', 'readwrite', (opened) => opened.clear());
  const again = await world.again(world.cal, cal, (_, { database }) => {
    const { run } = database;
    database.run = (stores, mode, work) =>
      mode === 'readwrite' && stores.includes('opened')
        ? Promise.reject(new VaultError('storage_full'))
        : run.call(database, stores, mode, work);
  });
  assert.equal(again.casebook.state, 'open');
  assert.deepEqual(seen(again), before);
  const { count } = await checks(t, () => world.again(world.cal, cal));
  assert.equal(count, 4);
});

test('answers that lie too deep in each other to be written down are named, to be opened anew', async () => {
  const { cal } = await withRecords();
  const database = userDatabase({ indexedDB: cal.browser.indexedDB, person: 'p' });
  const kept = new KeptRecords({ database, local: await cal.browser.localKey('d') });
  const depth = 50_000;
  const deep = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const [plain] = cal.casebook.records;
  await kept.keep({ after: 0, upto: 2, records: [plain, { ...plain, digest: 'deep', body: deep }], again: ['forged'] });
  const portions = [];
  assert.equal(await kept.load((portion) => portions.push(portion)), 2);
  assert.deepEqual(portions, [{ after: 0, upto: 2, records: [plain], again: ['forged', 'deep'] }]);
});

test('many small rows become few, and a row that another tab has added meanwhile is not lost', async (t) => {
  const { world, cal, id } = await withRecords();
  for (let n = 0; n < 36; n += 1) {
    await cal.casebook.write(contactLog(id, `Small ${n}`));
    await cal.engine.now();
    await cal.casebook.refresh();
  }
  const before = seen(cal);
  assert.ok((await rows(cal, 'opened')).length > 36);
  const again = await world.again(world.cal, cal);
  assert.equal((await rows(cal, 'opened')).length, 1);
  assert.deepEqual(seen(again), before);
  await cal.casebook.write(contactLog(id, 'One more'));
  await cal.engine.now();
  await cal.casebook.refresh();
  const { count, result } = await checks(t, () => world.again(world.cal, cal));
  assert.equal(count, 0);
  assert.deepEqual(seen(result), seen(cal));
});

test('where another tab has kept something meanwhile, the small rows stay as they are', async () => {
  const { cal } = await withRecords();
  const [record] = cal.casebook.records;
  const database = userDatabase({ indexedDB: cal.browser.indexedDB, person: 'p' });
  const local = await cal.browser.localKey('d');
  const [one, other] = [new KeptRecords({ database, local }), new KeptRecords({ database, local })];
  for (let n = 0; n < 40; n += 1) await one.keep({ after: n, upto: n + 1, records: [record], again: [] });
  await one.load(() => undefined);
  await other.keep({ after: 40, upto: 41, records: [record], again: [] });
  await one.gather({ upto: 40, records: [record], again: [] });
  let count = 0;
  assert.equal(
    await other.load(() => {
      count += 1;
    }),
    41,
  );
  assert.equal(count, 41);
  await other.gather({ upto: 41, records: [record], again: ['forged'] });
  const rest = [];
  assert.equal(await one.load((portion) => rest.push(portion)), 41);
  assert.deepEqual(rest, [{ after: 0, upto: 41, records: [record], again: ['forged'] }]);
});

test('a casebook that is closed while it reads holds nothing', async () => {
  const { world, cal } = await withRecords();
  const again = await world.again(world.cal, cal, (casebook, { database }) => {
    const { run } = database;
    database.run = async (stores, mode, work) => {
      const result = await run.call(database, stores, mode, work);
      if (stores.includes('opened')) casebook.close();
      return result;
    };
  });
  assert.deepEqual([again.casebook.records, again.casebook.invalid, again.casebook.people.size], [[], [], 0]);
});
