/** What the app says of passphrase and codes: on the lock screen, on every page, on More, and where they are changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notices } from '../../../static/js/ui/parts/note.js';
import { sheetPaper, sheetText } from '../../../static/js/ui/parts/sheet_paper.js';
import { ChangeStep } from '../../../static/js/ui/passphrase/change_step.js';
import { CodeStep } from '../../../static/js/ui/passphrase/code_step.js';
import { KnownStep } from '../../../static/js/ui/passphrase/known_step.js';
import { PasskeyStep } from '../../../static/js/ui/passphrase/passkey_step.js';
import { PassphraseScreen } from '../../../static/js/ui/passphrase/screen.js';
import { LockScreen } from '../../../static/js/ui/screens/lock.js';
import { MoreScreen } from '../../../static/js/ui/screens/more.js';
import { flat, NOW, press } from './desk_support.js';
import { phoneApp } from './phone_support.js';

const fails = (code, facts = {}) => Promise.reject(Object.assign(new Error(), { code, ...facts }));

/** @param {Record<string, any>} [entry] @param {Record<string, any>} [vault] */
function appWith(entry = {}, { locks = {}, ...vault } = {}) {
  const api = { call: async () => ({ keys: [] }) };
  const known = { code: NOW, forgotten: false, elsewhere: false, ...entry };
  return phoneApp({ vault: { entry: known, accounts: [], locks: { api, ...locks }, ...vault } });
}

/** Types into the field of this id, as the person would. */
function type(template, id, value) {
  const field = inputs(template).find(({ values }) => values.includes(id));
  const typed = field.strings.findIndex((text) => text.includes('@input='));
  field.values[typed]({ target: { value } });
}

/** Ticks the box of this id. @param {any} part @param {string} id */
function tick(part, id) {
  const parts = Array.isArray(part) ? part : (part?.values ?? []);
  const at = part?.strings?.findIndex((/** @type {string} */ text) => text.includes('@change=')) ?? -1;
  if (at >= 0 && parts.includes(id)) parts[at]({ target: { checked: true } });
  for (const each of parts) if (each && typeof each === 'object') tick(each, id);
}

/** @param {any} part @returns {any[]} */
function inputs(part) {
  if (Array.isArray(part)) return part.flatMap(inputs);
  if (!part || typeof part !== 'object' || !('strings' in part)) return [];
  const own = part.strings[0].trim().startsWith('<input') ? [part] : [];
  return [...own, ...part.values.flatMap(inputs)];
}

test('a device with a recovery code offers it on the lock screen, one without says what is left', () => {
  const offered = new LockScreen(appWith({}, { state: 'locked' }));
  assert.match(flat(offered.render()), /Forgotten\? Use the recovery code/);
  const bare = new LockScreen(appWith({ code: null }, { state: 'locked' }));
  assert.doesNotMatch(flat(bare.render()), /Forgotten\? Use the recovery code/);
  press(bare.render(), 'I cannot unlock: what to do');
  assert.match(flat(bare.render()), /This device has no recovery code\..*tell your force contact/s);
  press(offered.render(), 'I cannot unlock: what to do');
  assert.match(flat(offered.render()), /press “Forgotten\? Use the recovery code”/);
});

test('the lock screen unlocks by the code that was typed, and says what was wrong with it', async () => {
  const given = [];
  let answer = () => fails('is_sheet_code');
  const unlock = (proof) => {
    given.push(proof);
    return answer();
  };
  const screen = new LockScreen(appWith({}, { state: 'locked', unlock }));
  const submit = async () => {
    const form = screen.render().values.find((value) => typeof value === 'function');
    await form({ preventDefault: () => undefined });
    return flat(screen.render());
  };
  press(screen.render(), 'Forgotten? Use the recovery code');
  assert.match(await submit(), /Enter the recovery code/);
  type(screen.render(), 'recovery', 'ZXYKN');
  assert.match(await submit(), /That is the sheet code\. Enter the recovery code/);
  answer = () => fails('slow_down', { until: NOW + 240_000 });
  assert.match(await submit(), /Several wrong tries\. Try again in 4 min/);
  assert.deepEqual(given.at(-1), { code: 'ZXYKN' });
  press(screen.render(), 'Use my passphrase instead');
  assert.match(flat(screen.render()), /id=passphrase/);
});

