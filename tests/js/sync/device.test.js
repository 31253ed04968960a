/** The device put together: saving sends, tabs follow one another, readiness is really looked at. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { startDevice } from '../../../static/js/sync/device.js';
import { FakeCaches } from '../support/fake_caches.js';
import { FakeBrowser, once } from '../support/parts.js';
import { joined, PASSPHRASE, settled, stop } from '../support/people.js';

const check = ({ items }, kind) => items.find((item) => item.kind === kind);

test('a browser without the means is told apart', async () => {
  await assert.rejects(startDevice({ indexedDB: undefined }), { code: 'device_unsupported' });
});

test('so is one that cannot derive keys: no WebAssembly, or none with vectors', async (context) => {
  const tab = new FakeBrowser({}).tab();
  context.mock.method(WebAssembly, 'validate', () => false);
  await assert.rejects(startDevice(tab), { code: 'device_unsupported' });
  const { WebAssembly: kept } = globalThis;
  context.after(() => Object.assign(globalThis, { WebAssembly: kept }));
  globalThis.WebAssembly = undefined;
  await assert.rejects(startDevice(tab), { code: 'device_unsupported' });
});

test('a browser that lets nothing be kept is told apart before anything else', async () => {
  const open = () => {
    throw new DOMException('Internal error', 'UnknownError');
  };
  await assert.rejects(startDevice({ ...new FakeBrowser({}).tab(), indexedDB: { open } }), { code: 'storage_denied' });
});

test('saving sends by itself, and another tab of the same person shows it', async () => {
  const contact = await settled();
  const { server, browser, device } = contact;
  const other = await startDevice(browser.tab());
  await other.vault.unlock({ passphrase: PASSPHRASE });
  await other.vault.casebook.ready;
  const shown = new Promise((resolve) => {
    other.vault.casebook.addEventListener('changed', () => other.vault.casebook.records.length > 0 && resolve());
  });
  const { digest } = await device.vault.casebook.openCase({ reference: 'WS-1' }, []);
  await shown;
  await device.engine.now();
  assert.equal(server.records.kept.has(digest), true);
  stop(contact, { device: other });
});

test('a tab that is locked follows who signs in and out in another', async () => {
  const contact = await settled();
  const { browser, device } = contact;
  const other = await startDevice(browser.tab());
  assert.equal(other.vault.state, 'locked');
  const left = once(other.vault, 'account');
  await device.vault.signOut();
  await left;
  assert.deepEqual([other.vault.state, other.vault.space], ['new', null]);
  const back = once(other.vault, 'account');
  await device.vault.signIn({ user: 'rhian', passphrase: PASSPHRASE });
  await back;
  assert.equal(other.vault.known.user, 'rhian');
  stop(contact, { device: other });
});

test('a page that becomes visible or comes online synchronises, locked as well', async () => {
  const contact = await settled();
  const tab = contact.browser.tab();
  const other = await startDevice(tab);
  for (const [target, type] of [
    [tab.document, 'visibilitychange'],
    [tab.window, 'online'],
  ]) {
    await other.engine.now();
    const synced = once(other.engine, 'synced');
    const before = contact.server.count('/api/sync');
    target.dispatchEvent(new Event(type));
    await synced;
    assert.ok(contact.server.count('/api/sync') > before);
  }
  assert.equal(other.vault.state, 'locked');
  stop(contact, { device: other });
});

test('a hidden page seals what is being written at once and stays open', async () => {
  const contact = await settled();
  const tab = contact.browser.tab();
  const other = await startDevice(tab);
  await other.vault.unlock({ passphrase: PASSPHRASE });
  const saved = new Promise((resolve) => {
    const onState = (state) => state === 'saved' && resolve();
    other.vault.drafts.writer({ id: 'd', onState }).write({ form: 'risk', version: 1, case: 'c', values: {} });
  });
  tab.document.visibilityState = 'hidden';
  tab.document.dispatchEvent(new Event('visibilitychange'));
  await saved;
  assert.equal(other.vault.state, 'unlocked');
  stop(contact, { device: other });
});

test('an officer is vouched for by the contact without anybody asking', async () => {
  const contact = await settled();
  const officer = await joined(contact);
  await contact.device.engine.now();
  await until(contact.device.engine, 'status', () =>
    contact.server.records.ledger.people.has(officer.enrolment.person),
  );
  await officer.device.engine.now();
  await officer.device.vault.casebook.refresh();
  assert.equal(officer.device.vault.casebook.me.vouched, true);
  stop(contact, officer);
});

/** Resolves when the condition holds, looked at whenever the event comes. */
function until(target, type, holds) {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      target.removeEventListener(type, look);
      resolve();
    };
    target.addEventListener(type, look);
    look();
  });
}

