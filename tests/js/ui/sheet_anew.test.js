/** A passkey as the proof for another passphrase, other devices signed out with it, and a sheet code replaced alone: what the pages say and do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChangeStep } from '../../../static/js/ui/passphrase/change_step.js';
import { SheetStep } from '../../../static/js/ui/passphrase/sheet_step.js';
import { SignInScreen } from '../../../static/js/ui/screens/sign_in.js';
import { flat, NOW, press } from './desk_support.js';
import { phoneApp } from './phone_support.js';

const fails = (code) => Promise.reject(Object.assign(new Error(), { code }));

function appWith(entry = {}, vault = {}) {
  return phoneApp({
    vault: { entry: { code: NOW, forgotten: false, elsewhere: false, ...entry }, accounts: [], ...vault },
  });
}

/** @param {any} part @returns {any[]} every field of a template */
function inputs(part) {
  if (Array.isArray(part)) return part.flatMap(inputs);
  if (!part || typeof part !== 'object' || !('strings' in part)) return [];
  const own = part.strings.some((text) => text.includes('<input')) ? [part] : [];
  return [...own, ...part.values.flatMap(inputs)];
}

/** Types into, or ticks, the field of this id. */
function enter(template, id, target) {
  const field = inputs(template).find(({ values }) => values.includes(id));
  const at = field.strings.findIndex((text) => /@(input|change)=/.test(text));
  field.values[at]({ target });
}

/** A browser whose passkey gives this secret, or refuses. */
function credentials(secret) {
  const response = { authenticatorData: new ArrayBuffer(37) };
  const prf = { results: { first: secret?.buffer } };
  const get = async () => {
    if (!secret) throw Object.assign(new Error(), { name: 'NotAllowedError' });
    return { response, getClientExtensionResults: () => ({ prf }) };
  };
  return { navigator: { credentials: { get } } };
}

function changeStep(app, changePassphrase) {
  const step = new ChangeStep(app, { locks: { changePassphrase }, done: () => undefined });
  step.choice.own = true;
  Object.assign(step.choice, { typed: 'some new words', again: 'some new words' });
  return step;
}

test('a passkey proves who is here in place of the passphrase; refused or wrong, the passphrase is asked for again', async () => {
  const app = appWith({ passkey: { id: 'AQIDBA', made: NOW } });
  const given = [];
  let answer = () => fails('wrong_passkey');
  const step = changeStep(app, (...all) => {
    given.push(all);
    return answer();
  });
  Object.assign(app.window, credentials(null));
  await press(step.render(), 'Use the passkey instead');
  assert.match(flat(step.render()), /The passkey was not used\. Try again/);
  const secret = new Uint8Array(32).fill(7);
  Object.assign(app.window, credentials(secret));
  await press(step.render(), 'Use the passkey instead');
  assert.match(flat(step.render()), /The passkey has been used/);
  await step.finish();
  assert.match(flat(step.render()), /That passkey does not open this device any more.*Your present passphrase/s);
  await press(step.render(), 'Use the passkey instead');
  answer = async () => undefined;
  await step.finish();
  assert.deepEqual(given.at(-1)[0], { passkey: { id: 'AQIDBA', secret, synced: false } });
  step.leave();
  assert.doesNotMatch(flat(step.render()), /The passkey has been used/);
  assert.doesNotMatch(flat(changeStep(appWith(), fails).render()), /passkey/);
});

test('other devices are signed out with another passphrase unless the tick is taken away', async () => {
  const app = appWith();
  const given = [];
  const said = [];
  app.notify = (_text, { detail }) => said.push(detail);
  for (const tick of [null, false]) {
    const step = changeStep(app, async (...all) => given.push(all[2]));
    enter(step.render(), 'passphrase', { value: 'present words' });
    if (tick !== null) enter(step.render(), 'end-others', { checked: tick });
    await step.finish();
  }
  assert.deepEqual(given, [{ endOthers: true }, { endOthers: false }]);
  assert.match(said[0], /are signed out and ask for it/);
  assert.match(said[1], /as soon as they have heard of it/);
});

test('a new sheet code counts when it is on paper; a wrong passphrase and a lost network are said where they are', async () => {
  const kept = [];
  let keep = () => fails('network');
  let make = () => fails('changed_elsewhere');
  const done = [];
  const app = appWith({ passkey: { id: 'AQIDBA', made: NOW } });
  const step = new SheetStep(app, { locks: { makeSheet: (words) => make(words) }, done: () => done.push('done') });
  assert.doesNotMatch(flat(step.render()), /recovery code instead|passkey instead/);
  await step.make();
  assert.match(flat(step.render()), /Enter your passphrase/);
  enter(step.render(), 'passphrase', { value: 'old words' });
  await step.make();
  assert.match(flat(step.render()), /changed on another device\. Use the new one/);
  make = () => fails('network');
  await step.make();
  assert.match(flat(step.render()), /Not changed here.*No connection/s);
  make = async (words) => ({ code: `0AAAA ${words}`, keep: (options) => keep(options) });
  await step.make();
  assert.match(flat(step.render()), /Sheet code.*0AAAA/s);
  await step.use();
  assert.match(flat(step.render()), /Confirm that you have the code/);
  enter(step.render(), 'kept', { checked: true });
  await step.use();
  assert.match(flat(step.render()), /0AAAA.*Not changed here.*keep both sheets for now/s);
  assert.deepEqual(done, []);
  keep = async (options) => kept.push(options);
  enter(step.render(), 'end-others', { checked: true });
  await step.use();
  assert.deepEqual([kept, done], [[{ endOthers: true }], ['done']]);
  step.leave();
  assert.doesNotMatch(flat(step.render()), /0AAAA/);
});

test('whoever was signed out and has a new sheet finds the field for its code, the name being there already', () => {
  const app = appWith({}, { known: { user: 'priya' } });
  Object.assign(app, { begun: null, install: { mayBeCleared: false } });
  const screen = new SignInScreen(app);
  assert.doesNotMatch(flat(screen.render()), /id=sheet/);
  press(screen.render(), 'Sign in with a new sheet code');
  assert.match(flat(screen.render()), /id=sheet/);
  assert.match(JSON.stringify(inputs(screen.render())), /"user".*"priya"/);
});
