/** What opens a device: passphrase, recovery code, and a passphrase that was changed here or elsewhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDevice } from '../../../static/js/sync/device.js';
import { VaultError } from '../../../static/js/vault/errors.js';
import { Locks } from '../../../static/js/vault/locks.js';
import { Vault } from '../../../static/js/vault/session.js';
import { no } from '../support/fake_server.js';
import { codeOf, FakeBrowser } from '../support/parts.js';
import { joined, PASSPHRASE, settled, stop } from '../support/people.js';

const ANOTHER = 'other invented words there';
const draft = { form: 'risk', version: 1, case: 'c', values: { what: 'Canary words' } };

/** A device that a passphrase, or a code, is tried on. */
const locked = (browser) => new Vault({ ...browser.tab(), api: undefined }).start();
const locksOf = ({ vault }) => new Locks(vault.locks);
const newCode = async (device, proof) => {
  const made = await locksOf(device).makeCode(proof);
  await made.keep();
  return made.code;
};
const change = (device, proof, passphrase = ANOTHER) => locksOf(device).changePassphrase(proof, passphrase);

test('the recovery code opens this device without a network, drafts included; then a new passphrase is due', async () => {
  const { browser, device, enrolment } = await settled();
  device.vault.drafts.writer({ id: 'd' }).write(draft);
  await device.vault.lock();
  stop({ device });
  const vault = await locked(browser);
  assert.equal(vault.entry.code, browser.clock.now);
  await vault.unlock({ code: ` ${enrolment.recoveryCode.toLowerCase().replaceAll(' ', '-')}` });
  assert.equal(vault.state, 'unlocked');
  assert.deepEqual((await vault.drafts.get('d')).values, draft.values);
  assert.equal(vault.entry.forgotten, true);
  await vault.lock();
  await vault.unlock({ passphrase: PASSPHRASE });
  assert.equal(vault.entry.forgotten, false);
});

test('the two codes of a sheet are told apart, each where the other was asked for', async () => {
  const { server, browser, device, enrolment } = await settled();
  stop({ device });
  const vault = await locked(browser);
  assert.equal(await codeOf(vault.unlock({ code: enrolment.sheetCode })), 'is_sheet_code');
  assert.equal(await codeOf(vault.unlock({ code: enrolment.recoveryCode.slice(1) })), 'bad_code');
  const fresh = await startDevice(new FakeBrowser({ server }).tab());
  const given = { user: 'rhian', passphrase: PASSPHRASE, sheetCode: enrolment.recoveryCode };
  assert.equal(await codeOf(fresh.vault.signIn(given)), 'is_recovery_code');
  stop({ device: fresh });
});

test('a wrong recovery code slows down as a wrong passphrase does, also after a restart', async () => {
  const { browser, device, enrolment } = await settled();
  const other = await newCode(device, { passphrase: PASSPHRASE });
  stop({ device });
  const vault = await locked(browser);
  for (let count = 0; count < 2; count += 1) {
    assert.equal(await codeOf(vault.unlock({ code: enrolment.recoveryCode })), 'wrong_code');
    assert.equal(await codeOf(vault.unlock({ passphrase: ANOTHER })), 'wrong_passphrase');
  }
  const again = await locked(browser);
  assert.equal(await codeOf(again.unlock({ code: other })), 'slow_down');
  browser.clock.now += 2000;
  await again.unlock({ code: other });
  assert.equal(again.state, 'unlocked');
});

test('a code is for one device: it never reaches the server, and another device has its own', async () => {
  const { server, device, enrolment } = await settled();
  const { sealed } = device.vault.locks.household.account.recovery;
  const sent = JSON.stringify(server.requests).replaceAll(' ', '');
  for (const own of [enrolment.recoveryCode.replaceAll(' ', ''), sealed]) assert.equal(sent.includes(own), false);
  const desk = await startDevice(new FakeBrowser({ server }).tab());
  await desk.vault.signIn({ user: 'rhian', passphrase: PASSPHRASE, sheetCode: enrolment.sheetCode });
  assert.equal(desk.vault.entry.code, null);
  await desk.vault.lock();
  assert.equal(await codeOf(desk.vault.unlock({ code: enrolment.recoveryCode })), 'no_recovery_code');
  await desk.vault.unlock({ passphrase: PASSPHRASE });
  const code = await newCode(desk, { passphrase: PASSPHRASE });
  await desk.vault.signInAgain({ passphrase: PASSPHRASE });
  await desk.vault.lock();
  assert.equal(await codeOf(desk.vault.unlock({ code: enrolment.recoveryCode })), 'wrong_code');
  await desk.vault.unlock({ code });
  stop({ device }, { device: desk });
});

