/** A sheet code that is replaced alone: the passphrase stays, and every other device finds the new code by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDevice } from '../../../static/js/sync/device.js';
import { Locks } from '../../../static/js/vault/locks.js';
import { Vault } from '../../../static/js/vault/session.js';
import { codeOf, FakeBrowser } from '../support/parts.js';
import { PASSPHRASE, settled, stop } from '../support/people.js';

const ANOTHER = 'other invented words there';
const locksOf = ({ vault }) => new Locks(vault.locks);
const locked = (browser) => new Vault({ ...browser.tab(), api: undefined }).start();

/** The contact's desk beside their phone, both started. */
async function twoDevices() {
  const phone = await settled();
  const browser = new FakeBrowser({ server: phone.server });
  const desk = await startDevice(browser.tab());
  await desk.vault.signIn({ user: 'rhian', passphrase: PASSPHRASE, sheetCode: phone.enrolment.sheetCode });
  await desk.engine.now();
  return { phone, desk: { device: desk, browser } };
}

/** A new sheet code, put on paper. */
async function newSheet(device, passphrase = PASSPHRASE, options = undefined) {
  const { code, keep } = await locksOf(device).makeSheet(passphrase);
  await keep(options);
  return code;
}

async function reopened({ device }, proof) {
  await device.engine.askAgain('button');
  await device.vault.lock();
  await device.vault.unlock(proof);
  return device.vault;
}

/** Whether this signs in on a browser that knows nobody. */
async function signsIn(server, passphrase, sheetCode) {
  const fresh = await startDevice(new FakeBrowser({ server }).tab());
  const code = await codeOf(fresh.vault.signIn({ user: 'rhian', passphrase, sheetCode }));
  stop({ device: fresh });
  return code || 'in';
}

test('the new code signs in with the same passphrase, the old one does not; neither ever leaves the device', async () => {
  const { server, browser, device, enrolment } = await settled();
  const { code, keep } = await locksOf(device).makeSheet(PASSPHRASE);
  assert.equal(device.vault.sheetCode(), enrolment.sheetCode, 'it counts when it is on paper');
  assert.equal(server.count('/api/passphrase'), 0);
  await keep();
  assert.equal(device.vault.sheetCode(), code);
  assert.notEqual(code, enrolment.sheetCode);
  assert.equal(await signsIn(server, PASSPHRASE, enrolment.sheetCode), 'sign_in_refused');
  assert.equal(await signsIn(server, PASSPHRASE, code), 'in');
  const sent = JSON.stringify(server.requests).replaceAll(' ', '');
  assert.equal(sent.includes(code.replaceAll(' ', '')), false);
  const vault = await locked(browser);
  await vault.unlock({ passphrase: PASSPHRASE });
  assert.equal(await vault.fingerprint(), enrolment.fingerprint);
  await vault.lock();
  await vault.unlock({ code: enrolment.recoveryCode });
  stop({ device });
});

test('another device follows when it is next unlocked by the passphrase, and signs in again by the new code', async () => {
  const { phone, desk } = await twoDevices();
  const code = await newSheet(phone.device);
  const vault = await reopened(desk, { passphrase: PASSPHRASE });
  assert.deepEqual([vault.entry.elsewhere, vault.sheetCode()], [false, code]);
  await vault.signInAgain({ passphrase: PASSPHRASE });
  const { household } = vault.locks;
  assert.deepEqual([household.account.vault.version, household.account.newerSheet], [2, undefined]);
  const restarted = await locked(desk.browser);
  await restarted.unlock({ passphrase: PASSPHRASE });
  stop(phone, desk);
});

test('opened there by its recovery code it knows the new code, says nothing of a passphrase, and follows by the passphrase', async () => {
  const { phone, desk } = await twoDevices();
  const own = await locksOf(desk.device).makeCode({ passphrase: PASSPHRASE });
  await own.keep();
  const code = await newSheet(phone.device);
  const vault = await reopened(desk, { code: own.code });
  assert.deepEqual([vault.entry.elsewhere, vault.sheetCode()], [false, code]);
  assert.equal(vault.locks.household.account.vault.version, 1);
  await vault.signInAgain({ passphrase: PASSPHRASE });
  assert.equal(vault.locks.household.account.vault.version, 2);
  stop(phone, desk);
});