test('a passphrase that is due is said on every page until it is put off; More goes on saying it', () => {
  const app = appWith({ forgotten: true });
  const said = () => flat(notices(app));
  assert.match(said(), /Choose a new passphrase/);
  app.route = { name: 'passphrase' };
  assert.doesNotMatch(said(), /Choose a new passphrase/);
  app.route = { name: 'people' };
  press(notices(app), 'Later');
  assert.doesNotMatch(said(), /Choose a new passphrase/);
  assert.match(flat(new MoreScreen(app).render()), /Choose a new passphrase: the recovery code has opened this device/);
});

test('a passphrase that was changed elsewhere is said; while locked nothing is', () => {
  const app = appWith({ elsewhere: true });
  assert.match(flat(notices(app)), /Your passphrase was changed on another device.*opened with the old one once more/s);
  app.vault.state = 'locked';
  assert.doesNotMatch(flat(notices(app)), /changed on another device/);
});

test('a new passphrase whose answer was lost is said to have been taken, on every page and under More, before anything else', () => {
  const app = appWith({ taken: true, forgotten: true });
  assert.match(
    flat(notices(app)),
    /Your new passphrase was taken.*Lock the app, and unlock it with the passphrase that you chose then/s,
  );
  assert.doesNotMatch(flat(notices(app)), /recovery code has opened|on another device/);
  assert.match(
    flat(new MoreScreen(app).render()),
    /Your new passphrase was taken: lock the app, and unlock it with that/,
  );
  assert.match(flat(new PassphraseScreen(app).render()), /ring a force contact for new keys/);
});

test('what was said of one step does not stand above the next', async () => {
  const app = appWith({ code: null });
  const screen = new PassphraseScreen(app);
  app.said = { text: 'The new recovery code opens this device.' };
  await press(screen.render(), 'Make a new sheet code');
  assert.equal(screen.title, 'New sheet code');
  assert.equal(app.said, null);
});

test('without a recovery code one is offered, with one it can be made anew or removed after a question', async () => {
  const bare = appWith({ code: null });
  assert.match(flat(new MoreScreen(bare).render()), /This device has no recovery code yet/);
  const offer = flat(new PassphraseScreen(bare).render());
  assert.match(offer, /Make a recovery code/);
  assert.doesNotMatch(offer, /Remove the code/);
  const removed = [];
  const household = { change: async (change) => removed.push(change({})) };
  const app = appWith({}, { locks: { household, tell: () => undefined } });
  const screen = new PassphraseScreen(app);
  assert.match(flat(screen.render()), /Made today, 18:00/);
  app.said.answer = false;
  await press(screen.render(), 'Remove the code');
  assert.deepEqual(removed, []);
  app.said.answer = true;
  await press(screen.render(), 'Remove the code');
  assert.deepEqual(removed, [{ recovery: undefined }]);
});

/** @param {(proof: any) => Promise<any>} makeCode */
function codeStep(makeCode, entry = {}) {
  const done = [];
  const step = new CodeStep(appWith(entry), { locks: { makeCode }, done: () => done.push('done') });
  return { step, done };
}

test('what goes wrong while the code is on paper is said there, and it can be tried again', async () => {
  let tries = 0;
  const keep = async () => {
    tries += 1;
    if (tries === 1) await fails('wrong_code'); // as of a code that another tab has made meanwhile
  };
  const { step, done } = codeStep(async () => ({ code: 'ZAAAA BBBBB', keep }));
  type(step.render(), 'passphrase', 'right words');
  await step.make();
  tick(step.render(), 'kept');
  await step.use();
  assert.match(flat(step.render()), /ZAAAA.*Not changed here/s);
  await step.use();
  assert.deepEqual([tries, done], [2, ['done']]);
  assert.doesNotMatch(flat(step.render()), /Not changed here/);
});