test('a new recovery code asks for the passphrase or the present code, and the present one stops working', async () => {
  const { browser, device, enrolment } = await settled();
  const told = [];
  device.vault.addEventListener('entry', () => told.push(device.vault.entry.code));
  const locks = locksOf(device);
  assert.equal(await codeOf(locks.makeCode({ passphrase: ANOTHER })), 'wrong_passphrase');
  await locks.makeCode({ code: enrolment.recoveryCode });
  const second = await newCode(device, { code: enrolment.recoveryCode }); // the one above was never on paper
  assert.equal(await codeOf(locks.makeCode({ code: enrolment.recoveryCode })), 'wrong_code');
  assert.equal(device.vault.entry.forgotten, false, 'they came in by the passphrase');
  const vault = await locked(browser);
  await vault.unlock({ code: second });
  await locks.removeCode();
  assert.deepEqual(told, [browser.clock.now, null]);
  await vault.lock();
  assert.equal(await codeOf(vault.unlock({ code: second })), 'no_recovery_code');
  stop({ device });
});

test('a changed passphrase opens here and signs in elsewhere with the same sheet; the old one does neither', async () => {
  const { server, browser, device, enrolment } = await settled();
  assert.equal(await codeOf(change(device, { passphrase: ANOTHER })), 'wrong_passphrase');
  assert.equal(await codeOf(change(device, { passphrase: PASSPHRASE }, 'too short')), 'passphrase_short');
  await change(device, { passphrase: PASSPHRASE });
  const sent = JSON.stringify(server.requests);
  for (const words of [PASSPHRASE, ANOTHER]) assert.equal(sent.includes(words), false);
  const vault = await locked(browser);
  assert.equal(await codeOf(vault.unlock({ passphrase: PASSPHRASE })), 'wrong_passphrase');
  await vault.unlock({ passphrase: ANOTHER });
  assert.equal(vault.entry.forgotten, false);
  const fresh = await startDevice(new FakeBrowser({ server }).tab());
  const given = { user: 'rhian', sheetCode: enrolment.sheetCode };
  assert.equal(await codeOf(fresh.vault.signIn({ ...given, passphrase: PASSPHRASE })), 'sign_in_refused');
  await fresh.vault.signIn({ ...given, passphrase: ANOTHER });
  assert.equal(await fresh.vault.fingerprint(), enrolment.fingerprint);
  stop({ device }, { device: fresh });
});

test('forgotten: opened by the code, a new passphrase is chosen by the same code, which goes on working', async () => {
  const { device, enrolment } = await settled();
  const proof = { code: enrolment.recoveryCode };
  await device.vault.lock();
  await device.vault.unlock(proof);
  await change(device, proof);
  assert.equal(device.vault.entry.forgotten, false);
  await device.vault.lock();
  await device.vault.unlock({ passphrase: ANOTHER });
  await device.vault.lock();
  await device.vault.unlock(proof);
  stop({ device });
});

for (const [name, fault, code] of [
  ['no network', 'network', 'network'],
  ['nobody has vouched yet', no(403, 'not_vouched'), 'not_vouched'],
  ['another device was faster', no(409, 'vault_older'), 'vault_older'],
])
  test(`refused (${name}): the old passphrase goes on, here and there`, async () => {
    const { server, browser, device } = await settled();
    server.fault('/api/passphrase', fault);
    assert.equal(await codeOf(change(device, { passphrase: PASSPHRASE })), code);
    const vault = await locked(browser);
    assert.equal(await codeOf(vault.unlock({ passphrase: ANOTHER })), 'wrong_passphrase');
    await vault.unlock({ passphrase: PASSPHRASE });
    await device.vault.signInAgain({ passphrase: PASSPHRASE });
    stop({ device });
  });

test('without a session, or in somebody else’s, nothing is changed', async () => {
  const contact = await settled();
  const { server, browser, device } = contact;
  const other = await joined(contact, { browser });
  assert.equal(await codeOf(change(device, { passphrase: PASSPHRASE })), 'other_user');
  server.endSessions();
  assert.equal(await codeOf(change(device, { passphrase: PASSPHRASE })), 'signed_out');
  assert.equal(server.count('/api/passphrase'), 0);
  stop({ device }, other);
});

