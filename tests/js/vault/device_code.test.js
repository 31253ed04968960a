/** A second device by a code shown by the first: what the code gives, what it does not, and what the new device pins. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toB64u } from '../../../static/js/crypto/bytes.js';
import { deviceCodeKey, sealToDevice } from '../../../static/js/crypto/device_code.js';
import { newCode, token, tokenHash } from '../../../static/js/crypto/invitation.js';
import { readSheetCode } from '../../../static/js/crypto/sheet.js';
import { startDevice } from '../../../static/js/sync/device.js';
import { makeDeviceCode, openDeviceCode, withdrawDeviceCode } from '../../../static/js/vault/device_code.js';
import { codeOf, FakeBrowser } from '../support/parts.js';
import { PASSPHRASE, settled, stop } from '../support/people.js';

/** A contact whose directory has gone on since the vault was made. */
async function movedOn() {
  const first = await settled();
  const { casebook } = first.device.vault;
  await casebook.officers.replace({ person: first.enrolment.person, name: 'Rhian Another', roles: ['contact'] });
  await first.device.engine.now();
  return first;
}

/** Somebody's new browser beside the one that is settled. */
async function second({ server }) {
  return startDevice(new FakeBrowser({ server }).tab());
}

test('the code and the passphrase let the second device in, which stands where the first one stood', async () => {
  const first = await movedOn();
  const { vault } = first.device;
  const code = await makeDeviceCode(vault);
  const device = await second(first);
  const way = await openDeviceCode(device.vault, code.toLowerCase().replaceAll(' ', '-'));
  assert.equal(way.user, 'rhian');
  assert.deepEqual([device.vault.state, device.vault.accounts], ['new', []], 'the code alone opens nothing');
  assert.equal(await codeOf(way.signIn('some other invented words')), 'sign_in_refused');
  await way.signIn(PASSPHRASE);
  assert.equal(device.vault.state, 'unlocked');
  assert.equal(device.vault.known.person, vault.known.person);
  assert.notEqual(device.vault.known.device, vault.known.device);
  assert.equal(device.vault.sheetCode(), vault.sheetCode());
  await device.engine.now();
  assert.equal(device.engine.status.state, 'idle');
  const { head } = device.vault.space.account;
  assert.deepEqual(head, (await vault.space.ledgers.current()).directoryHead);
  assert.ok(head.no > vault.space.account.head.no, 'later than the head in the vault');
  await device.vault.lock();
  await device.vault.unlock({ passphrase: PASSPHRASE });
  stop(first, { device });
});

test('a directory that never reaches where the first device stood is told', async () => {
  const first = await movedOn();
  const code = await makeDeviceCode(first.device.vault);
  const { records } = first.server;
  for (const { item, digest } of records.kept.values()) if (item.text?.includes('"no":3')) records.withheld.add(digest);
  records.logs.clear();
  await records.addReader(first.enrolment.person);
  const device = await second(first);
  await (await openDeviceCode(device.vault, code)).signIn(PASSPHRASE);
  await device.engine.now();
  assert.equal((await device.vault.space.ledgers.current()).behind, true);
  stop(first, { device });
});

test('the server is given neither the code nor what it seals', async () => {
  const first = await settled();
  const { vault } = first.device;
  const code = await makeDeviceCode(vault);
  const { body } = first.server.requests.find(({ path }) => path === '/api/device-code');
  assert.deepEqual(Object.keys(body).sort(), ['sealed', 'token_hash']);
  const k = await deviceCodeKey(code, vault.known.force);
  assert.equal(body.token_hash, await tokenHash(await token(k)));
  stop(first);
});

test('a wrong, a used, a withdrawn and an old one are refused alike, a mistyped one before anybody is asked', async () => {
  const first = await settled();
  const { vault } = first.device;
  const device = await second(first);
  const refused = (code) => codeOf(openDeviceCode(device.vault, code));
  assert.equal(await refused('ABCD'), 'bad_code');
  assert.equal(first.server.count('/api/device-code/open'), 0);
  assert.equal(await refused(newCode()), 'token_invalid');
  const used = await makeDeviceCode(vault);
  await openDeviceCode(device.vault, used);
  assert.equal(await refused(used), 'token_invalid');
  assert.equal(await withdrawDeviceCode(vault), true);
  const withdrawn = await makeDeviceCode(vault);
  assert.equal(await withdrawDeviceCode(vault), false);
  assert.equal(await refused(withdrawn), 'token_invalid');
  const old = await makeDeviceCode(vault);
  for (const code of first.server.codes.kept.values()) code.expires_at = 0;
  assert.equal(await refused(old), 'token_invalid');
  stop(first, { device });
});

test('a code that names another root than the vault leaves nothing behind', async () => {
  const first = await settled();
  const { vault } = first.device;
  await makeDeviceCode(vault);
  const { space, known } = vault;
  const code = newCode();
  const k = await deviceCodeKey(code, known.force);
  const { profile, secret } = await readSheetCode(vault.sheetCode());
  const root = first.server.records.ledger.people.get(known.person).sign;
  const fields = { user: known.user, profile, secret: toB64u(secret), root, head: space.account.head };
  const kept = first.server.codes.kept.get(known.person);
  Object.assign(kept, {
    token_hash: await tokenHash(await token(k)),
    sealed: await sealToDevice(k, known.force, fields),
  });
  const device = await second(first);
  const way = await openDeviceCode(device.vault, code);
  assert.equal(await codeOf(way.signIn(PASSPHRASE)), 'log_forked');
  assert.deepEqual([device.vault.state, device.vault.accounts], ['new', []]);
  stop(first, { device });
});

test('nobody makes a code while locked', async () => {
  const first = await settled();
  await first.device.vault.lock();
  assert.equal(await codeOf(makeDeviceCode(first.device.vault)), 'locked');
  stop(first);
});
