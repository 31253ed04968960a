/** A passkey opens the device beside the passphrase: what is asked of the browser, and what becomes of each answer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromB64u, newId } from '../../../static/js/crypto/bytes.js';
import { openPasskeySlot, sealPasskeySlot } from '../../../static/js/crypto/passkey_slot.js';
import { Locks } from '../../../static/js/vault/locks.js';
import { makePasskey } from '../../../static/js/vault/passkey_making.js';
import { usePasskey } from '../../../static/js/vault/passkeys.js';
import { Vault } from '../../../static/js/vault/session.js';
import { codeOf } from '../support/parts.js';
import { PASSPHRASE, settled, stop } from '../support/people.js';

const ID = Uint8Array.of(1, 2, 3, 4);
const SHOWN = { user: 'rhian', app: 'Welfare support', synced: false };

/** A browser with one authenticator, which gives this secret; `asked` holds what it was asked. */
class Authenticator {
  asked = [];

  constructor({ secret = new Uint8Array(32).fill(7), atOnce = true, enabled = true, synced = false } = {}) {
    Object.assign(this, { secret, atOnce, enabled, synced });
  }

  create = ({ publicKey }) => this.#answer(publicKey, { enabled: this.enabled, ...(this.atOnce && this.#results) });

  get = ({ publicKey }) => this.#answer(publicKey, this.#results);

  get #results() {
    return this.secret ? { results: { first: this.secret.buffer } } : {};
  }

  async #answer(publicKey, prf) {
    this.asked.push(publicKey);
    const { buffer } = Uint8Array.of(...new Uint8Array(32), this.synced ? 0x1d : 0x05);
    const response = { authenticatorData: buffer, getAuthenticatorData: () => buffer };
    return { rawId: ID.buffer, response, getClientExtensionResults: () => ({ prf }) };
  }
}

const refusing = (name) => {
  const refuse = () => Promise.reject(Object.assign(new Error(), { name }));
  return { create: refuse, get: refuse };
};

test('the device itself is asked, and who holds it has to prove themselves', async () => {
  const device = new Authenticator({ atOnce: false });
  const made = await makePasskey(device, SHOWN);
  assert.deepEqual(made, { id: 'AQIDBA', secret: new Uint8Array(32).fill(7), synced: false });
  const [create, get] = device.asked;
  const { authenticatorAttachment, userVerification } = create.authenticatorSelection;
  assert.deepEqual([authenticatorAttachment, userVerification], ['platform', 'required']);
  assert.deepEqual([get.userVerification, get.allowCredentials[0].id], ['required', fromB64u('AQIDBA')]);
  assert.deepEqual(create.extensions, get.extensions);
});

test('a passkey without a secret, a refusal and a missing authenticator have a code each', async () => {
  assert.equal(await codeOf(makePasskey(new Authenticator({ enabled: false }), SHOWN)), 'passkey_unsupported');
  assert.equal(await codeOf(usePasskey(new Authenticator({ secret: null }), 'AQIDBA')), 'passkey_unsupported');
  assert.equal(await codeOf(usePasskey(refusing('NotAllowedError'), 'AQIDBA')), 'passkey_refused');
  assert.equal(await codeOf(makePasskey(refusing('NotSupportedError'), SHOWN)), 'passkey_unsupported');
  assert.equal(await codeOf(usePasskey({ get: async () => null }, 'AQIDBA')), 'passkey_refused');
});

test('one that may be copied to other devices is made only where that is allowed, and says what it is', async () => {
  for (const atOnce of [true, false]) {
    const cloud = new Authenticator({ synced: true, atOnce });
    assert.equal(await codeOf(makePasskey(cloud, SHOWN)), 'passkey_synced');
    assert.equal((await makePasskey(cloud, { ...SHOWN, synced: true })).synced, true);
    assert.equal((await makePasskey(new Authenticator({ atOnce }), { ...SHOWN, synced: true })).synced, false);
  }
});

test('its slot opens by its secret only, on its device, for its person and credential', async () => {
  const [secret, vaultKey] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(9)];
  const whose = { force: newId(), user: 'rhian', device: newId(), id: 'AQIDBA' };
  const sealed = await sealPasskeySlot(vaultKey, secret, whose);
  assert.deepEqual(await openPasskeySlot(sealed, secret, { ...whose, user: 'RHIAN' }), vaultKey);
  for (const change of [{ force: newId() }, { user: 'cai' }, { device: newId() }, { id: 'AQIDBQ' }])
    assert.equal(await codeOf(openPasskeySlot(sealed, secret, { ...whose, ...change })), 'not_opened');
  assert.equal(await codeOf(openPasskeySlot(sealed, new Uint8Array(32), whose)), 'not_opened');
});

