/** A person's access ends while their phone is away: what they had written is handed in, with a session or without. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { no, ok } from '../support/fake_server.js';
import { nextStatement, strangersKey } from '../support/hostile.js';
import { contactLog, World } from '../support/world.js';

const PATH = '/api/salvage';
const stateOf = ({ casebook }, { digest }) => casebook.records.find((record) => record.digest === digest)?.state;

/** Cal has written something, is revoked, and has no session any more. */
async function away({ session = false } = {}) {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const written = await cal.casebook.write(contactLog(id));
  world.clock.now += 1000;
  await world.say({ type: 'revoke', person: world.cal.id });
  world.clock.now += 1000;
  if (!session) world.server.endSessions();
  return { world, ann, cal, case: id, written };
}

test('without a session, locked: the revocation is verified, the outbox handed in and kept as sent', async () => {
  const { world, cal, written } = await away();
  cal.casebook.close();
  const { state, code, unsent } = await cal.engine.now();
  assert.deepEqual([state, code, unsent], ['signed_out', 'access_ended', 0]);
  assert.equal(world.server.records.kept.get(written.digest).late, true);
  const [item] = await cal.space.items.some([written.digest]);
  assert.deepEqual([item.late, item.received_at], [true, world.clock.now]);
  const [{ body }] = world.server.requests.filter(({ path }) => path === PATH);
  assert.deepEqual(Object.keys(body.items[0]), ['kind', 'header', 'body', 'sig']);
  const again = await world.again(world.cal, cal);
  assert.equal(stateOf(again, written), 'sent');
});

test('with a session that is still open it goes by sync, and the person is told the same', async () => {
  const { world, cal, written } = await away({ session: true });
  const { state, code, unsent } = await cal.engine.now();
  assert.deepEqual([state, code, unsent], ['signed_out', 'access_ended', 0]);
  assert.equal(world.server.count(PATH), 0);
  assert.equal(world.server.records.kept.get(written.digest).late, true);
});

test('an answer that was lost: handed in again later, once there', async () => {
  const { world, cal } = await away();
  world.server.fault(PATH, 'lost');
  assert.deepEqual([(await cal.engine.now()).state, cal.engine.status.unsent], ['offline', 1]);
  assert.notEqual(cal.engine.status.retryAt, null);
  assert.deepEqual([(await cal.engine.now()).code, cal.engine.status.unsent], ['access_ended', 0]);
  assert.equal([...world.server.records.kept.values()].filter(({ late }) => late).length, 1);
});

test('more than one request holds: all of it goes', async () => {
  const { world, cal, case: id } = await away({ session: true });
  for (let n = 0; n < 60; n += 1) await cal.casebook.write(contactLog(id, `Note ${n}.`));
  world.server.endSessions();
  await cal.engine.now();
  assert.deepEqual([world.server.count(PATH), cal.engine.status.unsent], [2, 0]);
});

test('only signed out: nothing is handed in, everything waits for signing in', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  await cal.casebook.write(contactLog(id));
  world.server.endSessions();
  assert.deepEqual([(await cal.engine.now()).code, cal.engine.status.unsent], ['signed_out', 1]);
  assert.equal(world.server.count(PATH), 0);
});

for (const [name, sign] of [
  ['a stranger', () => strangersKey()],
  ['an officer', (world) => world.dee.identity.sign.privateKey],
]) {
  test(`a revocation that ${name} signed ends nothing`, async () => {
    const world = await World.begin();
    const { cal, case: id } = await world.withCase();
    await cal.casebook.write(contactLog(id));
    const said = { type: 'revoke', person: world.cal.id, issuer: world.dee.id };
    const { text, sig } = await nextStatement(world, 'directory', said, await sign(world));
    world.server.endSessions();
    world.server.fault('/api/wipe-order', ok({ statements: [{ text, sig }] }));
    assert.deepEqual([(await cal.engine.now()).code, cal.engine.status.unsent], ['signed_out', 1]);
    assert.equal(world.server.count(PATH), 0);
  });
}

test('what is refused for good stays and is marked; what is not, stays and goes again', async () => {
  const { world, cal, written } = await away();
  const { id } = await cal.space.outbox.get(written.digest);
  const refused = (code) => ok({ accepted: [], refused: [{ id, code, message: code }] });
  world.server.fault(PATH, refused('signed_out'));
  await cal.engine.now();
  assert.deepEqual([cal.engine.status.unsent, cal.engine.status.refused], [1, 0]);
  world.server.fault(PATH, refused('not_a_member'));
  await cal.engine.now();
  assert.deepEqual([cal.engine.status.unsent, cal.engine.status.refused], [1, 1]);
  assert.equal((await cal.space.outbox.get(written.digest)).code, 'not_a_member');
});

test('a record that is too large for the server goes alone, is marked, and keeps none back', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const large = await cal.casebook.write(contactLog(id, randomBytes(80_000).toString('base64')));
  const small = await cal.casebook.write(contactLog(id));
  await world.say({ type: 'revoke', person: world.cal.id });
  world.server.endSessions();
  world.server.fault(PATH, no(413, 'too_large'));
  await cal.engine.now();
  assert.equal((await cal.space.outbox.get(large.digest)).code, 'too_large');
  assert.deepEqual([await cal.space.outbox.get(small.digest), cal.engine.status.code], [null, 'access_ended']);
});

test('a request of several that is said to be too large marks none of them', async () => {
  const { world, cal, case: id } = await away({ session: true });
  await cal.casebook.write(contactLog(id));
  world.server.endSessions();
  world.server.fault(PATH, no(413, 'too_large'));
  const { state, unsent, refused } = await cal.engine.now();
  assert.deepEqual([state, unsent, refused], ['error', 2, 0]);
});

test('what a contact had signed is taken by nobody any more: it stays, and is told as refused', async () => {
  const world = await World.begin();
  const { ann } = await world.withCase();
  const { case: id } = await ann.casebook.openCase({ reference: 'WS-1001' }, [world.dee.id]);
  await world.say({ type: 'revoke', person: world.ann.id });
  world.server.endSessions();
  const { unsent, refused } = await ann.engine.now();
  assert.deepEqual([unsent, refused], [2, 2]);
  const entries = await ann.space.outbox.entries();
  assert.deepEqual(new Set(entries.map(({ log, code }) => `${log} ${code}`)), new Set([`${id} not_allowed`]));
  assert.equal(world.server.count(PATH), 0);
});