test('a lost answer loses nothing: both passphrases open, and what really opened stays', async () => {
  const { server, browser, device } = await settled();
  server.fault('/api/passphrase', 'lost');
  assert.equal(await codeOf(change(device, { passphrase: PASSPHRASE })), 'network');
  const before = await locked(browser);
  await before.unlock({ passphrase: PASSPHRASE });
  await device.engine.askAgain('button');
  const after = await locked(browser);
  await after.unlock({ passphrase: PASSPHRASE });
  assert.equal(after.entry.elsewhere, true);
  await after.lock();
  await after.unlock({ passphrase: ANOTHER });
  assert.equal(after.entry.elsewhere, false);
  await after.lock();
  assert.equal(await codeOf(after.unlock({ passphrase: PASSPHRASE })), 'wrong_passphrase');
  await change(device, { passphrase: ANOTHER }, 'a third set of words');
  assert.equal(server.accounts.get('rhian').vault.version, 3);
  stop({ device });
});

/** The contact's desk beside their phone, both started. */
async function twoDevices() {
  const phone = await settled();
  const browser = new FakeBrowser({ server: phone.server });
  const desk = await startDevice(browser.tab());
  await desk.vault.signIn({ user: 'rhian', passphrase: PASSPHRASE, sheetCode: phone.enrolment.sheetCode });
  await desk.engine.now();
  return { phone, desk: { device: desk, browser } };
}

test('changed on another device: this one says so, opens by the old passphrase until the new one has opened it', async () => {
  const { phone, desk } = await twoDevices();
  await change(phone.device, { passphrase: PASSPHRASE });
  await desk.device.vault.lock();
  await desk.device.vault.unlock({ passphrase: PASSPHRASE });
  assert.equal(desk.device.vault.entry.elsewhere, false, 'nothing has come yet');
  await desk.device.engine.now();
  await desk.device.vault.lock();
  await desk.device.vault.unlock({ passphrase: PASSPHRASE });
  assert.equal(desk.device.vault.entry.elsewhere, true);
  await desk.device.vault.lock();
  await desk.device.vault.unlock({ passphrase: ANOTHER });
  assert.equal(desk.device.vault.entry.elsewhere, false);
  const restarted = await locked(desk.browser);
  assert.equal(await codeOf(restarted.unlock({ passphrase: PASSPHRASE })), 'wrong_passphrase');
  stop(phone, desk);
});

test('a server that sends rubbish locks nobody out and is not believed', async () => {
  const { server, browser, device } = await settled();
  const { vault } = server.accounts.get('rhian');
  const [slot] = vault.slots;
  for (const rubbish of [
    { ...vault, version: 2 },
    { ...vault, version: 3, slots: [{ ...slot, sealed: 'A'.repeat(80) }] },
    { ...vault, version: 4, sealed: '' },
  ]) {
    server.accounts.get('rhian').vault = rubbish;
    await device.engine.askAgain('button');
    const here = await locked(browser);
    assert.equal(here.newestVersion, rubbish.version, 'it was kept beside the old one');
    await here.unlock({ passphrase: PASSPHRASE });
    assert.equal(here.entry.elsewhere, false);
  }
  server.accounts.get('rhian').vault = { version: 9, slots: [], sealed: 1 };
  assert.equal((await device.engine.askAgain('button')).code, 'bad_answer');
  assert.equal(device.vault.newestVersion, 4);
  await change(device, { passphrase: PASSPHRASE });
  assert.equal(server.accounts.get('rhian').vault.version, 10, 'and it can be put right from here');
  stop({ device });
});

test('the code outlives a browser that has dropped the records, though the device counts as another one then', async () => {
  const { browser, device, enrolment } = await settled();
  await device.vault.lock();
  await device.vault.space.database.destroy();
  stop({ device });
  const half = await locked(browser);
  assert.equal(half.vanished, true);
  await half.unlock({ code: enrolment.recoveryCode });
  assert.equal(half.state, 'unlocked');
});

test('a device without room opens by the code all the same, and goes on sending while a newer vault cannot be kept', async () => {
  const { server, browser, device, enrolment } = await settled();
  const { household } = device.vault.locks;
  household.accounts.change = () => Promise.reject(new VaultError('storage_full'));
  await device.vault.lock();
  await device.vault.unlock({ code: enrolment.recoveryCode });
  assert.equal(device.vault.entry.forgotten, true);
  server.accounts.get('rhian').vault = { ...server.accounts.get('rhian').vault, version: 2 };
  assert.equal((await device.engine.askAgain('button')).state, 'idle');
  stop({ device });
  assert.equal((await locked(browser)).newestVersion, 1);
});

test('an older vault of the server changes nothing here', async () => {
  const { server, browser, device } = await settled();
  const { vault } = server.accounts.get('rhian');
  await change(device, { passphrase: PASSPHRASE });
  server.accounts.get('rhian').vault = vault;
  await device.engine.askAgain('button');
  const here = await locked(browser);
  assert.equal(await codeOf(here.unlock({ passphrase: PASSPHRASE })), 'wrong_passphrase');
  await here.unlock({ passphrase: ANOTHER });
  stop({ device });
});
