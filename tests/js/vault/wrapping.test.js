/** Many cases for somebody: one statement each, kept portion by portion, found again after an interruption. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Wrapping } from '../../../static/js/vault/wrapping.js';
import { codeOf } from '../support/parts.js';
import { openCases, World } from '../support/world.js';

const CASES = 60;

/** Ann with many cases of her own. */
async function manyCases(world, count = CASES) {
  const ann = await world.synced(world.ann);
  await openCases(ann, count);
  await ann.casebook.refresh();
  return ann;
}

test('one act gives somebody every case with its history, and the server takes each statement', async () => {
  const world = await World.begin();
  const ann = await manyCases(world);
  const wrapping = ann.casebook.lend(Wrapping);
  const told = [];
  const { outside } = await wrapping.access(world.bob.id);
  assert.equal(outside.length, CASES);
  const wanted = { person: world.bob.id, cases: outside, act: 'add' };
  const outcome = await wrapping.run(wanted, { progress: ({ done }) => told.push(done) });
  assert.deepEqual([outcome, told], [{ done: CASES, left: [] }, [0, 25, 50, 60]]);
  assert.equal((await ann.engine.now()).unsent, 0);
  const bob = await world.synced(world.bob);
  assert.deepEqual(new Set(bob.casebook.records.map(({ body }) => body.values.reference)).size, CASES);
  assert.equal((await wrapping.access(world.bob.id)).inside.length, CASES);
  assert.equal(await wrapping.begun(world.bob.id), null);
});

test('what was signed before an interruption is kept; the rest of what was chosen is offered, and nothing else', async () => {
  const world = await World.begin();
  const ann = await manyCases(world);
  const wrapping = ann.casebook.lend(Wrapping);
  const { outside } = await wrapping.access(world.bob.id);
  const chosen = outside.slice(0, 40); // 20 are left out for a conflict
  const progress = ({ done }) => done === 25 && ann.casebook.close();
  const work = wrapping.run({ person: world.bob.id, cases: chosen, act: 'add' }, { progress });
  assert.equal(await codeOf(work), 'locked');
  assert.equal((await ann.space.outbox.entries()).length, 25);
  const again = await reopened(world, ann);
  const later = again.casebook.lend(Wrapping);
  assert.deepEqual(await later.begun(world.bob.id), { act: 'add', cases: chosen.slice(25) });
  await later.run({ person: world.bob.id, ...(await later.begun(world.bob.id)) });
  assert.equal(await later.begun(world.bob.id), null);
  await again.engine.now();
  assert.deepEqual((await later.access(world.bob.id)).outside.sort(), outside.slice(40).sort());
});

/** The same device after unlocking: the same storage and local key. */
async function reopened(world, { browser, account }) {
  const again = await world.device(world.ann, { browser, device: account.device });
  await again.engine.start();
  await again.casebook.refresh();
  return again;
}

test('whoever leaves is taken out of every case by a new key; what others wrote before still opens', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  await ann.casebook.officers.revoke(world.cal.id);
  const wrapping = ann.casebook.lend(Wrapping);
  const { left } = await wrapping.access(world.cal.id);
  assert.deepEqual(left, [id]);
  await wrapping.run({ person: world.cal.id, cases: left, act: 'remove' });
  await ann.engine.now();
  await ann.casebook.refresh();
  const known = ann.casebook.cases.get(id);
  assert.deepEqual([known.members, known.epoch], [[world.ann.id], 2]);
  assert.deepEqual((await wrapping.access(world.cal.id)).left, []);
  await cal.engine.now();
  await cal.casebook.refresh();
  const { ledger } = world.server.records;
  assert.deepEqual(
    ledger.wrapsFor(id, world.cal.id).map(({ key }) => key === ledger.cases.get(id).key),
    [false],
    'they have the key of before, and not the new one',
  );
  assert.equal(cal.casebook.cases.get(id).records.length, 1);
});

test('somebody who is given a case is not held up by another member whose access has ended', async () => {
  const world = await World.begin();
  const { ann, case: id } = await world.withCase();
  await ann.casebook.officers.revoke(world.cal.id);
  const wrapping = ann.casebook.lend(Wrapping);
  await wrapping.run({ person: world.bob.id, cases: [id], act: 'add' });
  assert.equal((await ann.engine.now()).refused, 0);
  await ann.casebook.refresh();
  assert.deepEqual(ann.casebook.cases.get(id).members, [world.ann.id, world.bob.id].sort());
});

test('cases without another contact are named to the contact who is alone in them', async () => {
  const world = await World.begin();
  const ann = await manyCases(world, 2);
  const wrapping = ann.casebook.lend(Wrapping);
  const alone = await wrapping.onlyContactOf(world.ann.id);
  assert.equal(alone.length, 2);
  await wrapping.run({ person: world.bob.id, cases: [alone[0]], act: 'add' });
  await wrapping.run({ person: world.dee.id, cases: [alone[1]], act: 'add' });
  assert.deepEqual(await wrapping.onlyContactOf(world.ann.id), [alone[1]], 'an officer is no contact');
});

test('two contacts who change the same cases at once both get their way', async () => {
  const world = await World.begin();
  const ann = await manyCases(world, 3);
  const cases = [...ann.casebook.cases.keys()];
  await ann.casebook.lend(Wrapping).run({ person: world.bob.id, cases, act: 'add' });
  await ann.engine.now();
  const bob = await world.synced(world.bob);
  await ann.casebook.lend(Wrapping).run({ person: world.cal.id, cases, act: 'add' });
  await bob.casebook.lend(Wrapping).run({ person: world.dee.id, cases, act: 'add' });
  await ann.engine.now();
  assert.equal((await bob.engine.now()).refused, 0);
  const { ledger } = world.server.records;
  for (const id of cases) assert.equal(ledger.cases.get(id).members.length, 4);
});
