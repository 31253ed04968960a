/** A new recovery key: kit A signs for it, and every case is wrapped to it anew. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeKit } from '../../../static/js/crypto/kit.js';
import { kitParts } from '../../../static/js/vault/kit_paper.js';
import { lackingRecovery, newRecoveryKey, wrapForRecovery } from '../../../static/js/vault/recovery_key.js';
import { codeOf } from '../support/parts.js';
import { contactLog, World } from '../support/world.js';

const quietly = () => undefined;

/** Ann has two cases, one with Bob; `kit` is kit A, `renew` makes a new recovery key at her desk. */
async function begun() {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const { case: first } = await ann.casebook.openCase({ reference: 'WS-1' }, [world.cal.id]);
  const { case: second } = await ann.casebook.openCase({ reference: 'WS-2' }, [world.bob.id, world.dee.id]);
  await ann.engine.now();
  const { force, root } = world.server.records.ledger;
  const kit = await writeKit({ kit: 'A', force, key: world.rootPair.private, root, made: '2026-03-09' });
  const given = { kit: [kit], now: world.clock.now, pull: () => ann.engine.now() };
  return { world, ann, first, second, given };
}

const lacking = async (device) =>
  lackingRecovery(await device.space.ledgers.current(), device.account.person).map(({ id }) => id);

test('nothing is said before the new kit has been put away', async () => {
  const { world, ann, given } = await begun();
  const before = world.server.records.ledger.recovery;
  const { kit, send } = await newRecoveryKey(ann.casebook.signing, given);
  assert.match(kit, /^Kit: B\n/);
  assert.equal(world.server.records.ledger.recovery, before);
  await send();
  assert.notEqual(world.server.records.ledger.recovery, before);
});

test('every key of every case goes to the new recovery key, and the members stay as they are', async () => {
  const { world, ann, first, second, given } = await begun();
  await (await newRecoveryKey(ann.casebook.signing, given)).send();
  assert.deepEqual(await lacking(ann), [first, second]);
  const told = [];
  const outcome = await wrapForRecovery(ann.casebook.signing, (done, total) => told.push([done, total]));
  assert.deepEqual(outcome, { done: 2, left: [] });
  assert.deepEqual(told.at(-1), [2, 2]);
  await ann.engine.now();
  const { ledger } = world.server.records;
  for (const id of [first, second]) {
    const { head, epoch, commits } = ledger.cases.get(id);
    assert.deepEqual([head.no, epoch, Object.keys(commits).length], [2, 2, 2]);
    assert.equal(ledger.wrapsFor(id, 'recovery').at(-1).kid, ledger.recoveryKid);
  }
  assert.deepEqual(await lacking(ann), []);
  assert.deepEqual(await wrapForRecovery(ann.casebook.signing, quietly), { done: 0, left: [] });
  assert.deepEqual(ann.casebook.kitUses.at(-1).said, 'recovery');
});

test('whoever was revoked goes from the case, under a new key', async () => {
  const { world, ann, second, given } = await begun();
  await world.say({ type: 'revoke', person: world.bob.id });
  await (await newRecoveryKey(ann.casebook.signing, given)).send();
  assert.equal((await wrapForRecovery(ann.casebook.signing, quietly)).done, 2);
  await ann.engine.now();
  const { members, epoch } = world.server.records.ledger.cases.get(second);
  assert.deepEqual([members.includes(world.bob.id), epoch], [false, 2]);
});

test('a case opened elsewhere for the former recovery key is opened for the present one, with its record', async () => {
  const { world, ann, given } = await begun();
  const bob = await world.synced(world.bob);
  const { case: id } = await bob.casebook.openCase({ reference: 'WS-3' }, [world.cal.id]);
  await bob.casebook.write(contactLog(id, 'Without a network.'));
  await (await newRecoveryKey(ann.casebook.signing, given)).send();
  await bob.engine.now();
  await bob.engine.now();
  const { ledger } = world.server.records;
  assert.deepEqual(
    ledger.wrapsFor(id, 'recovery').map(({ kid }) => kid),
    [ledger.recoveryKid],
  );
  assert.deepEqual(await bob.casebook.refusals(), []);
  assert.equal((await bob.space.unsent()).waiting, 0);
});

test('another kit is told, and only a contact may', async () => {
  const { world, ann, given } = await begun();
  const { force, root } = world.server.records.ledger;
  const kit = await writeKit({ kit: 'A', force, key: world.recovery.private, root, made: '2026-03-09' });
  assert.equal(await codeOf(newRecoveryKey(ann.casebook.signing, { ...given, kit: [kit] })), 'wrong_kit');
  const cal = await world.synced(world.cal);
  assert.equal(await codeOf(newRecoveryKey(cal.casebook.signing, given)), 'not_a_contact');
});

test('two parts of kit A sign for it as well', async () => {
  const { world, ann, given } = await begun();
  const before = world.server.records.ledger.recovery;
  const kit = (await kitParts(given.kit[0])).slice(1).map(({ text }) => text);
  await (await newRecoveryKey(ann.casebook.signing, { ...given, kit })).send();
  assert.notEqual(world.server.records.ledger.recovery, before);
});

test('an answer that was lost, and asked for again: there is one new recovery key', async () => {
  const { world, ann, given } = await begun();
  const { send } = await newRecoveryKey(ann.casebook.signing, { ...given, pull: async () => undefined });
  world.server.fault('/api/sync', 'lost');
  assert.equal(await codeOf(send()), 'network');
  await ann.engine.now();
  await send();
  const uses = world.server.records.ledger.kitUses.filter(({ said }) => said === 'recovery');
  assert.equal(uses.length, 1);
});
