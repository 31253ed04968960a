/** A server that wants to read, or to have somebody read: it is not believed, says so by name, and nothing is sealed for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../../static/js/crypto/bytes.js';
import { newCaseKey } from '../../../static/js/crypto/casekey.js';
import { importIdentity, newIdentity } from '../../../static/js/crypto/keys.js';
import { membersFields, openFields } from '../../../static/js/crypto/memberships.js';
import { makeStatement } from '../../../static/js/crypto/statement.js';
import { Keyring } from '../../../static/js/vault/keyring.js';
import { belongings, nextStatement, sealed, slipStatement, smuggle, strangersKey } from '../support/hostile.js';
import { codeOf } from '../support/parts.js';
import { contactLog, World } from '../support/world.js';
import { codeOfInvalid, seen, told } from './told.js';

/** Every key wrap in what a device has sent. */
const wrapsSent = (world) =>
  world.server.requests
    .flatMap(({ body }) => body?.push ?? [])
    .filter(({ kind }) => kind === 'statement')
    .flatMap(({ text }) => JSON.parse(text).wraps ?? []);

/** Dee added to the case, with every key, in Ann's name. */
async function deeAdded(world, id) {
  const { ledger } = world.server.records;
  const caseKeys = await new Keyring({ person: world.ann.id, identity: world.ann.identity }).all(ledger, id);
  const members = [world.ann.id, world.cal.id, world.dee.id];
  return membersFields({ ledger, case: id, members, caseKeys, issuer: world.ann.id, now: world.clock.now });
}

for (const [name, change, key, code, words] of [
  ['signed by the server itself', {}, strangersKey, 'bad_signature', /not signed by the person it names/],
  ['signed by an officer', 'cal', null, 'not_allowed', /signed by somebody who may not do that/],
]) {
  test(`a reader whom the server adds, ${name}, is not believed by phone or desk, and what is written next is not for them`, async () => {
    const world = await World.begin();
    const { ann, cal, case: id } = await world.withCase();
    const before = await belongings(cal);
    const issuer = change === 'cal' ? { issuer: world.cal.id } : {};
    const signKey = key ? await key() : world.cal.identity.sign.privateKey;
    const forged = await makeStatement({ ...(await deeAdded(world, id)), ...issuer }, signKey);
    await slipStatement(world, forged, [world.ann.id, world.cal.id]);
    for (const device of [cal, ann]) {
      assert.equal((await device.engine.now()).state, 'idle');
      const said = await told(device, id);
      assert.equal(codeOfInvalid(device, forged.digest), code);
      assert.match(said, /1 entry that was not believed/);
      assert.match(said, words);
      assert.deepEqual(device.casebook.cases.get(id).members, [world.ann.id, world.cal.id].sort());
    }
    assert.deepEqual((await belongings(cal)).items, [...before.items, forged.digest].sort());
    await ann.casebook.changeMembers(id, { add: [world.bob.id] });
    await ann.engine.now();
    assert.deepEqual(
      wrapsSent(world).filter(({ to }) => to === world.dee.id),
      [],
    );
  });
}

test('a public key that the server swaps is not believed, and the next case key is wrapped for the true one', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const cal = await world.synced(world.cal);
  const fresh = await newIdentity();
  const { hpkePublic: hpke, signPublic: sign } = await importIdentity({
    hpke: fresh.hpke.private,
    sign: fresh.sign.private,
  });
  const swapped = { type: 'replace', issuer: world.bob.id, person: world.cal.id, name: 'cal', roles: ['officer'] };
  const forged = await nextStatement(world, 'directory', { ...swapped, hpke, sign }, await strangersKey());
  await slipStatement(world, forged, [world.ann.id, world.cal.id]);
  for (const device of [ann, cal]) {
    await device.engine.now();
    const said = await told(device);
    assert.equal(codeOfInvalid(device, forged.digest), 'bad_signature');
    assert.match(
      said,
      /The server passed on 1 entry that was not believed.*whose key is whose.*not signed by the person/s,
    );
    assert.equal((await device.space.ledgers.current()).people.get(world.cal.id).hpke, world.cal.identity.hpkePublic);
  }
  const { case: id } = await ann.casebook.openCase({ reference: 'WS-1' }, [world.cal.id]);
  await ann.engine.now();
  const { kid } = (await ann.space.ledgers.current()).people.get(world.cal.id).keys.at(-1);
  const kids = wrapsSent(world).filter(({ to }) => to === world.cal.id);
  assert.deepEqual(
    kids.map((wrap) => wrap.kid),
    [kid],
  );
  await cal.engine.now();
  await cal.casebook.refresh();
  assert.equal(cal.casebook.cases.get(id).readable, true);
});

