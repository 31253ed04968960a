/** Whether the page shows its own sign-in before the app is loaded. The browser's side of it: tests/browser/test_first_screen.py. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FirstScreen } from '../../../static/js/ui/first_screen.js';
import { markBirth } from '../../../static/js/vault/birth.js';

/** @param {{hash?: string, born?: boolean, forbidden?: boolean}} facts @returns {boolean} whether it is shown */
function isShown({ hash = '', born = false, forbidden = false }) {
  const kept = new Map();
  const localStorage = {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => kept.set(name, value),
  };
  if (born) markBirth(/** @type {any} */ (localStorage), 1);
  let hidden = true;
  const part = {
    removeAttribute: () => {
      hidden = false;
    },
    addEventListener: () => undefined,
  };
  const window = { document: { querySelector: () => part }, location: { hash } };
  Object.defineProperty(window, 'localStorage', {
    get() {
      if (forbidden) throw new DOMException('no', 'SecurityError');
      return localStorage;
    },
  });
  new FirstScreen(/** @type {any} */ (window)).show();
  return !hidden;
}

test('a browser that knows nobody is asked to sign in', () => {
  assert.equal(isShown({}), true);
  assert.equal(isShown({ forbidden: true }), true);
});

test('a browser that kept an account waits for the app, which unlocks it', () => {
  assert.equal(isShown({ born: true }), false);
});

test('an invitation and a set-up link are not asked for a passphrase', () => {
  assert.equal(isShown({ hash: '#/join/ABCD' }), false);
  assert.equal(isShown({ hash: '#/setup/abc' }), false);
  assert.equal(isShown({ hash: '#/joined' }), true);
});