test('a new code is kept only when it is on paper', async () => {
  const kept = [];
  const made = { code: 'ZAAAA BBBBB', keep: async () => kept.push('kept') };
  const { step, done } = codeStep(async (proof) =>
    proof.passphrase === 'right words' ? made : fails('wrong_passphrase'),
  );
  await step.make();
  assert.match(flat(step.render()), /Enter your passphrase/);
  type(step.render(), 'passphrase', 'wrong words');
  await step.make();
  assert.match(flat(step.render()), /That passphrase does not open this/);
  type(step.render(), 'passphrase', 'right words');
  await step.make();
  assert.match(flat(step.render()), /ZAAAA.*BBBBB.*The code before it stops working then/s);
  await step.use();
  assert.match(flat(step.render()), /Confirm that you have the code/);
  assert.deepEqual([kept, done], [[], []]);
  step.leave();
  assert.doesNotMatch(flat(step.render()), /ZAAAA/);
});

test('whoever came in by the code proves it by the code, or goes over to the passphrase', async () => {
  const { step } = codeStep(async () => fails('wrong_code'), { forgotten: true });
  type(step.render(), 'recovery', 'ZAAAA');
  await step.make();
  assert.match(flat(step.render()), /That recovery code does not open this device/);
  press(step.render(), 'Use my passphrase instead');
  assert.match(flat(step.render()), /Your present passphrase/);
  const none = codeStep(async () => fails('wrong_passphrase'), { code: null });
  assert.doesNotMatch(flat(none.step.render()), /Use the recovery code instead/);
});

for (const [code, words] of [
  ['wrong_passphrase', /That passphrase does not open this/],
  ['not_vouched', /Not changed here.*A force contact has not confirmed you yet/s],
  ['signed_out', /Not changed here.*You have been signed out/s],
  ['network', /Not changed here.*needs signal.*Until then the old one opens this device/s],
])
  test(`a change that is refused (${code}) says why, and what opens the device`, async () => {
    const app = appWith();
    const asked = [];
    app.engine.askAgain = (reason) => asked.push(reason);
    const step = new ChangeStep(app, { locks: { changePassphrase: () => fails(code) }, done: () => assert.fail() });
    step.choice.own = true;
    Object.assign(step.choice, { typed: 'some new words', again: 'some new words' });
    type(step.render(), 'passphrase', 'present words');
    await step.finish();
    assert.match(flat(step.render()), words);
    assert.deepEqual(asked, code === 'wrong_passphrase' ? [] : ['passphrase']);
  });

test('a passkey is offered where the device can tell who holds it, and a refused one leaves the passphrase', async () => {
  const app = appWith({ passkey: { id: 'AQIDBA', made: NOW } }, { state: 'locked', unlock: assert.fail });
  const refuse = () => Promise.reject(Object.assign(new Error(), { name: 'NotAllowedError' }));
  Object.assign(app.window, { navigator: { credentials: { create: refuse, get: refuse } } });
  const screen = new LockScreen(app);
  await press(screen.render(), 'Unlock with the passkey');
  assert.match(flat(screen.render()), /The passkey was not used\. Try again, or use the passphrase\./);
  assert.doesNotMatch(flat(new LockScreen(appWith({}, { state: 'locked' })).render()), /passkey/);
});

test('a passkey is added by a proof, and only where there can be one', async () => {
  const app = appWith();
  const page = new PassphraseScreen(app);
  await page.enter();
  assert.doesNotMatch(flat(page.render()), /Passkey/);
  app.window.PublicKeyCredential = { isUserVerifyingPlatformAuthenticatorAvailable: async () => true };
  await page.enter();
  assert.match(flat(page.render()), /Add a passkey/);
  let answer = () => fails('wrong_passphrase');
  const locks = { addPasskey: () => answer() };
  const done = [];
  const step = new PasskeyStep(app, { locks, done: () => done.push('done') });
  await step.make();
  assert.match(flat(step.render()), /Enter your passphrase/);
  type(step.render(), 'passphrase', 'words');
  await step.make();
  assert.match(flat(step.render()), /That passphrase does not open this/);
  answer = () => fails('passkey_unsupported');
  await step.make();
  assert.match(flat(step.render()), /No passkey was made/);
  assert.deepEqual(done, []);
  answer = async () => undefined;
  await step.make();
  assert.deepEqual(done, ['done']);
});

