import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDevice } from '../../../static/js/sync/device.js';
import { Vault } from '../../../static/js/vault/session.js';
import { no } from '../support/fake_server.js';
import { codeOf, FakeBrowser } from '../support/parts.js';
import { firstContact, joined, PASSPHRASE, settled, stop } from '../support/people.js';

const draft = { form: 'risk', version: 1, case: 'c', values: { what: 'Canary words' } };

test('set-up: nothing reaches the server before the kits are put away, then the vault is open', async () => {
  const { server, device, enrolment } = await firstContact();
  assert.equal(server.count('/api/setup'), 0);
  assert.match(enrolment.kits.A, /^Kit: A\n/);
  assert.match(enrolment.kits.B, /^Kit: B\n/);
  assert.match(enrolment.sheetCode, /^([0-9A-Z]{5} ?){6}$/);
  assert.equal(device.vault.state, 'new');
  await enrolment.send();
  assert.equal(device.vault.state, 'unlocked');
  await device.engine.now();
  await device.vault.casebook.refresh();
  const { me, force } = device.vault.casebook;
  assert.deepEqual(me, { id: enrolment.person, name: 'Rhian Example', roles: ['contact'], vouched: true });
  assert.deepEqual(force, { id: server.force, name: 'Test force' });
  assert.equal(await device.vault.fingerprint(), enrolment.fingerprint);
  stop({ device });
});

test('set-up: an answer that was lost is asked for again with the same keys', async () => {
  const { server, device, enrolment } = await firstContact();
  server.fault('/api/setup', 'lost');
  assert.equal(await codeOf(enrolment.send()), 'network');
  assert.equal(device.vault.state, 'new');
  await enrolment.send();
  assert.equal(device.vault.state, 'unlocked');
  assert.equal(server.accounts.size, 1);
  stop({ device });
});

test('what the server holds of set-up has no private key, passphrase or sheet code in it', async () => {
  const { server, device, enrolment } = await settled();
  const sent = JSON.stringify(server.requests).replaceAll(/[ -]/g, '');
  const secrets = [
    enrolment.sheetCode,
    PASSPHRASE,
    ...Object.values(enrolment.kits).map((kit) => kit.match(/^Key: (.*)$/m)[1]),
  ];
  for (const secret of secrets) assert.equal(sent.includes(secret.replaceAll(/[ -]/g, '')), false);
  stop({ device });
});

test('unlocking needs no network; a wrong passphrase says so and slows down, also after a restart', async () => {
  const { server, browser, device } = await settled();
  await device.vault.lock();
  stop({ device });
  const before = server.requests.length;
  const vault = await new Vault(browser.tab()).start();
  assert.equal(vault.state, 'locked');
  assert.equal(vault.known.user, 'rhian');
  for (let count = 0; count < 4; count += 1) {
    assert.equal(await codeOf(vault.unlock({ passphrase: 'not the right one' })), 'wrong_passphrase');
  }
  const again = await new Vault(browser.tab()).start();
  await assert.rejects(again.unlock({ passphrase: PASSPHRASE }), {
    code: 'slow_down',
    until: browser.clock.now + 2000,
  });
  browser.clock.now += 2000;
  await again.unlock({ passphrase: PASSPHRASE });
  assert.equal(again.state, 'unlocked');
  assert.equal(again.identity.sign.privateKey.extractable, false);
  assert.equal(server.requests.length, before);
});

test('without any room left the right passphrase opens what is here, and a wrong one is told as what it is', async () => {
  const { browser, device } = await settled();
  await device.vault.lock();
  stop({ device });
  const { indexedDB } = browser;
  const open = (...rest) => {
    const request = indexedDB.open(...rest);
    request.addEventListener('success', () => fill(request.result));
    return request;
  };
  const vault = await new Vault({ ...browser.tab(), indexedDB: { open } }).start();
  assert.equal(await codeOf(vault.unlock({ passphrase: 'not the right one' })), 'wrong_passphrase');
  await vault.unlock({ passphrase: PASSPHRASE });
  await vault.casebook.ready;
  assert.deepEqual([vault.state, vault.casebook.state], ['unlocked', 'open']);
});

/** Nothing more can be written through this connection. */
function fill(connection) {
  const { transaction } = connection;
  connection.transaction = (stores, mode, ...rest) => {
    if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
    return transaction.call(connection, stores, mode, ...rest);
  };
}

