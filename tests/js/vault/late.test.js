/** What came after its author had left: contacts read it and decide, everybody else has it once one of them has adopted it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deciding } from '../../../static/js/vault/deciding.js';
import { sealed, smuggle } from '../support/hostile.js';
import { codeOf } from '../support/parts.js';
import { contactLog, World } from '../support/world.js';

const found = ({ casebook }, { digest }) => casebook.records.find((record) => record.digest === digest);
const standing = (device, written) => {
  const record = found(device, written);
  return record && [record.late, record.decided, record.valid];
};

async function step(world, ...devices) {
  for (const device of devices) {
    world.clock.now += 1000;
    await device.engine.now();
    await device.casebook.refresh();
  }
}

/** The last key of the case that Cal was given. */
function keyOfCal(world, { casebook }, id) {
  const { ledger } = world.server.records;
  const { key } = ledger.wrapsFor(id, world.cal.id).at(-1);
  return casebook.signing.keyring.key(ledger, id, key);
}

/** Cal wrote two records without a network, was taken out of the case meanwhile, and has come back. Dee supports the person as well. */
async function comeBack() {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  await ann.casebook.changeMembers(id, { add: [world.bob.id, world.dee.id] });
  await step(world, ann, cal);
  const one = await cal.casebook.write(contactLog(id, 'One.'));
  const two = await cal.casebook.write(contactLog(id, 'Two.'));
  world.clock.now += 1000;
  await ann.casebook.changeMembers(id, { remove: [world.cal.id] });
  await step(world, ann);
  const bob = await world.synced(world.bob);
  const dee = await world.synced(world.dee);
  await step(world, cal, ann, bob, dee);
  return { world, ann, bob, cal, dee, case: id, one, two };
}

test('contacts have it undecided, nobody else has it, and its author has it as sent', async () => {
  const { ann, bob, cal, dee, one } = await comeBack();
  for (const contact of [ann, bob]) assert.deepEqual(standing(contact, one), [true, null, 'not_adopted']);
  assert.equal(found(dee, one), undefined);
  assert.deepEqual([found(cal, one).state, found(cal, one).valid], ['sent', true]);
});

test('a risk counts for contacts before they have decided, and no more once it is set aside', async () => {
  const { world, ann, cal, dee, case: id } = await comeBack();
  const risk = await sealed({ world, case: id, author: world.cal, form: 'risk', key: await keyOfCal(world, cal, id) });
  await smuggle(world, risk, { received_at: world.clock.now });
  await step(world, ann, dee);
  assert.deepEqual(
    [standing(ann, risk), standing(dee, risk)],
    [
      [true, null, true],
      [true, null, 'not_adopted'],
    ],
  );
  await ann.casebook.lend(Deciding).decide(id, { aside: [risk.digest] });
  assert.deepEqual(standing(ann, risk), [true, 'aside', 'set_aside']);
});

test('one adopted and one set aside: a second contact sees both words, the officer has the adopted one only', async () => {
  const { world, ann, bob, dee, case: id, one, two } = await comeBack();
  const at = 1_767_225_600_000; // by Ann's own clock
  await ann.casebook.lend(Deciding).decide(id, { adopt: [one.digest], aside: [two.digest] });
  assert.deepEqual(standing(ann, one), [true, 'adopt', true], 'at once, before it is sent');
  await step(world, ann, bob, dee);
  for (const contact of [ann, bob]) {
    assert.deepEqual(standing(contact, one), [true, 'adopt', true]);
    assert.deepEqual(standing(contact, two), [true, 'aside', 'set_aside']);
    for (const one_of of [one, two]) {
      const { decided_by, decided_at } = found(contact, one_of);
      assert.deepEqual([decided_by, decided_at], [world.ann.id, at], 'whose word it is, and since when');
    }
  }
  assert.deepEqual([standing(dee, one), found(dee, two)], [[true, 'adopt', true], undefined]);
});

test('the later word counts, also for whoever has it already', async () => {
  const { world, ann, bob, dee, case: id, one } = await comeBack();
  await ann.casebook.lend(Deciding).decide(id, { adopt: [one.digest] });
  await step(world, ann, bob, dee);
  await bob.casebook.lend(Deciding).decide(id, { aside: [one.digest] });
  await step(world, bob, ann, dee);
  for (const device of [ann, bob, dee]) assert.deepEqual(standing(device, one), [true, 'aside', 'set_aside']);
});

test('two contacts at once: the second is signed anew, and its word is the last', async () => {
  const { world, ann, bob, dee, case: id, one, two } = await comeBack();
  await ann.casebook.lend(Deciding).decide(id, { adopt: [one.digest] });
  await bob.casebook.lend(Deciding).decide(id, { aside: [one.digest], adopt: [two.digest] });
  await step(world, ann, bob, ann, dee);
  for (const device of [ann, bob, dee]) {
    assert.deepEqual(standing(device, one), [true, 'aside', 'set_aside']);
    assert.deepEqual(standing(device, two), [true, 'adopt', true]);
  }
  assert.equal(bob.engine.status.unsent, 0);
});

test('the same word from two contacts is said once', async () => {
  const { world, ann, bob, case: id, one } = await comeBack();
  await ann.casebook.lend(Deciding).decide(id, { adopt: [one.digest] });
  await bob.casebook.lend(Deciding).decide(id, { adopt: [one.digest] });
  await step(world, ann, bob);
  const said = [...world.server.records.kept.values()].filter(({ item }) => item.text?.includes('"type":"late"'));
  assert.equal(said.length, 1);
  assert.equal(bob.engine.status.unsent, 0);
});

test('only a contact who is in the case decides, and only while the app is open', async () => {
  const { ann, dee, bob, cal, case: id, one } = await comeBack();
  const words = { adopt: [one.digest] };
  assert.equal(await codeOf(dee.casebook.lend(Deciding).decide(id, words)), 'not_a_contact');
  assert.equal(await codeOf(cal.casebook.lend(Deciding).decide(id, words)), 'not_a_contact');
  assert.equal(await codeOf(ann.casebook.lend(Deciding).decide(id, {})), 'not_allowed');
  const deciding = bob.casebook.lend(Deciding);
  bob.casebook.close();
  assert.equal(await codeOf(deciding.decide(id, words)), 'locked');
});

test('a record under a key that its author was never given is not valid, and is offered to nobody', async () => {
  const { world, ann, case: id } = await comeBack();
  const { keyring } = ann.casebook.signing;
  const { ledger } = world.server.records;
  const key = await keyring.key(ledger, id, ledger.cases.get(id).key);
  const stolen = await sealed({ world, case: id, author: world.cal, key });
  await smuggle(world, stolen, { received_at: world.clock.now });
  await step(world, ann);
  assert.equal(found(ann, stolen), undefined);
  assert.equal(ann.casebook.invalid.find(({ digest }) => digest === stolen.digest).code, 'not_in_epoch');
});
