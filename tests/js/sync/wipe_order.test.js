/** A device that was reported lost empties itself at its next contact, locked or open, with a session or without. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDevice } from '../../../static/js/sync/device.js';
import { Accounts } from '../../../static/js/vault/accounts.js';
import { sharedDatabase } from '../../../static/js/vault/database.js';
import { once } from '../support/parts.js';
import { joined, PASSPHRASE, settled, stop } from '../support/people.js';

/** Contact Rhian, and officer Cai's phone, vouched for and up to date. */
async function people() {
  const contact = await settled();
  const officer = await joined(contact);
  const vouched = () => contact.server.records.ledger.people.has(officer.enrolment.person);
  while (!vouched()) await contact.device.engine.now();
  await officer.device.engine.now();
  await officer.device.vault.casebook.refresh();
  const lost = { person: officer.enrolment.person, device: officer.device.vault.known.device };
  return { contact, officer, lost };
}

/** The contact says so, and it reaches the server. */
async function report({ device }, lost) {
  await device.vault.casebook.devices.wipe(lost);
  await device.engine.now();
}

const names = async ({ browser }) => (await browser.indexedDB.databases()).map(({ name }) => name).sort();

test('locked and signed out by the server: the statement is fetched, verified, and everything of that person goes', async () => {
  const { contact, officer, lost } = await people();
  const { vault, engine } = officer.device;
  await vault.drafts.save('d', { form: 'risk', version: 1, case: 'c', values: {} });
  await vault.lock();
  await report(contact, lost);
  const emptied = once(vault, 'account');
  await engine.now();
  await emptied;
  assert.deepEqual([vault.state, vault.emptied, vault.vanished, vault.accounts], ['new', true, false, []]);
  assert.deepEqual(await names(officer), ['wso']);
  const again = await startDevice(officer.browser.tab());
  assert.deepEqual([again.vault.state, again.vault.emptied, again.vault.vanished], ['new', true, false]);
  stop(contact, officer, { device: again });
});

test('a browser that was closed in the middle of it goes on at its next start, and says why it is empty', async () => {
  const { contact, officer } = await people();
  const { indexedDB } = officer.browser;
  const accounts = new Accounts(sharedDatabase({ indexedDB }));
  await accounts.beginEmptying(/** @type {any} */ (await accounts.last()));
  stop(officer);
  const again = await startDevice(officer.browser.tab());
  assert.deepEqual([again.vault.state, again.vault.emptied, again.vault.vanished], ['new', true, false]);
  assert.deepEqual(await names(officer), ['wso']);
  stop(contact, { device: again });
});

test('open in two tabs: both drop the keys, and neither writes anything back', async () => {
  const { contact, officer, lost } = await people();
  const other = await startDevice(officer.browser.tab());
  await other.vault.unlock({ passphrase: PASSPHRASE });
  const { vault } = officer.device;
  const { drafts, space } = vault;
  const both = [once(vault, 'account'), once(other.vault, 'account')]; // the other tab may fetch it by itself, at once
  await report(contact, lost);
  await officer.device.engine.now();
  await Promise.all(both);
  assert.deepEqual([vault.state, other.vault.state], ['new', 'new']);
  await assert.rejects(drafts.save('d', { form: 'risk', version: 1, case: 'c', values: {} }), {
    code: 'storage_vanished',
  });
  await assert.rejects(space.keepMeta('cursor', ''), { code: 'storage_vanished' });
  assert.deepEqual(await names(officer), ['wso']);
  stop(contact, officer, { device: other });
});

test('its person does it from another device; the browser may be used again with the sheet, under a new id', async () => {
  const { contact, officer, lost } = await people();
  const own = await startDevice(officer.browser.tab());
  const { sheetCode } = officer.enrolment;
  const spare = await startDevice(new officer.browser.constructor({ server: contact.server }).tab());
  await spare.vault.signIn({ user: 'cai', passphrase: PASSPHRASE, sheetCode });
  await spare.engine.now();
  const [, ...rest] = await spare.vault.casebook.devices.list();
  assert.equal(rest.length, 1);
  const emptied = once(own.vault, 'account');
  await spare.vault.casebook.devices.wipe({ device: lost.device });
  await spare.engine.now();
  await own.engine.now();
  await emptied;
  await own.vault.signIn({ user: 'cai', passphrase: PASSPHRASE, sheetCode });
  assert.equal(own.vault.emptied, false);
  assert.notEqual(own.vault.known.device, lost.device);
  stop(contact, officer, { device: own }, { device: spare });
});

test('a phone on which its person had signed out is emptied too, and a colleague who shares it is not', async () => {
  const { contact, officer, lost } = await people();
  const colleague = await joined(contact, { name: 'Dee Example', user: 'dee', browser: officer.browser });
  await report(contact, lost);
  const tab = await startDevice(officer.browser.tab());
  assert.equal(tab.vault.known.user, 'dee');
  if (tab.vault.accounts.length > 1) await once(tab.vault, 'account');
  assert.deepEqual(
    tab.vault.accounts.map(({ user }) => user),
    ['dee'],
  );
  assert.equal(tab.vault.known.user, 'dee');
  stop(contact, officer, colleague, { device: tab });
});

test('a phone whose person lost their access before is emptied too, by a chain that goes on where theirs ended', async () => {
  const { contact, officer, lost } = await people();
  const { vault, engine } = officer.device;
  const { officers } = contact.device.vault.casebook;
  await officers.revoke(lost.person);
  await contact.device.engine.now();
  await engine.now();
  assert.equal(vault.state, 'unlocked');
  await officers.replace({ person: contact.enrolment.person, name: 'Rhian Another', roles: ['contact'] });
  await report(contact, lost);
  const emptied = once(vault, 'account');
  await engine.now();
  await emptied;
  assert.deepEqual([vault.state, vault.emptied, vault.accounts], ['new', true, []]);
  assert.deepEqual(await names(officer), ['wso']);
  stop(contact, officer);
});

test('killed in the middle of it: the account goes first, the rest at the next start', async () => {
  const { contact, officer } = await people();
  const { indexedDB } = officer.browser;
  const destroy = indexedDB.deleteDatabase.bind(indexedDB);
  indexedDB.deleteDatabase = () => {
    throw new Error('killed');
  };
  await assert.rejects(officer.device.vault.empty(officer.enrolment.person));
  indexedDB.deleteDatabase = destroy;
  assert.equal((await names(officer)).length, 2);
  const again = await startDevice(officer.browser.tab());
  assert.deepEqual([again.vault.state, await names(officer)], ['new', ['wso']]);
  stop(contact, officer, { device: again });
});

test('a wipe said twice, or of somebody unknown, is said once and not at all', async () => {
  const { contact, lost } = await people();
  await report(contact, lost);
  assert.equal(await contact.device.vault.casebook.devices.wipe(lost), null);
  await assert.rejects(contact.device.vault.casebook.devices.wipe({ ...lost, person: lost.device }), {
    code: 'unknown_person',
  });
  stop(contact);
});

test('a device that cannot be emptied does not go on saying that it is under way', async () => {
  const { contact, officer, lost } = await people();
  const { vault, engine } = officer.device;
  await report(contact, lost);
  vault.empty = () => Promise.reject(Object.assign(new Error(), { code: 'storage_failed' }));
  const { state, code } = await engine.now();
  assert.deepEqual([state, code], ['error', 'device_wiped']);
  stop(contact, officer);
});