test('locking seals what is being written, drops keys and casebook, and tells the other tabs', async () => {
  const { browser, device } = await settled();
  const other = await startDevice(browser.tab());
  await other.vault.unlock({ passphrase: PASSPHRASE });
  device.vault.drafts.writer({ id: 'd' }).write(draft);
  const locked = new Promise((resolve) => {
    other.vault.addEventListener('locked', ({ detail }) => resolve(detail.reason));
  });
  await device.vault.lock();
  assert.deepEqual([device.vault.identity, device.vault.drafts, device.vault.casebook], [null, null, null]);
  assert.throws(() => device.vault.sheetCode(), { code: 'locked' });
  assert.equal(await locked, 'other_tab');
  await device.vault.unlock({ passphrase: PASSPHRASE });
  assert.deepEqual((await device.vault.drafts.get('d')).values, draft.values);
  stop({ device }, { device: other });
});

test('words that cannot be sealed keep the vault open', async () => {
  const { device } = await settled();
  const { drafts, space } = device.vault;
  drafts.writer({ id: 'd' }).write(draft);
  const { run } = space.database;
  space.database.run = async () => {
    space.database.run = run;
    throw Object.assign(new Error('full'), { code: 'storage_full' });
  };
  assert.equal(await codeOf(device.vault.lock()), 'storage_full');
  assert.equal(device.vault.state, 'unlocked');
  await device.vault.lock();
  assert.equal(device.vault.state, 'locked');
  stop({ device });
});

test('a page that goes away locks at once, with its words sealed', async () => {
  const { browser, device } = await settled();
  const tab = browser.tab();
  const other = await startDevice(tab);
  await other.vault.unlock({ passphrase: PASSPHRASE });
  const { drafts } = other.vault;
  drafts.writer({ id: 'd' }).write(draft);
  tab.window.dispatchEvent(new Event('pagehide'));
  assert.equal(other.vault.state, 'locked');
  assert.equal(other.vault.identity, null);
  await drafts.flush();
  assert.deepEqual((await device.vault.drafts.get('d')).values, draft.values);
  stop({ device }, { device: other });
});

test('five minutes without a touch lock; activity and the dialler do not', async () => {
  const { browser, device } = await settled();
  const tab = browser.tab();
  const other = await startDevice(tab);
  await other.vault.unlock({ passphrase: PASSPHRASE });
  browser.timers.pass(4 * 60_000);
  tab.document.dispatchEvent(new Event('keydown'));
  tab.document.visibilityState = 'hidden';
  tab.document.dispatchEvent(new Event('visibilitychange'));
  tab.document.visibilityState = 'visible';
  tab.document.dispatchEvent(new Event('visibilitychange'));
  browser.timers.pass(4 * 60_000);
  assert.equal(other.vault.state, 'unlocked');
  const locked = new Promise((resolve) => {
    other.vault.addEventListener('locked', ({ detail }) => resolve(detail.reason));
  });
  browser.timers.pass(60_000);
  assert.equal(await locked, 'idle');
  stop({ device }, { device: other });
});

test('a fresh browser signs in with name, passphrase and sheet code; this one without the code', async () => {
  const { server, device, enrolment } = await settled();
  const fresh = await startDevice(new FakeBrowser({ server }).tab());
  const given = { user: ' Rhian ', passphrase: `  ${PASSPHRASE.replaceAll(' ', '  ')} ` };
  assert.equal(await codeOf(fresh.vault.signIn(given)), 'sheet_needed');
  assert.equal(
    await codeOf(fresh.vault.signIn({ ...given, sheetCode: '00000 00000 00000 00000 00000 00001' })),
    'bad_code',
  );
  await fresh.vault.signIn({ ...given, sheetCode: enrolment.sheetCode.toLowerCase() });
  assert.equal(fresh.vault.state, 'unlocked');
  assert.equal(fresh.vault.sheetCode(), enrolment.sheetCode);
  assert.notEqual(fresh.vault.known.device, device.vault.known.device);
  stop({ device }, { device: fresh });
});

test('an expired session keeps everything and is renewed with the passphrase alone', async () => {
  const { server, device } = await settled();
  server.endSessions();
  const opened = await device.vault.casebook.openCase({ reference: 'WS-1' }, []);
  assert.equal((await device.engine.now()).state, 'signed_out');
  assert.equal(device.engine.status.unsent, 2);
  await device.vault.signInAgain({ passphrase: PASSPHRASE });
  assert.equal((await device.engine.now()).unsent, 0);
  assert.equal(server.records.kept.has(opened.digest), true);
  stop({ device });
});