test('a synced passkey that the force does not allow any more is said on every page, on More and where it is removed', () => {
  const synced = { passkey: { id: 'AQIDBA', made: NOW, synced: true } };
  const app = appWith(synced);
  for (const said of [notices(app), new MoreScreen(app).render(), new PassphraseScreen(app).render()])
    assert.match(flat(said), /Remove the passkey of this device/);
  press(notices(app), 'Later');
  assert.doesNotMatch(flat(notices(app)), /Remove the passkey of this device/);
  for (const fine of [
    Object.assign(appWith(synced), { syncedPasskeys: true }),
    appWith({ passkey: { id: 'AQIDBA', made: NOW } }),
  ])
    for (const said of [notices(fine), new MoreScreen(fine).render(), new PassphraseScreen(fine).render()])
      assert.doesNotMatch(flat(said), /Remove the passkey of this device/);
});

test('the sheet says of each code what it is for; the recovery code stands on it only while it is made', () => {
  const facts = { user: 'priya', code: '0AAAA', recovery: 'ZBBBB' };
  assert.match(flat(sheetPaper(facts)), /Sheet code.*another device.*0AAAA.*Recovery code.*forgotten.*ZBBBB/s);
  assert.equal(sheetText(facts), 'Sheet code: 0AAAA\nRecovery code: ZBBBB');
  const again = { user: 'priya', code: '0AAAA', address: 'https://force.example' };
  assert.match(flat(sheetPaper(again)), /Where to sign in.*https:\/\/force\.example/s);
  assert.doesNotMatch(flat(sheetPaper(again)), /Recovery code/);
  assert.equal(sheetText(again), '0AAAA');
});

/** The step for what somebody may know; `done` is what was asked of the vault, the engine and the directory. */
function knownStep(entry = {}) {
  const done = [];
  const app = appWith(entry, { drafts: { flush: async () => done.push('flushed') } });
  const doubting = { doubt: async () => done.push('asked') };
  app.casebook = Object.assign(app.casebook ?? {}, { lend: () => doubting });
  app.me = { ...app.me, vouched: true };
  app.engine.now = async () => done.push('sent');
  app.engine.askAgain = () => undefined;
  app.lock = async () => done.push('locked');
  app.navigator = { follow: async () => undefined };
  const locks = {
    freshKey: async (given, before) => {
      done.push(given);
      await before();
    },
  };
  return { app, done, locks, step: new KnownStep(app, { locks }) };
}

test('beside a changed passphrase stands what to choose when somebody may know it, on a shared computer too', () => {
  const app = appWith();
  assert.match(flat(new PassphraseScreen(app).render()), /that is not enough: choose “Somebody may know it” below/);
  const guest = flat(new PassphraseScreen(Object.assign(appWith(), { guest: true })).render());
  assert.match(guest, /that is not enough: on a device of your own/);
});

test('a known passphrase: proof, new words and the code from paper; asked for, sent, and locked', async () => {
  const { done, step } = knownStep();
  type(step.render(), 'passphrase', 'old words here now');
  step.choice.own = true;
  type(step.render(), 'recovery', ' ZAAAA ');
  Object.assign(step.choice, { typed: 'four other words here', again: 'four other words here' });
  await step.finish();
  const given = { proof: { passphrase: 'old words here now' }, passphrase: 'four other words here', code: 'ZAAAA' };
  assert.deepEqual(done, ['flushed', given, 'asked', 'sent', 'locked']);
});