test('code and passphrase both changed elsewhere: the old passphrase says so once more, then the new one opens', async () => {
  const { phone, desk } = await twoDevices();
  const code = await newSheet(phone.device);
  await locksOf(phone.device).changePassphrase({ passphrase: PASSPHRASE }, ANOTHER);
  const vault = await reopened(desk, { passphrase: PASSPHRASE });
  assert.deepEqual([vault.entry.elsewhere, vault.sheetCode()], [true, code]);
  await reopened(desk, { passphrase: ANOTHER });
  assert.equal(vault.entry.elsewhere, false);
  const restarted = await locked(desk.browser);
  assert.equal(await codeOf(restarted.unlock({ passphrase: PASSPHRASE })), 'wrong_passphrase');
  stop(phone, desk);
});

test('a passphrase that is changed on a device that has not heard of the new code leaves that code in force', async () => {
  const { phone, desk } = await twoDevices();
  const code = await newSheet(phone.device);
  await locksOf(desk.device).changePassphrase({ passphrase: PASSPHRASE }, ANOTHER);
  assert.equal(desk.device.vault.sheetCode(), code);
  assert.equal(await signsIn(phone.server, ANOTHER, phone.enrolment.sheetCode), 'sign_in_refused');
  assert.equal(await signsIn(phone.server, ANOTHER, code), 'in');
  stop(phone, desk);
});

test('a passphrase that was given up elsewhere makes no sheet, heard of or not', async () => {
  const { phone, desk } = await twoDevices();
  await locksOf(phone.device).changePassphrase({ passphrase: PASSPHRASE }, ANOTHER);
  for (let heard = 0; heard < 2; heard += 1)
    assert.equal(await codeOf(locksOf(desk.device).makeSheet(PASSPHRASE)), 'changed_elsewhere');
  assert.equal(await codeOf(locksOf(desk.device).makeSheet('not the right one')), 'wrong_passphrase');
  await newSheet(desk.device, ANOTHER);
  assert.equal(phone.server.accounts.get('rhian').vault.version, 3);
  stop(phone, desk);
});

test('a lost answer loses nothing: this device finds the new code in what the server has', async () => {
  const { server, device, enrolment } = await settled();
  const { code, keep } = await locksOf(device).makeSheet(PASSPHRASE);
  server.fault('/api/passphrase', 'lost');
  assert.equal(await codeOf(keep()), 'network');
  assert.equal(device.vault.sheetCode(), enrolment.sheetCode);
  const vault = await reopened({ device }, { passphrase: PASSPHRASE });
  assert.deepEqual([vault.entry.elsewhere, vault.sheetCode()], [false, code]);
  stop({ device });
});

test('after a lost answer the same code can be brought once more, unless the passphrase was changed elsewhere meanwhile', async () => {
  const { phone, desk } = await twoDevices();
  const { server } = phone;
  const { code, keep } = await locksOf(phone.device).makeSheet(PASSPHRASE);
  server.fault('/api/passphrase', 'lost');
  assert.equal(await codeOf(keep()), 'network');
  await keep();
  assert.equal(phone.device.vault.sheetCode(), code);
  assert.equal(await signsIn(server, PASSPHRASE, code), 'in');
  const other = await locksOf(phone.device).makeSheet(PASSPHRASE);
  await locksOf(desk.device).changePassphrase({ passphrase: PASSPHRASE }, ANOTHER);
  assert.equal(await codeOf(other.keep()), 'changed_elsewhere');
  assert.equal(await signsIn(server, ANOTHER, code), 'in');
  stop(phone, desk);
});

test('rubbish from a server takes the new code away from nobody', async () => {
  const { phone, desk } = await twoDevices();
  const code = await newSheet(phone.device);
  const { vault: good } = phone.server.accounts.get('rhian');
  const own = await locksOf(desk.device).makeCode({ passphrase: PASSPHRASE });
  await own.keep();
  await reopened(desk, { code: own.code });
  phone.server.accounts.get('rhian').vault = { ...good, version: 9 };
  const vault = await reopened(desk, { code: own.code });
  assert.equal(vault.sheetCode(), code);
  stop(phone, desk);
});

test('whether other sessions end is the person’s choice, and the server is told', async () => {
  const { server, device } = await settled();
  await newSheet(device);
  await newSheet(device, PASSPHRASE, { endOthers: true });
  await locksOf(device).changePassphrase({ passphrase: PASSPHRASE }, ANOTHER, { endOthers: true });
  const told = server.requests.filter(({ path }) => path === '/api/passphrase').map(({ body }) => body.end_others);
  assert.deepEqual(told, [false, true, true]);
  stop({ device });
});
