/** A security key: set up on a device of one's own, it signs in on a computer that knows nobody, until passphrase or sheet code are other ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../../static/js/crypto/bytes.js';
import { keyHolder, keyToken, openForKey, sealForKey } from '../../../static/js/crypto/security_key.js';
import { startDevice } from '../../../static/js/sync/device.js';
import { Locks } from '../../../static/js/vault/locks.js';
import { SecurityKeys } from '../../../static/js/vault/security_keys.js';
import { codeOf, FakeBrowser } from '../support/parts.js';
import { PASSPHRASE, settled, stop } from '../support/people.js';

const ANOTHER = 'other invented words there';
const GIVEN = { passphrase: PASSPHRASE, app: 'Welfare support', synced: false };

/** A key that is plugged in where it is asked for, and gives another secret for each input; `asked` holds what it was asked. */
function securityKey({ synced = false, secret = 7 } = {}) {
  const asked = [];
  const answer = async ({ publicKey }) => {
    asked.push(publicKey);
    const { first: input } = publicKey.extensions.prf.eval;
    const first = new Uint8Array(32).fill(secret ^ input.length);
    const { buffer } = Uint8Array.of(...new Uint8Array(32), synced ? 0x1d : 0x05);
    const response = { authenticatorData: buffer, getAuthenticatorData: () => buffer };
    const prf = publicKey.rp ? { enabled: true } : { results: { first: first.buffer } };
    return { rawId: Uint8Array.of(1, 2).buffer, response, getClientExtensionResults: () => ({ prf }) };
  };
  return { create: answer, get: answer, asked };
}

const refusing = () => Promise.reject(Object.assign(new Error(), { name: 'NotAllowedError' }));
const keysOf = ({ vault }) => new SecurityKeys({ api: vault.locks.api, locks: new Locks(vault.locks) });

/** A settled device whose person has set this key up. */
async function withKey(key = securityKey()) {
  const made = await settled();
  const keys = keysOf(made.device);
  await keys.add(key, GIVEN);
  return { ...made, key, keys };
}

/** A computer that knows nobody. */
async function shared(server) {
  const device = await startDevice({ ...new FakeBrowser({ server }).tab(), guest: true });
  return device;
}

test('what is sealed to a key opens by what it gave alone, in its force, and its token says nothing of that', async () => {
  const [given, force] = [new Uint8Array(32).fill(7), newId()];
  const content = { user: 'Rhian', profile: 1, secret: new Uint8Array(16).fill(3), master: new Uint8Array(32).fill(5) };
  const sealed = await sealForKey(given, force, content);
  assert.deepEqual(await openForKey(given, force, sealed), { ...content, user: 'rhian' });
  for (const [other, place] of [
    [new Uint8Array(32), force],
    [given, newId()],
  ])
    assert.equal(await codeOf(openForKey(other, place, sealed)), 'not_opened');
  const token = await keyToken(given, force);
  assert.notEqual(token, await keyToken(given, newId()));
  assert.equal(await codeOf(openForKey(new Uint8Array(Buffer.from(token, 'base64url')), force, sealed)), 'not_opened');
  assert.deepEqual(await keyHolder(force, 'RHIAN'), await keyHolder(force, 'rhian'));
});

test('it signs in without a word where nobody is known, opens the vault, and the passphrase unlocks it there afterwards', async () => {
  const { server, device, enrolment, key, keys } = await withKey();
  const [create] = key.asked;
  const { authenticatorAttachment, residentKey, userVerification } = create.authenticatorSelection;
  assert.deepEqual(
    [authenticatorAttachment, residentKey, userVerification],
    ['cross-platform', 'required', 'required'],
  );
  const desk = await shared(server);
  await desk.vault.signInByKey(key);
  assert.deepEqual([key.asked.at(-1).allowCredentials, key.asked.at(-1).userVerification], [[], 'required']);
  assert.equal(await desk.vault.fingerprint(), enrolment.fingerprint);
  assert.equal(desk.vault.sheetCode(), enrolment.sheetCode);
  await desk.vault.lock();
  await desk.vault.unlock({ passphrase: PASSPHRASE });
  assert.equal((await keys.list()).length, 1);
  stop({ device }, { device: desk });
});

test('what goes to the server opens nothing: no words, no code, nothing that the key gave', async () => {
  const { server, device, enrolment } = await withKey();
  const sent = JSON.stringify(server.requests).replaceAll(' ', '');
  const own = [PASSPHRASE, enrolment.sheetCode].map((words) => words.replaceAll(' ', ''));
  for (const words of own) assert.equal(sent.includes(words), false);
  const { body } = server.requests.find(({ path, method }) => path === '/api/security-keys' && method === 'POST');
  assert.deepEqual(Object.keys(body).sort(), ['id', 'sealed', 'token_hash', 'vault_version']);
  assert.equal(body.vault_version, 1);
  stop({ device });
});

test('another key, a removed one, and one from before another passphrase or sheet code open nothing, alike', async () => {
  const { server, device, key, keys } = await withKey();
  const desk = await shared(server);
  const tried = (which) => codeOf(desk.vault.signInByKey(which));
  assert.equal(await tried(securityKey({ secret: 9 })), 'key_unknown');
  const locks = new Locks(device.vault.locks);
  await locks.changePassphrase({ passphrase: PASSPHRASE }, ANOTHER);
  assert.equal(await tried(key), 'key_unknown');
  await keys.add(key, { ...GIVEN, passphrase: ANOTHER });
  const { keep } = await locks.makeSheet(ANOTHER);
  await keep();
  assert.equal(await tried(key), 'key_unknown');
  await keys.add(key, { ...GIVEN, passphrase: ANOTHER });
  const [{ id }] = await keys.list();
  await keys.remove(id);
  assert.equal(await tried(key), 'key_unknown');
  await keys.add(key, { ...GIVEN, passphrase: ANOTHER });
  await desk.vault.signInByKey(key);
  stop({ device }, { device: desk });
});

test('without the present passphrase the key is not even asked; a refusal and a copied key have codes of their own', async () => {
  const { server, device } = await settled();
  const [keys, key] = [keysOf(device), securityKey()];
  assert.equal(await codeOf(keys.add(key, { ...GIVEN, passphrase: ANOTHER })), 'wrong_passphrase');
  assert.deepEqual(key.asked, []);
  assert.equal(await codeOf(keys.add({ create: refusing, get: refusing }, GIVEN)), 'key_refused');
  assert.equal(await codeOf(keys.add(securityKey({ synced: true }), GIVEN)), 'key_synced');
  assert.deepEqual(await keys.list(), []);
  await keys.add(securityKey({ synced: true }), { ...GIVEN, synced: true });
  const desk = await shared(server);
  assert.equal(await codeOf(desk.vault.signInByKey({ get: refusing })), 'key_refused');
  stop({ device }, { device: desk });
});
