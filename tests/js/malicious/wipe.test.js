/** A server that wants a phone emptied: only a signed statement does it, of its person or a contact, and one that ends access drops nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { no, ok } from '../support/fake_server.js';
import { belongings, nextStatement, strangersKey } from '../support/hostile.js';
import { codeOf } from '../support/parts.js';
import { joined, PASSPHRASE, settled, stop } from '../support/people.js';
import { contactLog, World } from '../support/world.js';
import { told } from './told.js';

const ORDERS = {
  'signed out (401)': [() => no(401, 'signed_out'), /Everything is kept here; sign in again/],
  'forbidden (403)': [() => no(403, 'revoked'), /Nothing you saved is lost/],
  'not found (404)': [() => no(404, 'not_found'), /Sending and receiving has stopped.*does not have this any more/s],
  'gone (410)': [() => no(410, 'wipe'), /Something went wrong \(wipe\)\. Nothing you saved is lost/],
  'an unknown device (409)': [() => no(409, 'wrong_device'), /Sign in again to send/],
  'an empty answer': [() => new Response(''), /makes no sense, so nothing was taken from it/],
  'an empty object': [() => Response.json({}), /makes no sense, so nothing was taken from it/],
  'success and nothing else': [() => ok({}), /makes no sense, so nothing was taken from it/],
  'gone (410), reported lost': [() => no(410, 'device_wiped'), /This device was reported lost/],
  'success and an order to wipe': [
    () => ok({ wipe: true, code: 'wipe' }),
    /makes no sense, so nothing was taken from it/,
  ],
};

for (const [name, [answer, words]] of Object.entries(ORDERS)) {
  for (const path of ['/api/session', '/api/sync']) {
    test(`${name} from ${path}: nothing is dropped, the casebook stays open, and the person is told`, async () => {
      const world = await World.begin();
      const { cal, case: id } = await world.withCase();
      const written = await cal.casebook.write(contactLog(id));
      await cal.drafts.save('d', { form: 'risk', version: 1, case: id, values: {} });
      const before = await belongings(cal);
      world.server.fault(path, answer());
      const status = await (path === '/api/session' ? cal.engine.signedIn() : cal.engine.now());
      assert.ok(['error', 'signed_out'].includes(status.state), status.state);
      assert.match(await told(cal, id), words);
      assert.deepEqual(await belongings(cal), before);
      assert.equal(
        cal.casebook.records.some(({ digest }) => digest === written.digest),
        true,
      );
      assert.equal((await cal.engine.signedIn()).unsent, 0);
    });
  }
}

test('the key of a colleague whose access was ended by statement still opens what is on the phone', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const before = await belongings(cal);
  await world.say({ type: 'revoke', person: world.cal.id });
  await cal.engine.now();
  await cal.casebook.refresh();
  assert.equal(cal.casebook.me.vouched, false);
  assert.equal(cal.casebook.cases.get(id).records.length, 1);
  assert.equal((await belongings(cal)).items.length, before.items.length + 1);
});

test("a vault that is none, no vault at all, or somebody else's, offered at sign-in, leaves the one that is here", async () => {
  const contact = await settled();
  const { server, device } = contact;
  const officer = await joined(contact);
  const account = server.accounts.get('rhian');
  const { vault } = account;
  for (const [offered, code] of [
    [{ ...vault, version: 0 }, 'malformed'],
    [null, 'malformed'],
    [server.accounts.get('cai').vault, 'not_opened'],
  ]) {
    account.vault = offered;
    assert.equal(await codeOf(device.vault.signIn({ user: 'rhian', passphrase: PASSPHRASE })), code);
    await device.vault.lock();
    await device.vault.unlock({ passphrase: PASSPHRASE });
    assert.equal(device.vault.state, 'unlocked');
  }
  stop(contact, officer);
});

/** What a server may say to a phone whose session it has ended, so that it empties itself. */
const FORGED = {
  'an order without a statement': () => ({ wipe: true, statements: [] }),
  'no list at all': () => ({ statements: 'wipe' }),
  'a statement without a signature': async (world, lost) => ({
    statements: [{ text: (await byAnn(world, lost)).text, sig: '' }],
  }),
  "a statement under a stranger's key": async (world, lost) => ({
    statements: [await nextStatement(world, 'directory', { ...lost, issuer: world.ann.id }, await strangersKey())],
  }),
  "a colleague's statement": async (world, lost) => ({
    statements: [await nextStatement(world, 'directory', { ...lost, issuer: world.dee.id }, signKey(world.dee))],
  }),
  'a statement by somebody who had just been revoked': async (world, lost) => {
    await world.say({ type: 'revoke', person: world.bob.id });
    const revoked = world.server.records.logs.get(world.ann.id).changes.at(-1);
    return { statements: [revoked, await byBob(world, lost)] };
  },
  'the wipe of another device': async (world, lost) => ({
    statements: [await byAnn(world, { ...lost, device: world.server.force })],
  }),
  "a colleague's device under this one's id": async (world, lost) => ({
    statements: [await byAnn(world, { ...lost, person: world.dee.id })],
  }),
  'a statement that stands on another directory': async (world, lost) => ({
    statements: [await byAnn(world, { ...lost, no: 99 })],
  }),
};

const signKey = ({ identity }) => identity.sign.privateKey;

const byAnn = (world, lost) => nextStatement(world, 'directory', { ...lost, issuer: world.ann.id }, signKey(world.ann));

const byBob = (world, lost) => nextStatement(world, 'directory', { ...lost, issuer: world.bob.id }, signKey(world.bob));

for (const [name, forge] of Object.entries(FORGED)) {
  test(`${name}: a phone that was signed out keeps everything`, async () => {
    const world = await World.begin();
    const { cal, case: id } = await world.withCase();
    await cal.casebook.write(contactLog(id));
    const before = await belongings(cal);
    const lost = { type: 'wipe', person: world.cal.id, device: cal.account.device };
    let emptied = 0;
    cal.engine.addEventListener('wiped', () => emptied++);
    world.server.endSessions();
    world.server.fault('/api/wipe-order', ok(await forge(world, lost)));
    assert.equal((await cal.engine.signedIn()).state, 'signed_out');
    await cal.engine.signedIn();
    assert.equal(world.server.count('/api/wipe-order'), 1); // the forged answer was taken up, and it was asked again
    assert.equal(emptied, 0);
    assert.deepEqual(await belongings(cal), before);
  });
}
