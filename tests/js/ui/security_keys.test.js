/** Security keys for shared computers: where they are listed, added and removed, and where one signs in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeyList } from '../../../static/js/ui/passphrase/key_list.js';
import { KeyStep } from '../../../static/js/ui/passphrase/key_step.js';
import { PassphraseScreen } from '../../../static/js/ui/passphrase/screen.js';
import { SignInScreen } from '../../../static/js/ui/screens/sign_in.js';
import { flat, NOW, press } from './desk_support.js';
import { phoneApp } from './phone_support.js';

const fails = (code) => Promise.reject(Object.assign(new Error(), { code }));
const ENTRY = { code: null, forgotten: false, elsewhere: false, passkey: null };

function appWith(vault = {}) {
  return phoneApp({ vault: { entry: ENTRY, accounts: [], ...vault } });
}

function listed(app, keys) {
  const found = Array.from({ length: keys }, (_, at) => ({ id: `key-${at}`, made_at: NOW }));
  const removed = [];
  const list = new KeyList(app, {
    keys: { list: async () => found.splice(0), remove: async (id) => removed.push(id) },
    add: () => undefined,
  });
  return { list, removed };
}

test('keys are listed and removed after a question; one that is there stops working with another passphrase, which is said', async () => {
  const app = appWith();
  const { list, removed } = listed(app, 1);
  assert.equal(flat(list.warning), '');
  await list.load();
  assert.match(flat(list.render(true)), /Added today, 18:00.*Add a security key/s);
  assert.match(flat(list.warning), /stops working with it: add it again afterwards/);
  app.said.answer = false;
  await press(list.render(true), 'Remove');
  assert.deepEqual(removed, []);
  app.said.answer = true;
  await press(list.render(true), 'Remove');
  assert.deepEqual(removed, ['key-0']);
  assert.doesNotMatch(flat(list.render(true)), /Added today/);
});

test('no key is added in a browser that has none, on a shared computer, or beside eight', async () => {
  const { list } = listed(appWith(), 8);
  assert.match(flat(list.render(true)), /Add a security key/);
  assert.doesNotMatch(flat(list.render(false)), /Add a security key/);
  assert.doesNotMatch(
    flat(listed(Object.assign(appWith(), { guest: true }), 0).list.render(true)),
    /Add a security key/,
  );
  await list.load();
  assert.doesNotMatch(flat(list.render(true)), /Add a security key/);
});

test('without a network the list says so, and what was known stays', async () => {
  let answer = async () => [{ id: 'key-0', made_at: NOW }];
  const list = new KeyList(appWith(), { keys: { list: () => answer() }, add: () => undefined });
  await list.load();
  answer = () => fails('network');
  await list.load();
  assert.match(flat(list.render(true)), /Added today.*This list needs the network/s);
});

test('a key is added by the passphrase alone, and what hinders it is said where it is', async () => {
  const app = appWith({ entry: { ...ENTRY, code: NOW, passkey: { id: 'AQ', made: NOW } } });
  const given = [];
  const done = [];
  let answer = () => fails('key_refused');
  const add = (_credentials, facts) => {
    given.push(facts);
    return answer();
  };
  Object.assign(app.window, { navigator: { credentials: {} } });
  const step = new KeyStep(app, { keys: { add }, done: () => done.push('done') });
  assert.doesNotMatch(flat(step.render()), /instead/);
  await step.add();
  assert.match(flat(step.render()), /Enter your passphrase/);
  step.proof.typed = 'words';
  await step.add();
  assert.match(flat(step.render()), /No key was added.*The security key was not used/s);
  answer = () => fails('wrong_passphrase');
  await step.add();
  assert.match(flat(step.render()), /That passphrase does not open this/);
  answer = async () => undefined;
  Object.assign(app, { syncedPasskeys: true });
  await step.add();
  assert.deepEqual(given.at(-1), { passphrase: 'words', app: 'Welfare support', synced: true });
  assert.deepEqual(done, ['done']);
});

test('the page asks the server for the keys when it is opened', async () => {
  const asked = [];
  const call = async (path) => {
    asked.push(path);
    return { keys: [{ id: 'key-0', made_at: NOW }] };
  };
  const screen = new PassphraseScreen(appWith({ locks: { api: { call } } }));
  await screen.enter();
  await new Promise(setImmediate);
  assert.deepEqual(asked, ['/api/security-keys']);
  assert.match(flat(screen.render()), /Added today/);
});

/** The sign-in page. @param {{guest: boolean, key?: boolean, signInByKey?: () => Promise<void>}} facts */
function signIn({ guest, key = true, signInByKey }) {
  const app = appWith({ known: null, signInByKey });
  Object.assign(app, { begun: null, guest, install: { mayBeCleared: false } });
  Object.assign(app.window, { PublicKeyCredential: key ? {} : undefined, navigator: { credentials: {} } });
  return { app, screen: new SignInScreen(app) };
}

test('on a shared computer a security key signs in; elsewhere, and without such a browser, it is not offered', async () => {
  assert.doesNotMatch(flat(signIn({ guest: false }).screen.render()), /security key/);
  assert.doesNotMatch(flat(signIn({ guest: true, key: false }).screen.render()), /security key/);
  let answer = () => fails('key_unknown');
  const { app, screen } = signIn({ guest: true, signInByKey: () => answer() });
  globalThis.document ??= { querySelector: () => null };
  await press(screen.render(), 'Use a security key');
  assert.match(flat(screen.render()), /This key is not set up here, or passphrase or sheet code were changed since/);
  assert.deepEqual(app.said.navigated, []);
  answer = async () => undefined;
  await press(screen.render(), 'Use a security key');
  assert.equal(app.said.navigated.length, 1);
  assert.doesNotMatch(flat(screen.render()), /This key is not set up here/);
});
