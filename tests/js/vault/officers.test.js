import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { invitationKey, openToOfficer, sealToContact } from '../../../static/js/crypto/invitation.js';
import { newIdentity } from '../../../static/js/crypto/keys.js';
import { no } from '../support/fake_server.js';
import { codeOf } from '../support/parts.js';
import { World } from '../support/world.js';

const NEW = { name: 'Eli Example', roles: ['officer'] };

/** An invitation that somebody has answered, `change` in what they answered. */
async function answered(world, ann, change = {}, invited = NEW) {
  const { id, code } = await ann.casebook.officers.invite(invited);
  const invitation = world.server.invitations.get(id);
  const k = await invitationKey(code, world.server.force);
  const { person } = await openToOfficer(k, world.server.force, invitation.sealed);
  const { hpke, sign } = await newIdentity();
  const keys = { person, hpke: toB64u(hpke.public), sign: toB64u(sign.public), ...change };
  Object.assign(invitation, { state: 'answered', reply: await sealToContact(k, world.server.force, keys) });
  return { id, code, ...keys };
}

test('an invitation keeps its code on this device, sealed, and tells the server nothing of it', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const { id, code } = await ann.casebook.officers.invite({
    name: ' Eli Example ',
    roles: ['officer', 'deputy', 'officer'],
  });
  const [shown] = await ann.casebook.officers.invitations();
  assert.deepEqual(
    [shown.id, shown.state, shown.code, shown.name, shown.roles],
    [id, 'open', code, NEW.name, ['deputy', 'officer']],
  );
  const rows = await ann.space.database.run(['kept'], 'readonly', (transaction) =>
    transaction.objectStore('kept').getAll(),
  );
  const kept = rows.map(({ sealed }) => Buffer.from(sealed).toString('latin1')).join();
  const sent = JSON.stringify(world.server.requests);
  for (const text of [code, code.replaceAll(' ', ''), NEW.name]) assert.equal((kept + sent).includes(text), false);
  await ann.casebook.officers.withdraw(id);
  assert.deepEqual(await ann.casebook.officers.invitations(), []);
});

test('vouching signs for who was invited, once, and closes the invitation when the statement is in', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const { id, person, sign } = await answered(world, ann);
  world.server.fault('/api/sync', 'network');
  assert.deepEqual(await ann.casebook.officers.vouch(), { vouched: [person], left: [] });
  assert.deepEqual(await ann.casebook.officers.vouch(), { vouched: [], left: [] });
  assert.equal((await ann.space.outbox.entries()).length, 1);
  await ann.engine.now();
  assert.equal((await ann.engine.now()).unsent, 0);
  await ann.casebook.officers.vouch();
  assert.equal(world.server.invitations.get(id).state, 'done');
  const known = world.server.records.ledger.people.get(person);
  assert.deepEqual([known.name, known.roles, known.sign], [NEW.name, NEW.roles, sign]);
});

test('an answer for somebody else, or to an invitation made elsewhere, is not vouched for', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const bob = await world.synced(world.bob);
  const swapped = await answered(world, ann, { person: newId() });
  assert.deepEqual(await ann.casebook.officers.vouch(), {
    vouched: [],
    left: [{ id: swapped.id, code: 'not_opened' }],
  });
  assert.deepEqual(await bob.casebook.officers.vouch(), {
    vouched: [],
    left: [{ id: swapped.id, code: 'not_made_here' }],
  });
  assert.deepEqual(await ann.space.outbox.entries(), []);
});

test('after a synchronisation vouching asks the server only while an invitation of this device is open', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  assert.equal(await ann.casebook.officers.vouchIfInvited(), null);
  assert.equal(world.server.count('/api/invitations'), 0);
  await ann.casebook.officers.invite(NEW);
  world.server.fault('/api/invitations', no(500, 'server_error'));
  assert.equal(await ann.casebook.officers.vouchIfInvited(), 'server_error');
});

test('only somebody in the directory can be changed or revoked', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  assert.equal(await codeOf(ann.casebook.officers.revoke(newId())), 'unknown_person');
  assert.equal(await codeOf(ann.casebook.officers.replace({ person: newId(), ...NEW })), 'unknown_person');
  await ann.casebook.officers.replace({ person: world.dee.id, name: 'Dee', roles: ['officer', 'contact'] });
  await ann.casebook.refresh();
  assert.deepEqual(ann.casebook.people.get(world.dee.id).roles, ['contact', 'officer']);
});

test('new keys of somebody known are signed for by a contact only, and once signed for are not withdrawn', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const { officers } = ann.casebook;
  const { id, sign } = await answered(world, ann, {}, { name: 'cal', roles: ['officer'], again: world.cal.id });
  assert.deepEqual(await officers.vouch(), { vouched: [], left: [{ id, code: 'to_check' }] });
  assert.deepEqual(await ann.space.outbox.entries(), []);
  await officers.renew(await officers.offered(id));
  assert.equal(await officers.renew(await officers.offered(id)), null, 'once is enough');
  assert.deepEqual(await officers.vouch(), { vouched: [], left: [] });
  assert.equal(await codeOf(officers.withdraw(id)), 'not_found', 'the person could not get in without it');
  assert.equal(world.server.invitations.has(id), true);
  await ann.engine.start();
  await ann.engine.now();
  await officers.vouch();
  assert.equal(world.server.invitations.get(id).state, 'done');
  assert.equal(world.server.records.ledger.people.get(world.cal.id).sign, sign);
  assert.equal(await codeOf(officers.offered(id)), 'not_found');
});

test('an invitation that the server did not take is not asked after for ever; one whose answer was lost is kept', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  world.server.fault('/api/invitations', no(500, 'server_error'));
  assert.equal(await codeOf(ann.casebook.officers.invite(NEW)), 'server_error');
  assert.equal(await ann.casebook.officers.vouchIfInvited(), null);
  const asked = world.server.count('/api/invitations');
  assert.equal(await ann.casebook.officers.vouchIfInvited(), null);
  assert.equal(world.server.count('/api/invitations'), asked);
  world.server.fault('/api/invitations', 'lost');
  assert.equal(await codeOf(ann.casebook.officers.invite(NEW)), 'network');
  await ann.casebook.officers.vouch();
  const [{ name, code }] = await ann.casebook.officers.invitations();
  assert.deepEqual([name, code.length > 0], [NEW.name, true]);
});

test('an invitation that is just being asked for is not taken for one that the server does not have', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const { api } = ann.parts;
  const call = api.call.bind(api);
  let vouching;
  api.call = async (path, body, ...rest) => {
    if (body?.sealed) {
      vouching = ann.casebook.officers.vouch(); // as another tab may, while this one has not asked yet
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return call(path, body, ...rest);
  };
  const made = await ann.casebook.officers.invite(NEW);
  await vouching;
  const [{ code }] = await ann.casebook.officers.invitations();
  assert.equal(code, made.code);
});