test('a wrong passphrase at sign-in changes nothing here', async () => {
  const { device } = await settled();
  await device.vault.lock();
  assert.equal(await codeOf(device.vault.signInAgain({ passphrase: 'not the right one' })), 'sign_in_refused');
  await device.vault.unlock({ passphrase: PASSPHRASE });
  stop({ device });
});

test('an older vault than the one that lies here is refused', async () => {
  const { server, browser, device } = await settled();
  const { accounts } = await import('../../../static/js/vault/household.js').then(
    ({ Household }) => new Household(browser.tab()),
  );
  await accounts.change('rhian', ({ vault }) => ({ vault: { ...vault, version: 2 } }));
  assert.equal(await codeOf(device.vault.signInAgain({ passphrase: PASSPHRASE })), 'vault_older');
  assert.equal(server.accounts.get('rhian').vault.version, 1);
  stop({ device });
});

test('an officer joins by code, waits to be vouched for, and is by the next synchronisation of the contact', async () => {
  const contact = await settled();
  const officer = await joined(contact);
  const { joining, device } = officer;
  assert.deepEqual([joining.name, joining.roles, joining.from], ['Cai Example', ['officer'], 'Rhian Example']);
  assert.equal(joining.rootFingerprint, contact.enrolment.rootFingerprint);
  await device.engine.now();
  await device.vault.casebook.refresh();
  assert.equal(device.vault.casebook.me.vouched, false);
  assert.equal(device.vault.known.invitedBy, 'Rhian Example');
  assert.deepEqual((await contact.device.vault.casebook.officers.vouch()).vouched, [officer.enrolment.person]);
  await contact.device.engine.now();
  await contact.device.vault.casebook.officers.vouch();
  await device.engine.now();
  await device.vault.casebook.refresh();
  assert.deepEqual(device.vault.casebook.me, {
    id: officer.enrolment.person,
    name: 'Cai Example',
    roles: ['officer'],
    vouched: true,
  });
  const [invitation] = await contact.device.vault.casebook.officers.invitations();
  assert.deepEqual([invitation.state, invitation.code], ['done', null]);
  stop(contact, officer);
});

test('who invited is known after a cold start, until the person has been told that the keys are confirmed', async () => {
  const contact = await settled();
  const officer = await joined(contact);
  const again = async () => {
    const device = await startDevice(officer.browser.tab());
    const { invitedBy } = device.vault.known;
    stop({ device });
    return invitedBy;
  };
  assert.equal(await again(), 'Rhian Example');
  await contact.device.engine.now();
  await officer.device.engine.now();
  await officer.device.vault.signInAgain({ passphrase: PASSPHRASE });
  assert.equal(officer.device.vault.known.invitedBy, 'Rhian Example', 'signed in again');
  await officer.device.vault.toldConfirmed();
  assert.equal(officer.device.vault.known.invitedBy, undefined);
  assert.equal(officer.device.vault.state, 'unlocked');
  assert.equal(await again(), undefined);
  await officer.device.vault.toldConfirmed();
  stop(contact, officer);
});

test('a mistyped or unknown invitation says so', async () => {
  const contact = await settled();
  const fresh = await startDevice(new FakeBrowser({ server: contact.server }).tab());
  assert.equal(await codeOf(fresh.vault.join({ code: 'ABCD' })), 'bad_code');
  assert.equal(await codeOf(fresh.vault.join({ code: 'ABCD ABCD ABCD ABCD' })), 'token_invalid');
  stop(contact, { device: fresh });
});

test('a passphrase that is too short and a missing name are refused before any key is made', async () => {
  const server = (await firstContact()).server;
  const device = await startDevice(new FakeBrowser({ server }).tab());
  const names = { token: server.setupToken, forceName: 'F', contactName: 'C' };
  assert.equal(await codeOf(device.vault.setup({ ...names, user: 'a', passphrase: 'short' })), 'passphrase_short');
  assert.equal(await codeOf(device.vault.setup({ ...names, user: '  ', passphrase: PASSPHRASE })), 'name_missing');
  stop({ device });
});

