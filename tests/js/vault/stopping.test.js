/** Somebody else may have a person's keys: asked about, stopped by a contact, their cases under keys that the stopped ones do not open. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../../static/js/crypto/bytes.js';
import { unwrapCaseKey } from '../../../static/js/crypto/casekey.js';
import { NOBODY } from '../../../static/js/crypto/nobody.js';
import { Doubting } from '../../../static/js/vault/doubting.js';
import { Stopping } from '../../../static/js/vault/stopping.js';
import { Wrapping } from '../../../static/js/vault/wrapping.js';
import { codeOf } from '../support/parts.js';
import { contactLog, openCases, World } from '../support/world.js';

/** Ann's desk after she has stopped Cal's keys, all of it sent. */
async function stopped(world, ann, device) {
  await ann.casebook.lend(Stopping).stop({ person: world.cal.id, device });
  await ann.engine.now();
  await ann.casebook.refresh();
}

/** Cal with new keys that a contact has vouched for, on a phone of his own. */
async function anew(world, ann) {
  const cal = { ...world.cal, identity: (await world.person('sam', ['officer'])).identity };
  const { hpkePublic: hpke, signPublic: sign } = cal.identity;
  await ann.engine.now();
  await ann.casebook.officers.renew({ person: cal.id, hpke, sign });
  await ann.engine.now();
  await ann.casebook.refresh();
  return cal;
}

test('one act orders the device to be emptied and puts nobody’s key in place of theirs; a second changes nothing', async () => {
  const world = await World.begin();
  const { ann, cal } = await world.withCase();
  await stopped(world, ann, cal.account.device);
  const known = world.server.records.ledger.people.get(world.cal.id);
  assert.deepEqual([known.sign, known.hpke, known.active], [NOBODY, NOBODY, true]);
  assert.deepEqual(known.wiped, [cal.account.device]);
  assert.equal(ann.casebook.people.get(world.cal.id).stopped, true);
  const { no } = world.server.records.ledger.directoryHead;
  await stopped(world, ann, cal.account.device);
  assert.equal(world.server.records.ledger.directoryHead.no, no);
});

test('every case gets a key that the stopped ones do not open; what was written before stays, and 100 take seconds', async () => {
  const world = await World.begin();
  const { ann, case: id } = await world.withCase();
  await openCases(ann, 99, [world.cal.id]);
  const before = world.server.records.ledger.cases.get(id).key;
  await stopped(world, ann);
  const wrapping = ann.casebook.lend(Wrapping);
  const { exposed, lacking } = await wrapping.access(world.cal.id);
  assert.deepEqual([exposed.length, lacking.length], [100, 0]);
  const begun = performance.now();
  assert.deepEqual(await wrapping.run({ person: world.cal.id, cases: exposed, act: 'stop' }), { done: 100, left: [] });
  assert.ok(performance.now() - begun < 20_000);
  await ann.engine.now();
  assert.deepEqual((await wrapping.access(world.cal.id)).exposed, []);
  const { ledger } = world.server.records;
  const known = ledger.cases.get(id);
  assert.deepEqual([known.epoch, known.members.includes(world.cal.id)], [2, true]);
  assert.notEqual(known.key, before);
  const [wrap] = known.wraps.filter(({ key, to }) => key === known.key && to === world.cal.id);
  const facts = { wrap, force: ledger.force, case: id, commit: known.commits[known.key] };
  const open = () => unwrapCaseKey({ ...facts, pair: world.cal.identity.hpke });
  await assert.rejects(open, 'a thief with the stopped keys opens nothing new');
});

test('an interruption leaves what is to be done where every contact of the case finds it', async () => {
  const world = await World.begin();
  const { ann, case: id } = await world.withCase();
  await ann.casebook.changeMembers(id, { add: [world.bob.id] });
  await ann.engine.now();
  await stopped(world, ann);
  await ann.casebook.lend(Wrapping).run({ person: world.cal.id, cases: [], act: 'stop' });
  const bob = await world.synced(world.bob);
  assert.deepEqual(bob.casebook.cases.get(id).exposed, [world.cal.id]);
  const wrapping = bob.casebook.lend(Wrapping);
  await wrapping.run({ person: world.cal.id, cases: [id], act: 'stop' });
  await bob.casebook.refresh();
  assert.deepEqual(bob.casebook.cases.get(id).exposed, []);
});

