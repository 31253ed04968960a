/** Statements that go through the outbox: order, rebase, signing anew. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { no } from '../support/fake_server.js';
import { contactLog, World } from '../support/world.js';

const states = async ({ space }) => (await space.outbox.entries()).map(({ kind, state }) => [kind, state]);

test('a case opened without a network can be worked in at once and arrives in order', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  world.server.fault('/api/sync', 'network');
  await ann.engine.now();
  const opened = await ann.casebook.openCase({ reference: 'WS-1' }, [world.cal.id]);
  const written = await ann.casebook.write(contactLog(opened.case));
  const shown = ann.casebook.cases.get(opened.case);
  assert.deepEqual([shown.pending, shown.readable, shown.records.length], [true, true, 2]);
  await ann.engine.now();
  const pushed = world.server.requests.filter(({ path, body }) => path === '/api/sync' && body.push.length > 0);
  const kinds = pushed.map(({ body }) => body.push.map(({ kind }) => kind));
  assert.deepEqual(kinds, [['statement'], ['revision', 'revision']]);
  await ann.casebook.refresh();
  assert.equal(ann.casebook.cases.get(opened.case).pending, false);
  const cal = await world.synced(world.cal);
  assert.deepEqual(cal.casebook.records.map(({ digest }) => digest).sort(), [opened.digest, written.digest].sort());
});

test('a record whose case key is not in yet waits, and nothing else waits with it', async () => {
  const world = await World.begin();
  const { ann, case: old } = await world.withCase();
  const fresh = await ann.casebook.openCase({ reference: 'WS-2' }, []);
  await ann.casebook.write(contactLog(old));
  const statement = (await ann.space.outbox.entries())[0];
  statement.state = 'refused';
  await ann.space.database.run(['outbox'], 'readwrite', (transaction) =>
    transaction.objectStore('outbox').put(statement),
  );
  await ann.engine.now();
  assert.deepEqual(await states(ann), [
    ['statement', 'refused'],
    ['revision', 'saved'],
  ]);
  await ann.casebook.retry(statement.digest);
  assert.equal((await ann.engine.now()).unsent, 0);
  assert.equal(world.server.records.kept.has(fresh.digest), true);
});

test('two contacts write in the directory at once: the later signs anew on top, and both hold', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const bob = await world.synced(world.bob);
  await ann.casebook.officers.revoke(world.dee.id);
  await bob.casebook.officers.replace({ person: world.cal.id, name: 'Cal Renamed', roles: ['officer'] });
  await ann.engine.now();
  assert.equal((await bob.engine.now()).unsent, 0);
  await ann.engine.now();
  await ann.casebook.refresh();
  assert.equal(ann.casebook.people.get(world.dee.id).active, false);
  assert.equal(ann.casebook.people.get(world.cal.id).name, 'Cal Renamed');
});

test('locked, what is to be signed anew waits in the outbox; a new start with keys signs it', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const device = 'b0b0b0b0-0000-4000-8000-000000000000';
  const bob = await world.synced(world.bob, { device });
  await ann.casebook.officers.revoke(world.dee.id);
  await bob.casebook.officers.replace({ person: world.cal.id, name: 'Cal Renamed', roles: ['officer'] });
  await ann.engine.now();
  bob.casebook.close();
  assert.equal((await bob.engine.now()).unsent, 1);
  assert.deepEqual(await states(bob), [['statement', 'rebase']]);
  const again = await world.synced(world.bob, { browser: bob.browser, device });
  assert.equal(again.engine.status.unsent, 0);
  assert.equal(world.server.records.ledger.people.get(world.cal.id).name, 'Cal Renamed');
});

test('what holds already is not said twice', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const bob = await world.synced(world.bob);
  await ann.casebook.officers.revoke(world.dee.id);
  await bob.casebook.officers.revoke(world.dee.id);
  await ann.engine.now();
  const head = world.server.records.ledger.directoryHead.no;
  assert.equal((await bob.engine.now()).unsent, 0);
  assert.equal(world.server.records.ledger.directoryHead.no, head);
});

test('what may not be said any more is refused, kept and shown', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const bob = await world.synced(world.bob);
  await ann.casebook.officers.revoke(world.bob.id);
  await bob.casebook.officers.revoke(world.dee.id);
  await ann.engine.now();
  const status = await bob.engine.now();
  assert.deepEqual([status.refused, await states(bob)], [1, [['statement', 'refused']]]);
  assert.deepEqual(
    (await bob.casebook.refusals()).map(({ code }) => code),
    ['not_allowed'],
  );
});

test('somebody goes while another contact adds somebody: the new key is used again, and what was sealed under it is read', async () => {
  const world = await World.begin();
  const { ann, case: id } = await world.withCase();
  await ann.casebook.changeMembers(id, { add: [world.bob.id] });
  await ann.engine.now();
  const bob = await world.synced(world.bob);
  await ann.casebook.changeMembers(id, { remove: [world.cal.id] });
  const sealed = await ann.casebook.write(contactLog(id, 'Under the new key.'));
  await bob.casebook.changeMembers(id, { add: [world.dee.id] });
  await bob.engine.now();
  assert.equal((await ann.engine.now()).unsent, 0);
  const dee = await world.synced(world.dee);
  assert.deepEqual(dee.casebook.cases.get(id).members, [world.ann.id, world.bob.id, world.dee.id].sort());
  assert.equal(dee.casebook.cases.get(id).epoch, 2);
  const read = dee.casebook.records.find(({ digest }) => digest === sealed.digest);
  assert.deepEqual(read.body.values, { how: 'Under the new key.' });
});

test('a server that asks to sign anew for ever is asked a bounded number of times', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const { records } = world.server;
  const accept = records.accept.bind(records);
  let asked = 0;
  records.accept = (item) => {
    asked += item.kind === 'statement' ? 1 : 0;
    ann.browser.clock.now += 1; // so that what is signed anew is another text
    throw Object.assign(new Error('rebase'), { code: 'rebase' });
  };
  await ann.casebook.officers.revoke(world.dee.id);
  await ann.engine.now();
  assert.equal(asked, 5);
  assert.deepEqual(await states(ann), [['statement', 'rebase']]);
  records.accept = accept;
  assert.equal((await ann.engine.now()).unsent, 0);
});

test('a busy server is no refusal', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  await cal.casebook.write(contactLog(id));
  world.server.fault('/api/sync', no(503, 'busy'));
  const status = await cal.engine.now();
  assert.deepEqual([status.state, status.code, status.refused, status.unsent], ['error', 'busy', 0, 1]);
});
