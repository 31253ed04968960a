import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWords } from '../../../static/js/ui/ready_words.js';

const NOW = Date.parse('2026-03-12T17:31:00Z');

const TAB = { installed: false, mayBeCleared: false };
const IPHONE_TAB = { installed: false, mayBeCleared: true };
const INSTALLED = { installed: true, mayBeCleared: false };

/** @param {Partial<import('../../../static/js/ui/ready_words.js').Check>} check @param {typeof TAB} [place] */
const words = (check, place = TAB) => checkWords({ kind: 'app', ok: true, code: 'ready', ...check }, NOW, place);

test('a missing file says how many and what to do', () => {
  const said = words({ kind: 'forms', ok: false, code: 'missing', missing: ['/forms.json'] });
  assert.equal(said.title, 'A form is missing');
  assert.match(said.detail, /^1 file is missing\. Connect/);
});

test('whose access has ended is not asked to sign in', () => {
  const said = words({ kind: 'sync', ok: false, code: 'access_ended', lastSync: NOW });
  assert.equal(said.title, 'Your access has ended');
  assert.doesNotMatch(said.detail, /[Ss]ign in/);
});

test('a browser without a worker is told apart from a missing file', () => {
  const said = words({ ok: false, code: 'no_worker', missing: [] });
  assert.match(said.detail, /has not kept the app/);
});

test('the browser is only said to have agreed when it has', () => {
  const says = (/** @type {boolean | null} */ ok, /** @type {string} */ code) =>
    words({ kind: 'storage', ok, code }).detail;
  assert.match(says(true, 'ready'), /has agreed/);
  assert.doesNotMatch(says(false, 'not_persisted'), /has agreed/);
  assert.doesNotMatch(says(null, 'unknown'), /has agreed/);
});

test('what is unsent has a number and an age', () => {
  const said = words({ kind: 'unsent', ok: false, code: 'unsent', waiting: 1, refused: 1, oldest: NOW - 86_400_000 });
  assert.equal(said.title, '2 records not yet sent');
  assert.match(said.detail, /Oldest: Yesterday, 17:31/);
});

test('storage that is not promised says what to do in a tab, in one that may be cleared, and in the installed app', () => {
  const says = (/** @type {typeof TAB} */ place) => {
    const { title, detail } = words({ kind: 'storage', ok: false, code: 'not_persisted' }, place);
    return `${title}. ${detail}`;
  };
  assert.match(says(TAB), /Install the app on the home screen/);
  assert.match(says(IPHONE_TAB), /Safari may clear this tab.*seven days/);
  assert.doesNotMatch(says(INSTALLED), /Install/);
});

test('what is unsent in a tab that may be cleared is not called safe', () => {
  const unsent = { kind: 'unsent', ok: false, code: 'unsent', waiting: 1, oldest: NOW - 86_400_000 };
  assert.match(words(unsent).detail, /Yesterday, 17:31\. Safe here/);
  assert.match(words(unsent, IPHONE_TAB).detail, /Yesterday, 17:31\. Safari may clear a tab/);
});

test('before the first exchange nobody is counted: nothing has been received yet', () => {
  const says = (/** @type {string} */ code, /** @type {string[]} */ without) => {
    const { title, detail } = words({ kind: 'keys', ok: false, code, without });
    return `${title}. ${detail}`;
  };
  assert.match(says('never', []), /Nothing has been received yet/);
  assert.match(says('not_vouched', []), /Your keys are not confirmed/);
  assert.match(says('keys_missing', ['a', 'b']), /2 people cannot be opened here yet/);
  for (const code of ['never', 'not_vouched']) assert.doesNotMatch(says(code, []), /0 people/);
});

test('every check has words for good and for ill', () => {
  const checks = {
    app: 'missing',
    forms: 'missing',
    help: 'missing',
    keys: 'keys_missing',
    people: 'none',
    sync: 'never',
    unsent: 'unsent',
    storage: 'not_persisted',
  };
  for (const [kind, code] of Object.entries(checks)) {
    const good = words({ kind, lastSync: NOW, count: 2, people: 2 });
    const ill = words({ kind, ok: false, code, missing: ['x'], without: ['a'], waiting: 1 });
    assert.notEqual(good.title + good.detail, ill.title + ill.detail, kind);
    assert.notEqual(good.title, kind);
  }
});