/** A worker that keeps these files, and the caches they lie in. */
async function precached(texts, { desk = true } = {}) {
  const caches = new FakeCaches();
  const cache = await caches.open('wso-shell-x');
  const files = [];
  for (const [path, text] of Object.entries(texts)) {
    await cache.put(path, new Response(text));
    files.push({ path, sha256: createHash('sha256').update(text).digest('base64url') });
  }
  const active = { postMessage: (_question, [port]) => port.postMessage({ cache: 'wso-shell-x', files, desk }) };
  const registration = Object.assign(new EventTarget(), { active, waiting: null });
  const container = Object.assign(new EventTarget(), { controller: {}, register: async () => registration });
  return { caches, cache, container };
}

test('ready for a visit: files by digest, keys, people, synchronisation, what is unsent, storage', async () => {
  const contact = await settled();
  const kept = await precached({ '/': 'shell', '/help-now': 'help', '/forms.json': 'form' });
  const storage = { persisted: async () => true, persist: async () => true };
  const device = await startDevice({ ...contact.browser.tab(), ...kept, storage });
  const locked = await device.readiness();
  assert.deepEqual([locked.ok, check(locked, 'keys').code, check(locked, 'people').ok], [false, 'locked', null]);
  await device.vault.unlock({ passphrase: PASSPHRASE });
  await device.vault.casebook.ready;
  assert.equal(check(await device.readiness(), 'people').code, 'none');
  await device.engine.now();
  device.engine.stop();
  await device.vault.casebook.openCase({ reference: 'WS-1' }, []);
  assert.equal(check(await device.readiness(), 'unsent').code, 'unsent');
  await device.engine.start();
  const ready = await device.readiness();
  assert.deepEqual(
    ready.items.map(({ kind, code }) => [kind, code]),
    [
      ['app', 'ready'],
      ['forms', 'ready'],
      ['help', 'ready'],
      ['keys', 'ready'],
      ['people', 'ready'],
      ['sync', 'ready'],
      ['unsent', 'ready'],
      ['storage', 'ready'],
    ],
  );
  assert.equal(ready.ok, true);
  await kept.cache.delete('/forms.json');
  await kept.cache.put('/', new Response('other bytes'));
  const broken = await device.readiness();
  assert.deepEqual([check(broken, 'forms').code, check(broken, 'forms').missing], ['missing', ['/forms.json']]);
  assert.deepEqual([check(broken, 'app').code, check(broken, 'help').code, broken.ok], ['missing', 'ready', false]);
  contact.browser.clock.now += 24 * 3_600_000 + 1;
  assert.equal(check(await device.readiness(), 'sync').code, 'old');
  contact.browser.clock.now -= 3 * 24 * 3_600_000;
  assert.equal(check(await device.readiness(), 'sync').code, 'old', 'what a wrong clock called the last time');
  stop(contact, { device });
});

test("a contact's device has the desk kept as soon as it is unlocked, signed in or not; an officer's does not", async () => {
  const contact = await settled();
  const officer = await joined(contact);
  await contact.device.engine.now();
  await officer.device.engine.now();
  for (const [who, wanted] of /** @type {const} */ ([
    [contact, true],
    [officer, false],
  ])) {
    const asked = [];
    const active = { postMessage: ({ type }, [port]) => asked.push(type) && port.postMessage({ kept: true }) };
    const registration = Object.assign(new EventTarget(), { active, waiting: null });
    const container = Object.assign(new EventTarget(), {
      controller: {},
      register: async () => registration,
      ready: Promise.resolve(registration),
    });
    contact.server.endSessions();
    const device = await startDevice({ ...who.browser.tab(), container });
    await device.vault.unlock({ passphrase: PASSPHRASE });
    await device.vault.casebook.ready;
    await new Promise(setImmediate);
    assert.equal(asked.includes('keep-desk'), wanted);
    device.stop();
  }
  stop(contact, officer);
});

test('a contact whose desk is not kept is not ready', async () => {
  const contact = await settled();
  const kept = await precached({ '/': 'shell' }, { desk: false });
  const device = await startDevice({ ...contact.browser.tab(), ...kept });
  assert.deepEqual(check(await device.readiness(), 'app').missing, ['desk']);
  stop(contact, { device });
});

test('without a worker nothing is ready for a visit', async () => {
  const contact = await settled();
  const codes = (await contact.device.readiness()).items.slice(0, 3).map(({ code }) => code);
  assert.deepEqual(codes, ['no_worker', 'no_worker', 'no_worker']);
  stop(contact);
});
