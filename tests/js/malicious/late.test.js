/** A server that has its own way with what came late: nothing undecided passes for adopted, and no word of a contact is made up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deciding } from '../../../static/js/vault/deciding.js';
import { keptBack, nextStatement, sealed, slipStatement, smuggle, strangersKey } from '../support/hostile.js';
import { contactLog, World } from '../support/world.js';
import { codeOfInvalid, seen, told } from './told.js';

/** Cal was taken out of a case of Ann's and Dee's, and what he wrote before has come in since. Of the server's, `late` is the stored item. */
async function lateOne() {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  await ann.casebook.changeMembers(id, { add: [world.dee.id] });
  await ann.engine.now();
  await cal.engine.now();
  const dee = await world.synced(world.dee);
  const { digest } = await cal.casebook.write(contactLog(id));
  world.clock.now += 1000;
  await ann.casebook.changeMembers(id, { remove: [world.cal.id] });
  for (const device of [ann, cal, ann, dee]) {
    world.clock.now += 1000;
    await device.engine.now();
    await device.casebook.refresh();
  }
  return { world, ann, dee, case: id, late: world.server.records.kept.get(digest), digest };
}

for (const [name, facts] of [
  ['as late', { late: true }],
  ['as if it had come in time', { late: false }],
]) {
  test(`an undecided record that the server gives an officer, ${name}, counts for nothing and says why`, async () => {
    const { world, dee, case: id, late, digest } = await lateOne();
    const received_at = world.clock.now;
    await world.server.records.slip({ ...late.item, digest, received_at, ...facts }, [world.dee.id]);
    await dee.engine.now();
    const said = await told(dee, id);
    assert.equal(seen(dee, digest).valid, 'not_adopted');
    assert.match(said, /1 entry does not count.*no force contact has adopted it/s);
  });
}

for (const [name, issuer, key] of [
  ['the server itself', 'ann', strangersKey],
  ['an officer', 'dee', null],
]) {
  test(`an adoption that ${name} signs is not believed, by contact or officer`, async () => {
    const { world, ann, dee, case: id, late, digest } = await lateOne();
    const signKey = key ? await key() : world.dee.identity.sign.privateKey;
    const content = { type: 'late', issuer: world[issuer].id, adopt: [digest], aside: [] };
    const forged = await nextStatement(world, id, content, signKey);
    await slipStatement(world, forged, [world.ann.id, world.dee.id]);
    await world.server.records.slip({ ...late, ...late.item, digest, late: true }, [world.dee.id]);
    for (const device of [ann, dee]) {
      await device.engine.now();
      assert.match(await told(device, id), /1 entry that was not believed/);
      assert.match(codeOfInvalid(device, forged.digest), /bad_signature|not_allowed/);
    }
    assert.deepEqual([seen(ann, digest).decided, seen(dee, digest).valid], [null, 'not_adopted']);
  });
}

test('a decision that is hidden leaves the record undecided, and the next statement of the case shows the gap', async () => {
  const { world, ann, dee, case: id, digest } = await lateOne();
  await keptBack(world, async () => {
    const said = await ann.casebook.lend(Deciding).decide(id, { aside: [digest] });
    await ann.engine.now();
    return said;
  });
  await ann.casebook.changeMembers(id, { add: [world.bob.id] });
  await ann.engine.now();
  const { state } = await dee.engine.now();
  assert.match(await told(dee, id), /who may read or whose key is whose, and what comes before it has not arrived/);
  assert.equal(state, 'idle');
});

test('words of an earlier day are not put above later ones', async () => {
  const { world, ann, dee, case: id, late, digest } = await lateOne();
  await ann.casebook.lend(Deciding).decide(id, { adopt: [digest] });
  await ann.engine.now();
  await ann.casebook.lend(Deciding).decide(id, { aside: [digest] });
  await ann.engine.now();
  const adopting = [...world.server.records.kept.values()].find(({ item }) => item.text?.includes('"adopt":["'));
  await dee.engine.now();
  await world.server.records.slip({ ...adopting.item, digest: adopting.digest }, [world.dee.id]);
  await dee.engine.now();
  await told(dee, id);
  assert.equal(seen(dee, digest).valid, 'set_aside');
  assert.ok(late);
});

test('a record under a key that its author was never given is named, and is no record', async () => {
  const { world, ann, case: id } = await lateOne();
  const { keyring } = ann.casebook.signing;
  const { ledger } = world.server.records;
  const key = await keyring.key(ledger, id, ledger.cases.get(id).key);
  const stolen = await sealed({ world, case: id, author: world.cal, key });
  await smuggle(world, stolen, { received_at: world.clock.now, to: [world.ann.id] });
  await ann.engine.now();
  assert.match(await told(ann, id), /sealed with a key that its author was never given/);
  assert.equal(codeOfInvalid(ann, stolen.digest), 'not_in_epoch');
});