test('sign-out asks first while something is unsent, and keeps it in any case', async () => {
  const { server, browser, device } = await settled();
  server.fault('/api/sync', 'network');
  const { digest } = await device.vault.casebook.openCase({ reference: 'WS-1' }, []);
  await device.engine.now();
  server.endSessions();
  await device.vault.casebook.openCase({ reference: 'WS-2' }, []);
  await device.engine.now();
  const asked = await device.vault.signOut();
  assert.equal(asked.signedOut, false);
  assert.deepEqual([asked.unsent.waiting, device.vault.state], [2, 'unlocked']);
  assert.equal(browser.marks.getItem('wso-known'), '1', 'the first screen may ask for a passphrase');
  assert.deepEqual(await device.vault.signOut({ force: true }), { signedOut: true });
  assert.equal(browser.marks.getItem('wso-known'), null);
  assert.equal(device.vault.state, 'new');
  assert.deepEqual(
    device.vault.accounts.map(({ user }) => user),
    ['rhian'],
  );
  await device.vault.signIn({ user: 'rhian', passphrase: PASSPHRASE });
  assert.equal((await device.engine.now()).unsent, 0);
  assert.equal(server.records.kept.has(digest), true);
  stop({ device });
});

test('a session that could not be ended for want of a network is ended later', async () => {
  const { server, browser, device } = await settled();
  server.fault('/api/sign-out', 'network');
  await device.vault.signOut();
  assert.equal(server.sessions.size, 1);
  const next = await new Vault(browser.tab()).start();
  assert.equal(await next.finishLeaving(), true);
  assert.equal(server.sessions.size, 0);
  stop({ device });
});

test("another user's sign-in on the same browser never touches or sends the first one's outbox", async () => {
  const contact = await settled();
  const { server, browser, device } = contact;
  server.endSessions();
  const mine = await device.vault.casebook.openCase({ reference: 'WS-1' }, []);
  await device.engine.now();
  await device.vault.signOut({ force: true });
  const helper = new FakeBrowser({ server });
  const again = await startDevice(helper.tab());
  await again.vault.signIn({ user: 'rhian', passphrase: PASSPHRASE, sheetCode: contact.enrolment.sheetCode });
  await again.engine.now();
  const officer = await joined({ server, device: again }, { browser });
  await officer.device.engine.now();
  assert.equal(server.records.kept.has(mine.digest), false);
  assert.deepEqual(officer.device.vault.accounts.map(({ user }) => user).sort(), ['cai', 'rhian']);
  await officer.device.vault.choose('rhian');
  await officer.device.vault.unlock({ passphrase: PASSPHRASE });
  const status = await officer.device.engine.now();
  assert.deepEqual([status.state, status.code, status.unsent], ['signed_out', 'other_user', 2]);
  assert.equal(server.records.kept.has(mine.digest), false);
  await officer.device.vault.signInAgain({ passphrase: PASSPHRASE });
  assert.equal((await officer.device.engine.now()).unsent, 0);
  assert.equal(server.records.kept.has(mine.digest), true);
  stop(contact, officer, { device: again });
});

test('a browser that dropped everything says so; one that dropped the records asks for sign-in as another device', async () => {
  const { server, browser, device } = await settled();
  const { device: id } = device.vault.known;
  await device.vault.lock();
  await device.vault.space.database.destroy();
  stop({ device });
  const half = await startDevice(browser.tab());
  assert.deepEqual([half.vault.vanished, half.vault.state], [true, 'locked']);
  assert.notEqual(half.vault.known.device, id);
  assert.deepEqual([(await half.engine.now()).state], ['signed_out']);
  await half.vault.signInAgain({ passphrase: PASSPHRASE });
  await half.engine.now();
  await half.vault.casebook.refresh();
  assert.deepEqual([half.vault.vanished, half.vault.casebook.me.vouched], [false, true]);
  stop({ device: half });
  const { IDBFactory } = await import('fake-indexeddb');
  browser.indexedDB = new IDBFactory();
  const empty = await new Vault(browser.tab()).start();
  assert.deepEqual([empty.vanished, empty.state], [true, 'new']);
  const never = await new Vault(new FakeBrowser({ server }).tab()).start();
  assert.equal(never.vanished, false);
});

test('a device id that the server knows as somebody else is made anew', async () => {
  const { server, device } = await settled();
  server.fault('/api/sign-in', no(409, 'device_taken'));
  const before = device.vault.known.device;
  await device.vault.signInAgain({ passphrase: PASSPHRASE });
  assert.notEqual(device.vault.known.device, before);
  stop({ device });
});
