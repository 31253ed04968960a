/** A server that wants a phone emptied: only a signed statement ends access, and even that drops nothing that is here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { no, ok } from '../support/fake_server.js';
import { belongings } from '../support/hostile.js';
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
