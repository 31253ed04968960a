/** Somebody known has lost passphrase and sheet: invited again, checked by a contact, vouched for anew, given their cases again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDevice } from '../../../static/js/sync/device.js';
import { Wrapping } from '../../../static/js/vault/wrapping.js';
import { codeOf, FakeBrowser } from '../support/parts.js';
import { joined, PASSPHRASE, settled, stop } from '../support/people.js';

const NEW = 'four other invented words';

/** A contact and an officer with a case that holds a record. */
async function withCase() {
  const contact = await settled();
  const officer = await joined(contact);
  await contact.device.engine.now();
  await step(contact, officer);
  const person = officer.enrolment.person;
  const { case: id } = await contact.device.vault.casebook.openCase({ subject: 'Invented' }, [person]);
  await step(contact, officer);
  return { contact, officer, person, case: id };
}

/** Everybody synchronises, the contact twice: what comes in is vouched for, and goes. */
async function step(contact, ...others) {
  for (const { device } of [contact, ...others, contact, ...others]) {
    await device.engine.now();
    await device.vault.casebook.officers.vouchIfInvited();
    await device.vault.casebook.refresh();
  }
}

/** The officer joins again, on a new phone or in a browser that is given. */
async function joinAgain({ contact, person }, browser = new FakeBrowser({ server: contact.server })) {
  const invited = { name: 'Cai Example', roles: ['officer'], again: person };
  const { id, code } = await contact.device.vault.casebook.officers.invite(invited);
  const device = await startDevice(browser.tab());
  const enrolment = await (await device.vault.join({ code })).enrol({ user: 'cai', passphrase: NEW });
  await enrolment.send();
  return { id, device, enrolment };
}

test('new keys for somebody known wait for a contact; nothing is vouched for by itself, and the old phone goes on', async () => {
  const world = await withCase();
  const { contact, officer, person } = world;
  const again = await joinAgain(world);
  await step(contact, officer);
  const { officers } = contact.device.vault.casebook;
  assert.deepEqual((await officers.vouch()).left, [{ id: again.id, code: 'to_check' }]);
  assert.equal((await again.device.engine.now()).code, 'not_confirmed');
  assert.equal((await officer.device.engine.now()).state, 'idle');
  const offered = await officers.offered(again.id);
  assert.equal(offered.person, person);
  assert.equal(contact.device.vault.casebook.people.get(person).renewed, null);
  await officers.renew(offered);
  await step(contact);
  assert.equal((await again.device.engine.now()).state, 'idle');
  assert.equal((await officer.device.engine.now()).state, 'signed_out');
  const [invitation] = (await officers.invitations()).filter(({ id }) => id === again.id);
  assert.equal(invitation.state, 'done');
  await again.device.vault.casebook.refresh();
  assert.equal(again.device.vault.casebook.me.vouched, true);
  const shown = contact.device.vault.casebook.people.get(person);
  assert.equal(shown.renewed.by, contact.enrolment.person);
  assert.equal(shown.fingerprint, again.enrolment.fingerprint);
  stop(contact, officer, again);
});

test('every case is wrapped for the new keys by one act, and opens on the new phone with its history', async () => {
  const world = await withCase();
  const { contact, officer, person, case: id } = world;
  const again = await joinAgain(world);
  const { casebook } = contact.device.vault;
  await casebook.officers.renew(await casebook.officers.offered(again.id));
  await step(contact, again);
  const before = again.device.vault.casebook.cases.get(id);
  assert.deepEqual([before.member, before.readable, before.records.length], [true, false, 0]);
  const wrapping = casebook.lend(Wrapping);
  const { lacking } = await wrapping.access(person);
  assert.deepEqual(lacking, [id]);
  await wrapping.run({ person, cases: lacking, act: 'wrap' });
  assert.deepEqual((await wrapping.access(person)).lacking, []);
  await step(contact, again);
  const { readable, records, epoch } = again.device.vault.casebook.cases.get(id);
  assert.deepEqual([readable, records.length, epoch], [true, 1, 1]);
  stop(contact, officer, again);
});

test('what lay unsent on the old phone goes when its owner joins again there, in the same chain', async () => {
  const world = await withCase();
  const { contact, officer, person, case: id } = world;
  contact.server.fault('/api/sync', 'network');
  await officer.device.vault.casebook.write({ case: id, form: 'contact-log', version: 1, values: { how: 'Before' } });
  await officer.device.vault.drafts.save('draft', { form: 'contact-log', version: 1, case: id, values: {} });
  contact.server.endSessions();
  officer.device.stop();
  await contact.device.vault.signInAgain({ passphrase: PASSPHRASE });
  const again = await joinAgain(world, officer.browser);
  assert.deepEqual(await again.device.vault.drafts.list(), [], 'sealed under keys that are gone');
  const { casebook } = contact.device.vault;
  await casebook.officers.renew(await casebook.officers.offered(again.id));
  await step(contact, again);
  await casebook.lend(Wrapping).run({ person, cases: [id], act: 'wrap' });
  await step(contact, again);
  assert.equal((await again.device.engine.now()).unsent, 0);
  await again.device.vault.casebook.write({ case: id, form: 'contact-log', version: 1, values: { how: 'After' } });
  await step(contact, again);
  const logs = casebook.cases.get(id).records.filter(({ body }) => body.form === 'contact-log');
  assert.deepEqual(logs.map(({ body, n, gap, forked, valid }) => [body.values.how, n, gap, forked, valid]).sort(), [
    ['After', 2, false, false, true],
    ['Before', 1, false, false, true],
  ]);
  stop(contact, again);
});

test('a device with the old vault takes the new one with the new sheet only', async () => {
  const world = await withCase();
  const { contact, officer, person } = world;
  const again = await joinAgain(world);
  const { casebook } = contact.device.vault;
  await casebook.officers.renew(await casebook.officers.offered(again.id));
  await step(contact, again);
  officer.device.stop();
  const old = await startDevice(officer.browser.tab());
  const asked = { user: 'cai', passphrase: NEW };
  assert.equal(await codeOf(old.vault.signIn(asked)), 'sign_in_refused');
  await old.vault.signIn({ ...asked, sheetCode: again.enrolment.sheetCode });
  assert.equal(old.vault.casebook.me.id, person);
  stop(contact, again, { device: old });
});

test('new keys over an open vault take its drafts along', async () => {
  const world = await withCase();
  const { contact, officer, person, case: id } = world;
  const draft = { form: 'contact-log', version: 1, case: id, values: { how: 'Canary words' } };
  await officer.device.vault.drafts.save('draft', draft);
  const invited = { name: 'Cai Example', roles: ['officer'], again: person };
  const { code } = await contact.device.vault.casebook.officers.invite(invited);
  const enrolment = await (await officer.device.vault.join({ code })).enrol({ user: 'cai', passphrase: NEW });
  await enrolment.send();
  assert.equal((await officer.device.vault.drafts.get('draft')).values.how, 'Canary words');
  await officer.device.vault.lock();
  await officer.device.vault.unlock({ passphrase: NEW });
  assert.equal((await officer.device.vault.drafts.get('draft')).values.how, 'Canary words');
  stop(contact, officer);
});