/** A settled device with a passkey on it. */
async function withPasskey(authenticator = new Authenticator()) {
  const made = await settled();
  const locks = new Locks(made.device.vault.locks);
  await locks.addPasskey({ passphrase: PASSPHRASE }, () => makePasskey(authenticator, SHOWN));
  return { ...made, locks };
}

test('added after the passphrase was proved, it opens without a network, and never in its place', async () => {
  const { server, browser, device, locks } = await withPasskey();
  const asked = [];
  const make = async () => asked.push('made');
  assert.equal(await codeOf(locks.addPasskey({ passphrase: 'not the right one' }, make)), 'wrong_passphrase');
  assert.deepEqual(asked, []);
  assert.equal(JSON.stringify(server.requests).includes('passkey'), false);
  stop({ device });
  const vault = await new Vault({ ...browser.tab(), api: undefined }).start();
  const { id } = vault.entry.passkey;
  await vault.unlock({ passkey: await usePasskey(new Authenticator(), id) });
  assert.equal(vault.state, 'unlocked');
  await vault.lock();
  await vault.unlock({ passphrase: PASSPHRASE });
});

test('another secret does not open, and slows down; removed, it opens no more', async () => {
  const { browser, device, locks } = await withPasskey();
  await device.vault.lock();
  const other = { id: 'AQIDBA', secret: new Uint8Array(32) };
  for (let count = 0; count < 4; count += 1)
    assert.equal(await codeOf(device.vault.unlock({ passkey: other })), 'wrong_passkey');
  const good = await usePasskey(new Authenticator(), 'AQIDBA');
  assert.equal(await codeOf(device.vault.unlock({ passkey: good })), 'slow_down');
  browser.clock.now += 2000;
  await device.vault.unlock({ passkey: good });
  await locks.removePasskey();
  await device.vault.lock();
  assert.equal(device.vault.entry.passkey, null);
  assert.equal(await codeOf(device.vault.unlock({ passkey: good })), 'wrong_passkey');
  stop({ device });
});

test('whether it may be copied is kept with the slot, and seen at its next use where that was not known', async () => {
  const cloud = new Authenticator({ synced: true });
  const made = await settled();
  const { household } = made.device.vault.locks;
  const locks = new Locks(made.device.vault.locks);
  await locks.addPasskey({ passphrase: PASSPHRASE }, () => makePasskey(cloud, { ...SHOWN, synced: true }));
  assert.equal(made.device.vault.entry.passkey.synced, true);
  await household.change(({ passkey: { synced, ...before } }) => ({ passkey: before }));
  assert.equal(made.device.vault.entry.passkey.synced, false);
  await made.device.vault.lock();
  await made.device.vault.unlock({ passkey: await usePasskey(cloud, 'AQIDBA') });
  assert.equal(made.device.vault.entry.passkey.synced, true);
  await made.device.vault.lock();
  await made.device.vault.unlock({ passphrase: PASSPHRASE });
  assert.equal(made.device.vault.entry.passkey.synced, true);
  stop(made);
});

test('it proves who is here for another passphrase, and a wrong one does not', async () => {
  const { server, device, locks } = await withPasskey();
  const good = await usePasskey(new Authenticator(), 'AQIDBA');
  const wrong = { ...good, secret: new Uint8Array(32) };
  assert.equal(await codeOf(locks.changePassphrase({ passkey: wrong }, 'other invented words there')), 'wrong_passkey');
  assert.equal(server.count('/api/passphrase'), 0);
  await locks.changePassphrase({ passkey: good }, 'other invented words there');
  await device.vault.lock();
  assert.equal(await codeOf(device.vault.unlock({ passphrase: PASSPHRASE })), 'wrong_passphrase');
  await device.vault.unlock({ passphrase: 'other invented words there' });
  stop({ device });
});

test('it outlives another passphrase, also one that was chosen elsewhere, and cuts nobody off from the old one', async () => {
  const { server, device, locks } = await withPasskey();
  const { vault: before } = server.accounts.get('rhian');
  await locks.changePassphrase({ passphrase: PASSPHRASE }, 'other invented words there');
  const { vault: after } = server.accounts.get('rhian');
  const good = await usePasskey(new Authenticator(), 'AQIDBA');
  await device.vault.locks.household.change(() => ({ vault: before, newer: after }));
  for (const proof of [{ passkey: good }, { passphrase: PASSPHRASE }]) {
    await device.vault.lock();
    await device.vault.unlock(proof);
    assert.equal(device.vault.entry.elsewhere, true);
  }
  await device.vault.lock();
  await device.vault.unlock({ passphrase: 'other invented words there' });
  assert.equal(device.vault.entry.elsewhere, false);
  await device.vault.lock();
  await device.vault.unlock({ passkey: good });
  stop({ device });
});
