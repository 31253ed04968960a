/** Somebody may know what opens the vault: another vault key, under which everything here is sealed anew, and no moment at which nothing opens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDevice } from '../../../static/js/sync/device.js';
import { Locks } from '../../../static/js/vault/locks.js';
import { Vault } from '../../../static/js/vault/session.js';
import { codeOf, FakeBrowser } from '../support/parts.js';
import { PASSPHRASE, settled, stop } from '../support/people.js';

const ANOTHER = 'other invented words there';
const draft = { form: 'risk', version: 1, case: 'c', values: { what: 'Canary words' } };
const PASSKEY = { id: 'a2V5', secret: new Uint8Array(32).fill(7) };

const locked = (browser) => new Vault({ ...browser.tab(), api: undefined }).start();
const fresh = ({ vault }, given, before = async () => undefined) =>
  new Locks(vault.locks).freshKey({ proof: { passphrase: PASSPHRASE }, passphrase: ANOTHER, ...given }, before);

/** A device with a draft, a passkey and the code of an invitation kept on it. */
async function inUse() {
  const made = await settled();
  await made.device.vault.drafts.save('d', draft);
  await made.device.vault.casebook.officers.invite({ name: 'Cai Example', roles: ['officer'] });
  await new Locks(made.device.vault.locks).addPasskey({ passphrase: PASSPHRASE }, async () => PASSKEY);
  return made;
}

/** What is kept here, opened by whoever unlocks. */
async function kept(vault) {
  const invitations = await vault.casebook.officers.vouchIfInvited();
  return { draft: (await vault.drafts.get('d'))?.values.what, invitations };
}

async function rows(device, store) {
  return device.vault.space.database.run([store], 'readonly', (transaction) => transaction.objectStore(store).getAll());
}

test('a known passphrase: the new one opens everything here, the old one and the old slots nothing', async () => {
  const { browser, device, enrolment } = await inUse();
  const before = [...(await rows(device, 'drafts')), ...(await rows(device, 'kept'))];
  await fresh(device, {});
  const after = [...(await rows(device, 'drafts')), ...(await rows(device, 'kept'))];
  const ids = (found) => found.map(({ id }) => id);
  assert.deepEqual(ids(after), ids(before));
  for (const [at, { sealed }] of after.entries())
    assert.notDeepEqual(new Uint8Array(sealed), new Uint8Array(before[at].sealed));
  stop({ device });
  const vault = await locked(browser);
  assert.equal(await codeOf(vault.unlock({ passphrase: PASSPHRASE })), 'wrong_passphrase');
  assert.equal(await codeOf(vault.unlock({ code: enrolment.recoveryCode })), 'no_recovery_code');
  assert.equal(await codeOf(vault.unlock({ passkey: PASSKEY })), 'wrong_passkey');
  await vault.unlock({ passphrase: ANOTHER });
  assert.equal((await kept(vault)).draft, 'Canary words');
});

test('what nobody else knows goes on opening: the code that was typed, the passkey that was asked, the same passphrase', async () => {
  const { browser, device, enrolment } = await inUse();
  const stays = { passphrase: PASSPHRASE, code: enrolment.recoveryCode, passkey: async () => PASSKEY };
  await fresh(device, stays);
  stop({ device });
  for (const proof of [{ passphrase: PASSPHRASE }, { code: enrolment.recoveryCode }, { passkey: PASSKEY }]) {
    const vault = await locked(browser);
    await vault.unlock(proof);
    assert.equal((await kept(vault)).draft, 'Canary words');
  }
});

