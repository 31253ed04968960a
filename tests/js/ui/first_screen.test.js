/** Which first screen the page shows before the app is loaded, and for whom. The browser's side of it: tests/browser/test_first_screen.py. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FirstScreen } from '../../../static/js/ui/first_screen.js';
import { markBirth, markKnown } from '../../../static/js/vault/birth.js';

/** A part of the page. @param {string} who */
function part(who) {
  return {
    who,
    hidden: who !== 'nobody',
    getAttribute: () => who,
    toggleAttribute(/** @type {string} */ _name, /** @type {boolean} */ on) {
      this.hidden = on;
    },
    removeAttribute() {
      this.hidden = false;
    },
    addEventListener: () => undefined,
    focus: () => undefined,
  };
}

/**
 * @param {{hash?: string, born?: boolean, known?: boolean, forbidden?: boolean}} facts
 * @returns {string|null} for whom something is shown
 */
function shownFor({ hash = '', born = false, known = false, forbidden = false }) {
  const kept = new Map();
  const localStorage = {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => kept.set(name, value),
    removeItem: (/** @type {string} */ name) => kept.delete(name),
  };
  if (born) markBirth(localStorage, 1);
  markKnown(localStorage, known);
  const entry = part('entry');
  const parts = [part('nobody'), part('known')];
  const document = { querySelector: () => entry, querySelectorAll: () => parts, getElementById: () => entry };
  const window = { document, location: { hash } };
  Object.defineProperty(window, 'localStorage', {
    get() {
      if (forbidden) throw new DOMException('no', 'SecurityError');
      return localStorage;
    },
  });
  new FirstScreen(/** @type {any} */ (window)).show();
  const shown = parts.filter(({ hidden }) => !hidden).map(({ who }) => who);
  return entry.hidden ? null : shown.join();
}

test('a browser that knows nobody is asked to sign in', () => {
  assert.equal(shownFor({}), 'nobody');
  assert.equal(shownFor({ forbidden: true }), 'nobody');
});

test('one that knows somebody is asked to unlock', () => {
  assert.equal(shownFor({ born: true, known: true }), 'known');
  assert.equal(shownFor({ born: true, known: true, hash: '#/case/a' }), 'known');
});

test('where an account was kept and nobody is known any more, the app says what comes', () => {
  assert.equal(shownFor({ born: true }), null);
});

test('an address that asks for another screen is left to the app', () => {
  for (const hash of ['#/join/ABCD', '#/setup/abc', '#/more/install']) {
    assert.equal(shownFor({ hash }), null, hash);
    assert.equal(shownFor({ hash, born: true, known: true }), null, hash);
  }
  assert.equal(shownFor({ hash: '#/joined' }), 'nobody');
  assert.equal(shownFor({ hash: '#/sign-in' }), 'nobody');
  assert.equal(shownFor({ hash: '#/sign-in', born: true, known: true }), null);
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
