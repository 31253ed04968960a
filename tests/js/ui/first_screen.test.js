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

/** A page on which fingers come and go. */
function touched() {
  const document = Object.assign(new EventTarget(), { querySelector: () => null });
  const later = [];
  const window = { document, setTimeout: (/** @type {() => void} */ work) => later.push(work) };
  const screen = new FirstScreen(/** @type {any} */ (window));
  screen.watch();
  return { screen, later, finger: (/** @type {string} */ type) => document.dispatchEvent(new Event(type)) };
}

test('a finger on the screen is waited for, until its click has come', async () => {
  for (const end of ['pointerup', 'pointercancel']) {
    const { screen, later, finger } = touched();
    await screen.released();
    finger('pointerdown');
    let released = false;
    const waiting = screen.released().then(() => {
      released = true;
    });
    await new Promise(setImmediate);
    assert.equal(released || later.length > 0, false);
    finger(end);
    assert.equal(later.length, 1);
    later[0]();
    await waiting;
    await screen.released();
  }
});