test('a wrong proof, a wrong code or a passkey that is put off change nothing and say nothing', async () => {
  const { server, browser, device } = await inUse();
  const sent = server.requests.length;
  const before = async () => assert.fail('nothing may be said');
  assert.equal(await codeOf(fresh(device, { proof: { passphrase: ANOTHER } }, before)), 'wrong_passphrase');
  assert.equal(await codeOf(fresh(device, { code: 'Z' }, before)), 'bad_code');
  const refuse = async () => Promise.reject(Object.assign(new Error('no'), { code: 'passkey_refused' }));
  assert.equal(await codeOf(fresh(device, { passkey: refuse }, before)), 'passkey_refused');
  assert.deepEqual(new Set(server.requests.slice(sent).map(({ path }) => path)), new Set(['/api/session']));
  const vault = await locked(browser);
  await vault.unlock({ passphrase: PASSPHRASE });
  assert.equal((await kept(vault)).draft, 'Canary words');
  stop({ device });
});

/** How the browser is killed at a write: the server's answer does not arrive, or nothing more is written here. */
const KILLS = {
  server: ({ server }) => server.fault('/api/passphrase', 'lost'),
  account: ({ device }) => {
    device.vault.locks.household.change = () => Promise.reject(new Error('killed'));
  },
  drafts: (made) => killWrites(made, 'drafts'),
  kept: (made) => killWrites(made, 'kept'),
};

function killWrites({ device }, store) {
  const { database } = device.vault.space;
  const run = database.run.bind(database);
  database.run = (stores, mode, work) =>
    mode === 'readwrite' && stores.includes(store) ? Promise.reject(new Error('killed')) : run(stores, mode, work);
}

for (const [at, kill] of Object.entries(KILLS))
  test(`the browser is killed at a write (${at}): the old words or the new ones open all that is here`, async () => {
    const made = await inUse();
    kill(made);
    await assert.rejects(fresh(made.device, {}));
    stop(made);
    const opened = [];
    for (const passphrase of [PASSPHRASE, ANOTHER]) {
      const vault = await locked(made.browser);
      await vault.unlock({ passphrase }).catch(({ code }) => assert.match(code, /^(wrong_passphrase|asked_only)$/));
      if (vault.state === 'unlocked') opened.push((await kept(vault)).draft);
    }
    assert.deepEqual(opened, ['Canary words']);
  });

test('another device is signed out; with the new words it takes the vault over, and its own drafts open', async () => {
  const { server, device, enrolment } = await inUse();
  const browser = new FakeBrowser({ server });
  const desk = await startDevice(browser.tab());
  await desk.vault.signIn({ user: 'rhian', passphrase: PASSPHRASE, sheetCode: enrolment.sheetCode });
  await desk.vault.drafts.save('d', draft);
  const made = await new Locks(desk.vault.locks).makeCode({ passphrase: PASSPHRASE });
  await made.keep();
  await fresh(device, {});
  assert.equal((await desk.engine.now()).state, 'signed_out');
  assert.equal((await device.engine.now()).state, 'idle');
  assert.equal(await codeOf(desk.vault.signInAgain({ passphrase: PASSPHRASE })), 'sign_in_refused');
  await desk.vault.lock();
  await desk.vault.signInAgain({ passphrase: ANOTHER });
  assert.equal((await desk.vault.drafts.get('d')).values.what, 'Canary words');
  assert.equal(desk.vault.entry.code, null, 'its code held the key of before');
  stop({ device }, { device: desk });
});

test('a device that gets the newer vault while it is away takes it over with the new words, drafts included', async () => {
  const { server, device, enrolment } = await inUse();
  const desk = await startDevice(new FakeBrowser({ server }).tab());
  await desk.vault.signIn({ user: 'rhian', passphrase: PASSPHRASE, sheetCode: enrolment.sheetCode });
  await desk.vault.drafts.save('d', draft);
  const made = await new Locks(desk.vault.locks).makeCode({ passphrase: PASSPHRASE });
  await made.keep();
  await fresh(device, {});
  await desk.vault.keepNewer(enrolment.person, server.accounts.get('rhian').vault);
  await desk.vault.lock();
  await desk.vault.unlock({ passphrase: ANOTHER });
  assert.equal((await desk.vault.drafts.get('d')).values.what, 'Canary words');
  assert.equal(desk.vault.entry.code, null, 'its code held the key of before');
  stop({ device }, { device: desk });
});

