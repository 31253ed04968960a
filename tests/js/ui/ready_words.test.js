import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWords } from '../../../static/js/ui/ready_words.js';

const NOW = Date.parse('2026-03-12T17:31:00Z');

/** @param {Partial<import('../../../static/js/ui/ready_words.js').Check>} check */
const words = (check) => checkWords({ kind: 'app', ok: true, code: 'ready', ...check }, NOW);

test('a missing file says how many and what to do', () => {
  const said = words({ kind: 'forms', ok: false, code: 'missing', missing: ['/forms.json'] });
  assert.equal(said.title, 'A form is missing');
  assert.match(said.detail, /^1 file is missing\. Connect/);
});

test('a browser without a worker is told apart from a missing file', () => {
  const said = words({ ok: false, code: 'no_worker', missing: [] });
  assert.match(said.detail, /has not kept the app/);
});

test('the phone is only said to have agreed when it has', () => {
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