test('with new keys the cases are given back with their history, and what the stopped ones sign is late for everybody', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  await cal.casebook.write(contactLog(id, 'Before'));
  await cal.engine.now();
  await cal.casebook.write(contactLog(id, 'By whoever has the phone'));
  const [theirs] = await cal.space.outbox.entries();
  world.clock.now += 1000;
  ann.browser.clock.now = world.clock.now;
  await stopped(world, ann);
  const wrapping = ann.casebook.lend(Wrapping);
  await wrapping.run({ person: world.cal.id, cases: [id], act: 'stop' });
  const again = await anew(world, ann);
  assert.deepEqual((await wrapping.access(world.cal.id)).lacking, [id]);
  await wrapping.run({ person: world.cal.id, cases: [id], act: 'wrap' });
  await ann.engine.now();
  world.clock.now += 1000;
  const { header, body, sig } = theirs;
  await world.server.records.accept({ kind: 'revision', header, body, sig }); // a server that does not say that it is late
  const phone = await world.synced(again);
  await phone.casebook.write(contactLog(id, 'After'));
  await phone.engine.now();
  await ann.engine.now();
  await ann.casebook.refresh();
  for (const { casebook } of [ann, phone]) {
    const logs = casebook.cases.get(id).records.filter(({ body: { form } }) => form === 'contact-log');
    assert.deepEqual(logs.map(({ body: { values }, late }) => [values.how, late]).sort(), [
      ['After', false],
      ['Before', false],
      ['By whoever has the phone', true],
    ]);
  }
});

test('somebody asks for new keys themselves, with a lost device or without; once, and it ends with the new keys', async () => {
  const world = await World.begin();
  const { ann, cal } = await world.withCase();
  const doubting = cal.casebook.lend(Doubting);
  const lost = newId();
  await doubting.doubt({ device: lost });
  await doubting.doubt({});
  await cal.engine.now();
  await ann.engine.now();
  await ann.casebook.refresh();
  const shown = ann.casebook.people.get(world.cal.id);
  assert.equal(shown.doubted, world.clock.now);
  assert.deepEqual(world.server.records.ledger.people.get(world.cal.id).wiped, [lost]);
  assert.equal((await cal.engine.now()).state, 'idle', 'they go on until a contact has stopped the keys');
  await stopped(world, ann);
  assert.deepEqual([ann.casebook.people.get(world.cal.id).doubted, (await cal.engine.now()).code], [0, 'keys_stopped']);
});

test('only a contact stops keys', async () => {
  const world = await World.begin();
  const { cal } = await world.withCase();
  assert.equal(await codeOf(cal.casebook.lend(Stopping).stop({ person: world.dee.id })), 'not_a_contact');
  const dee = await world.synced(world.dee);
  assert.equal(dee.casebook.people.get(world.dee.id).stopped, false);
});

for (const [what, take, held] of [
  ['stopped', stopped, () => NOBODY],
  ['replaced', anew, (again) => again.identity.signPublic],
])
  test(`another name that waited while the keys were ${what} elsewhere does not bring the former keys back`, async () => {
    const world = await World.begin();
    const { ann } = await world.withCase();
    const bob = await world.synced(world.bob);
    await bob.casebook.officers.replace({ person: world.cal.id, name: 'Cal Other', roles: ['officer'] });
    const expected = held(await take(world, ann));
    for (let round = 0; round < 3; round += 1) {
      await bob.engine.now();
      await bob.casebook.refresh();
    }
    const known = world.server.records.ledger.people.get(world.cal.id);
    assert.equal(known.sign, expected);
    const [entry] = await bob.space.outbox.entries();
    assert.deepEqual([entry.state, entry.code], ['refused', 'not_allowed'], 'its contact is told, and says it again');
  });