test('what another tab writes while it is sealed anew stays, and is sealed anew with the next unlocking', async () => {
  const { browser, device } = await inUse();
  const { database } = device.vault.space;
  const run = database.run.bind(database);
  let written = false;
  database.run = async (stores, mode, work) => {
    if (mode === 'readwrite' && stores.includes('drafts') && !written) {
      written = true;
      await device.vault.drafts.save('d', { ...draft, values: { what: 'Later words' } });
    }
    return run(stores, mode, work);
  };
  await fresh(device, {});
  stop({ device });
  const vault = await locked(browser);
  await vault.unlock({ passphrase: ANOTHER });
  assert.equal((await kept(vault)).draft, 'Later words');
});

/** The server has taken it, its answer is lost, the app is closed. */
async function lost(given = {}) {
  const made = await inUse();
  made.server.fault('/api/passphrase', 'lost');
  await assert.rejects(fresh(made.device, given));
  stop(made);
  return made;
}

/** Opened again, with the server's vault as it comes with the first sync. */
async function heard({ browser, server, enrolment }) {
  const vault = await locked(browser);
  await vault.keepNewer(enrolment.person, server.accounts.get('rhian').vault);
  return vault;
}

test('a lost answer, without signal: the old words open all, the new ones are told to wait, and guesses go on counting', async () => {
  const made = await lost();
  const vault = await locked(made.browser);
  assert.equal(await codeOf(vault.unlock({ passphrase: ANOTHER })), 'asked_only');
  assert.equal(await codeOf(vault.unlock({ passphrase: 'wrong words of a stranger' })), 'wrong_passphrase');
  await vault.unlock({ passphrase: PASSPHRASE });
  assert.equal((await kept(vault)).draft, 'Canary words');
  assert.deepEqual([vault.entry.taken, vault.entry.elsewhere], [false, false], 'nobody knows yet');
});

test('a lost answer, with signal: whoever opens with the old words, or has opened, is told that the new ones were taken', async () => {
  const made = await lost();
  for (const proof of [{ passphrase: PASSPHRASE }, { code: made.enrolment.recoveryCode }, { passkey: PASSKEY }]) {
    const vault = await heard(made);
    await vault.unlock(proof);
    assert.deepEqual([vault.entry.taken, vault.entry.elsewhere], [true, false]);
    assert.equal((await kept(vault)).draft, 'Canary words');
  }
  const open = await lost();
  const vault = await locked(open.browser);
  await vault.unlock({ passphrase: PASSPHRASE });
  let told = 0;
  vault.addEventListener('entry', () => told++);
  await vault.keepNewer(open.enrolment.person, open.server.accounts.get('rhian').vault);
  assert.deepEqual([told, vault.entry.taken], [1, true]);
});

test('a lost answer: the new words take it over, and what was to go on opening this device does', async () => {
  const made = await lost({ code: undefined, passkey: async () => PASSKEY });
  const vault = await heard(made);
  await vault.unlock({ passphrase: ANOTHER });
  assert.equal((await kept(vault)).draft, 'Canary words');
  assert.deepEqual([vault.entry.taken, vault.entry.code, vault.entry.passkey?.id], [false, null, PASSKEY.id]);
  for (const [proof, code] of [
    [{ passkey: PASSKEY }, ''],
    [{ passphrase: PASSPHRASE }, 'wrong_passphrase'],
    [{ code: made.enrolment.recoveryCode }, 'no_recovery_code'],
  ]) {
    const again = await locked(made.browser);
    assert.equal(await codeOf(again.unlock(proof)), code);
  }
});