test('a case key that the server mints opens nothing and seals nothing', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const { ledger } = world.server.records;
  const honest = ledger.cases.get(id).key;
  const minted = await newCaseKey(id);
  const caseKeys = await new Keyring({ person: world.ann.id, identity: world.ann.identity }).all(ledger, id);
  const parts = { ledger, case: id, members: [world.ann.id, world.cal.id], caseKeys, newKey: minted };
  const fields = await membersFields({ ...parts, issuer: world.ann.id, now: 1 });
  const forged = await makeStatement(fields, await strangersKey());
  await slipStatement(world, forged, [world.cal.id]);
  const underIt = await sealed({ world, case: id, author: world.ann, key: minted });
  await smuggle(world, underIt);
  await cal.engine.now();
  const said = await told(cal, id);
  assert.deepEqual(
    [codeOfInvalid(cal, forged.digest), codeOfInvalid(cal, underIt.digest)],
    ['bad_signature', 'no_case_key'],
  );
  assert.match(said, /sealed with a key that nobody entitled gave to this device/);
  const written = await cal.casebook.write(contactLog(id));
  assert.equal(JSON.parse((await cal.space.outbox.get(written.digest)).header).key, honest);
});

test('a case that the server opens in the name of a contact is none: named on every page, and nothing can be written in it', async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  const id = newId();
  const caseKey = await newCaseKey(id);
  const members = [world.ann.id, world.cal.id];
  const parts = { ledger: world.server.records.ledger, case: id, members, caseKey, issuer: world.ann.id, now: 1 };
  const forged = await makeStatement(await openFields(parts), await strangersKey());
  await slipStatement(world, forged, [world.cal.id]);
  await cal.engine.now();
  assert.match(await told(cal), /The server passed on 1 entry that was not believed.*not signed by the person/s);
  assert.equal(codeOfInvalid(cal, forged.digest), 'bad_signature');
  assert.equal(await codeOf(cal.casebook.write(contactLog(id))), 'no_case_key');
});

for (const [name, lose, late] of [
  ['lost the role', (world) => world.say(bobDemoted(world)), false],
  ['was revoked', (world) => world.say({ type: 'revoke', person: world.bob.id }), true],
]) {
  test(`a review dated back by a contact who ${name} is not counted once it comes after that`, async () => {
    const world = await World.begin();
    const { ann, cal, case: id } = await world.withCase();
    await ann.casebook.changeMembers(id, { add: [world.bob.id] });
    await ann.engine.now();
    const log = await cal.casebook.write(contactLog(id));
    await cal.engine.now();
    const about = { record: log.record, digests: [log.digest] };
    const honest = await sealed({ world, case: id, author: world.bob, form: 'review', about });
    const backdated = await sealed({ world, case: id, author: world.bob, form: 'acknowledge', about });
    await smuggle(world, honest, { received_at: world.clock.now });
    world.clock.now += 1000;
    await lose(world);
    world.clock.now += 1000;
    await smuggle(world, backdated, { received_at: world.clock.now });
    for (const device of [ann, cal]) {
      await device.engine.now();
      const said = await told(device, id);
      assert.equal(seen(device, honest.digest).valid, true);
      assert.equal(seen(device, backdated.digest).valid, 'left_role');
      assert.equal(seen(device, backdated.digest).late, late);
      assert.match(said, /1 entry does not count.*arrived after its author had stopped being a force contact/s);
    }
  });
}

const bobDemoted = ({ bob }) => ({
  type: 'replace',
  person: bob.id,
  name: 'bob',
  roles: ['officer'],
  hpke: bob.identity.hpkePublic,
  sign: bob.identity.signPublic,
});

test('what comes after its author was taken out of the case is late, also when the server does not say so', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const before = await sealed({ world, case: id, author: world.cal });
  const after = await sealed({ world, case: id, author: world.cal });
  await smuggle(world, before, { received_at: world.clock.now });
  world.clock.now += 1000;
  await ann.casebook.changeMembers(id, { remove: [world.cal.id] });
  await ann.engine.now();
  world.clock.now += 1000;
  await smuggle(world, after, { received_at: world.clock.now });
  await ann.engine.now();
  const said = await told(ann, id);
  assert.deepEqual([seen(ann, before.digest).late, seen(ann, after.digest).late], [false, true]);
  assert.match(said, /What cal wrote arrived late/);
  assert.ok(cal);
});
