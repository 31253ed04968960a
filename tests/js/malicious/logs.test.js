/** A server that rewrites, replays or shuffles what was said: a fork and an old log are refused, a wrong order is mended when it can be. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStatement } from '../../../static/js/crypto/statement.js';
import { Ledgers } from '../../../static/js/vault/ledgers.js';
import { belongings, keptBack, slipStatement, strangersKey } from '../support/hostile.js';
import { contactLog, World } from '../support/world.js';
import { codeOfInvalid, renamed, seen, told } from './told.js';

test('an old directory replayed to a fresh phone is refused by name, and nothing on it is lost', async () => {
  const world = await World.begin();
  const cal = await world.device(world.cal);
  const { no, digest } = world.server.records.ledger.directoryHead;
  cal.space.account.head = { no: no + 1, digest };
  cal.space.ledgers = new Ledgers({ database: cal.space.database, account: cal.space.account });
  await cal.drafts.save('d', { form: 'risk', version: 1, case: 'c', values: {} });
  const status = await cal.engine.start();
  assert.deepEqual([status.state, status.code, (await belongings(cal)).drafts], ['error', 'log_older', 1]);
  assert.match(await told(cal), /showed an older history, and this device refused it/);
});

test('a delivery that begins again from the start is refused, and what is here stays', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  await cal.casebook.write(contactLog(id));
  const before = await belongings(cal);
  const log = world.server.records.logs.get(world.cal.id);
  const { changes, chains } = log;
  Object.assign(log, { changes: changes.slice(0, 1), chains: chains.slice(0, 2) });
  const status = await cal.engine.now();
  assert.deepEqual([status.code, status.state], ['history_changed', 'error']);
  assert.match(await told(cal, id), /no longer remembers what this device has received/);
  assert.deepEqual(await belongings(cal), before);
  Object.assign(log, { changes, chains });
  assert.equal((await cal.engine.now()).unsent, 0);
});

test('a forked log is refused by name; the outbox is kept and goes when the true log is back', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const log = world.server.records.logs.get(world.cal.id);
  const honest = { changes: [...log.changes], chains: [...log.chains] };
  const { ledger } = world.server.records;
  const said = { force: ledger.force, log: id, no: 1, prev: '', type: 'dispose', issuer: world.ann.id, issued_at: 1 };
  await slipStatement(world, await makeStatement(said, world.ann.identity.sign.privateKey), [world.cal.id]);
  const written = await cal.casebook.write(contactLog(id));
  const status = await cal.engine.now();
  assert.deepEqual([status.state, status.code, status.unsent], ['error', 'log_forked', 1]);
  assert.match(await told(cal, id), /showed two different histories, and this device refused both/);
  assert.equal(cal.casebook.cases.get(id).disposed, false);
  Object.assign(log, honest);
  assert.equal((await cal.engine.now()).unsent, 0);
  await ann.engine.now();
  await ann.casebook.refresh();
  assert.ok(seen(ann, written.digest));
});

test('statements that come in the wrong order are named, and count as soon as the first is here', async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  const first = await keptBack(world, () => world.say(renamed(world, 'Dee One')));
  await world.say(renamed(world, 'Dee Two'));
  await cal.engine.now();
  const said = await told(cal);
  assert.match(said, /not believed.*what comes before it has not arrived/s);
  assert.equal(cal.casebook.people.get(world.dee.id).name, 'dee');
  await world.server.records.slip({ ...first.item, digest: first.digest }, [world.cal.id]);
  await cal.engine.now();
  assert.doesNotMatch(await told(cal), /not believed/);
  assert.equal(cal.casebook.people.get(world.dee.id).name, 'Dee Two');
  assert.equal((await cal.space.ledgers.current()).directoryHead.no, world.server.records.ledger.directoryHead.no);
});

test('a case that comes before a directory in the wrong order opens as soon as all is here', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const { case: id } = await ann.casebook.openCase({ reference: 'WS-1000' }, [world.cal.id]);
  await ann.engine.now();
  const { records } = world.server;
  const kept = [...records.kept.values()];
  const directory = kept.filter(({ log }) => log === 'directory');
  const opening = kept.filter(({ log }) => log === id);
  const log = records.logs.get(world.cal.id);
  Object.assign(log, { changes: [], chains: log.chains.slice(0, 1) });
  for (const { item, digest } of [...opening, ...directory.reverse()])
    await records.slip({ ...item, digest }, [world.cal.id]);
  const cal = await world.synced(world.cal);
  assert.doesNotMatch(await told(cal, id), /not believed/);
  assert.equal(cal.casebook.cases.get(id).readable, true);
});

test('an unsigned statement out of order cannot stop the true one that takes its place', async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  const ledger = world.server.records.ledger;
  const next = ledger.next('directory');
  const said = { ...next, no: next.no + 1, prev: next.prev, type: 'revoke', person: world.ann.id, issuer: 'root' };
  const forged = await makeStatement({ ...said, issued_at: 1 }, await strangersKey());
  await slipStatement(world, forged, [world.cal.id]);
  await cal.engine.now();
  assert.equal((await told(cal)).includes('not believed'), true);
  assert.equal(codeOfInvalid(cal, forged.digest), 'rebase');
  for (const name of ['Dee One', 'Dee Two', 'Dee Three']) {
    await world.say(renamed(world, name));
    assert.equal((await cal.engine.now()).state, 'idle');
  }
  await cal.casebook.refresh();
  assert.equal(cal.casebook.people.get(world.dee.id).name, 'Dee Three');
  assert.equal(cal.casebook.people.get(world.ann.id).active, true);
});

test('a statement of the directory that repeats one already there changes nothing', async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  const { records } = world.server;
  const old = [...records.kept.values()].find(({ log }) => log === 'directory');
  await records.slip({ ...old.item, digest: old.digest }, [world.cal.id]);
  const { no } = (await cal.space.ledgers.current()).directoryHead;
  assert.equal((await cal.engine.now()).state, 'idle');
  assert.equal((await cal.space.ledgers.current()).directoryHead.no, no);
  assert.doesNotMatch(await told(cal), /not believed/);
});