test('a lost answer: whoever signs in by the new words keeps the code and the passkey that were to stay', async () => {
  const made = await inUse();
  made.server.fault('/api/passphrase', 'lost');
  const { recoveryCode } = made.enrolment;
  await assert.rejects(fresh(made.device, { code: recoveryCode, passkey: async () => PASSKEY }));
  await made.device.vault.signInAgain({ passphrase: ANOTHER });
  stop(made);
  for (const proof of [{ code: recoveryCode }, { passkey: PASSKEY }]) {
    const vault = await locked(made.browser);
    await vault.unlock(proof);
    assert.equal((await kept(vault)).draft, 'Canary words');
  }
});

test('a lost answer: what was removed since, or replaced, does not come back with the new words', async () => {
  const made = await inUse();
  made.server.fault('/api/passphrase', 'lost');
  const { recoveryCode } = made.enrolment;
  await assert.rejects(fresh(made.device, { code: recoveryCode, passkey: async () => PASSKEY }));
  const locks = new Locks(made.device.vault.locks);
  await locks.removePasskey();
  await (await locks.makeCode({ passphrase: PASSPHRASE })).keep();
  stop(made);
  const vault = await heard(made);
  await vault.unlock({ passphrase: ANOTHER });
  assert.deepEqual([vault.entry.taken, vault.entry.code, vault.entry.passkey], [false, null, null]);
  const again = await locked(made.browser);
  assert.equal(await codeOf(again.unlock({ code: recoveryCode })), 'no_recovery_code');
  assert.equal(await codeOf(again.unlock({ passkey: PASSKEY })), 'wrong_passkey');
});

test('what a server makes up is never told as taken', async () => {
  const made = await lost();
  const vault = await locked(made.browser);
  const { vault: theirs } = made.server.accounts.get('rhian');
  await vault.keepNewer(made.enrolment.person, { ...theirs, sealed: `${theirs.sealed.slice(0, -4)}AAAA` });
  await vault.unlock({ passphrase: PASSPHRASE });
  assert.equal(vault.entry.taken, false);
});

test('pressed again after a lost answer: the same words finish it, the old ones cannot take it back', async () => {
  const made = await inUse();
  made.server.fault('/api/passphrase', 'lost');
  await assert.rejects(fresh(made.device, {}));
  const { locks } = made.device.vault;
  assert.equal(await codeOf(fresh(made.device, { passphrase: 'yet other invented words' })), 'changed_here');
  const taken = () => made.server.accounts.get('rhian').vault.version;
  const version = taken();
  const change = new Locks(locks).changePassphrase({ passphrase: PASSPHRASE }, 'yet other invented words');
  assert.equal(await codeOf(change), 'changed_here');
  await fresh(made.device, {});
  assert.equal(taken(), version, 'nothing was sent again');
  stop(made);
  const vault = await locked(made.browser);
  await vault.unlock({ passphrase: ANOTHER });
  assert.equal((await kept(vault)).draft, 'Canary words');
});

test('what the server refuses is forgotten: its words are as wrong as any', async () => {
  const made = await inUse();
  made.server.fault(
    '/api/passphrase',
    Response.json({ ok: false, code: 'bad_signature', message: '' }, { status: 403 }),
  );
  assert.equal(await codeOf(fresh(made.device, {})), 'bad_signature');
  stop(made);
  const vault = await locked(made.browser);
  assert.equal(await codeOf(vault.unlock({ passphrase: ANOTHER })), 'wrong_passphrase');
});

test('a recovery code or a passkey made for the key before a fresh one is not kept, and that is said', async () => {
  const { browser, device } = await settled();
  const other = await startDevice(browser.tab());
  const early = await new Locks(other.vault.locks).makeCode({ passphrase: PASSPHRASE });
  const late = async () => {
    await fresh(device, {});
    return PASSKEY;
  };
  const locks = new Locks(other.vault.locks);
  assert.equal(await codeOf(locks.addPasskey({ passphrase: PASSPHRASE }, late)), 'key_changed');
  assert.equal(await codeOf(early.keep()), 'key_changed');
  stop({ device }, { device: other });
  const vault = await locked(browser);
  assert.deepEqual([vault.entry.code, vault.entry.passkey], [null, null]);
});