test('a known code or passkey: the same passphrase is the proof, and what is known is not asked for', async () => {
  const { done, step } = knownStep({ passkey: { id: 'k', made: NOW } });
  step.known = 'code';
  assert.doesNotMatch(
    flat(step.render()),
    /if it is to go on working|Use the recovery code instead|The new passphrase/,
  );
  type(step.render(), 'passphrase', 'old words here now');
  await step.finish();
  const { passkey, ...given } = done[1];
  assert.equal(typeof passkey, 'function', 'the passkey stays, and is asked');
  assert.deepEqual(given, {
    proof: { passphrase: 'old words here now' },
    passphrase: 'old words here now',
    code: undefined,
  });
  step.known = 'passkey';
  assert.doesNotMatch(flat(step.render()), /Keep the passkey/);
});

test('a wrong recovery code is said at its field, another failure above the button; nothing is locked', async () => {
  for (const [code, where] of [
    ['wrong_code', /That recovery code does not open this device/],
    ['network', /Not changed here.*if a device asks for the new one, it did arrive/s],
    ['not_vouched', /Not changed here.*has not confirmed you yet/s],
  ]) {
    const { done, locks, step } = knownStep();
    locks.freshKey = () => fails(code);
    type(step.render(), 'passphrase', 'old words here now');
    Object.assign(step.choice, { own: true, typed: 'four other words here', again: 'four other words here' });
    await step.finish();
    assert.match(flat(step.render()), where);
    assert.deepEqual(done, ['flushed']);
  }
});

test('another account that cannot be chosen on the lock screen is said', async () => {
  const accounts = [{ user: 'priya' }, { user: 'tomos' }];
  const app = appWith({}, { state: 'locked', accounts, choose: () => fails('storage_failed') });
  const screen = new LockScreen(app);
  press(screen.render(), 'I cannot unlock: what to do');
  await press(screen.render(), 'Unlock as tomos');
  assert.deepEqual(app.said.failed, ['storage_failed']);
});

/** The lock screen with a note begun on it; `kept` is what was sealed, `answer` what sealing comes to. */
async function withNote(answer) {
  const kept = [];
  const unlocked = [];
  const notes = {
    keep: (_, text) => (answer.code ? fails(answer.code) : kept.push(text)),
    remove: async () => undefined,
  };
  const unlock = async (proof) => {
    unlocked.push(proof);
  };
  const app = appWith({}, { state: 'locked', notes, unlock });
  Object.assign(app.window.document, { addEventListener: String, removeEventListener: String });
  const screen = new LockScreen(app);
  await screen.enter();
  press(screen.render(), 'Write a note');
  const form = screen.render().values.filter((part) => part?.strings?.[0].startsWith('<form'))[0];
  const area = form.values.find((_, at) => form.strings[at].includes('@input='));
  area({ target: { value: 'Who rang' } });
  await new Promise((resolve) => setImmediate(resolve));
  type(screen.render(), 'passphrase', 'words');
  const submit = screen.render().values.find((value) => typeof value === 'function');
  return { app, screen, kept, unlocked, submit: () => submit({ preventDefault: () => undefined }) };
}

test('a note that could not be sealed is not lost by unlocking unless its writer says so', async () => {
  const answer = { code: 'storage_full' };
  const { app, screen, kept, unlocked, submit } = await withNote(answer);
  app.said.answer = false;
  await submit();
  assert.deepEqual([app.said.asked[0].title, unlocked], ['Unlock without the note?', []]);
  assert.match(flat(screen.render()), /Not kept yet\..*Who rang/s);
  app.said.answer = true;
  await submit();
  assert.deepEqual([unlocked.length, kept], [1, []]);
  answer.code = '';
  await submit();
  assert.deepEqual([app.said.asked.length, unlocked.length, kept], [2, 2, ['Who rang']]);
});

test('a note that could not be sealed is there again when the lock screen is, and after unlocking it is not', async () => {
  const { app, screen } = await withNote({ code: 'storage_full' });
  await screen.leave();
  assert.match(flat(new LockScreen(app).render()), /Not kept yet\..*Who rang/s);
  app.vault.state = 'unlocked';
  await screen.leave();
  assert.doesNotMatch(flat(new LockScreen(app).render()), /Who rang/);
  const sealed = await withNote({ code: '' });
  await sealed.screen.leave();
  assert.doesNotMatch(flat(new LockScreen(sealed.app).render()), /Who rang/);
});
