/** Locking by itself: five minutes without a touch, thirty in visit mode, and what a look at another app costs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IdleLock } from '../../../static/js/sync/idle.js';
import { VisitMode } from '../../../static/js/sync/visit.js';
import { FakeTimers } from '../support/parts.js';

const MINUTE = 60_000;

/** An open app; `locks` counts how often it locked by itself. */
function open() {
  const clock = { now: 1_767_225_600_000 };
  const timers = new FakeTimers(clock);
  const target = new EventTarget();
  const seen = { locks: 0, changes: 0 };
  const idle = new IdleLock({
    target,
    after: 5 * MINUTE,
    now: () => clock.now,
    timers,
    lock: async () => {
      seen.locks += 1;
      idle.stop();
      visit.locked();
    },
  });
  const visit = new VisitMode({ idle, usual: 5 * MINUTE });
  visit.addEventListener('changed', () => {
    seen.changes += 1;
  });
  idle.start();
  const touch = () => target.dispatchEvent(new Event('pointerdown'));
  /** Another app lies over it: the browser runs no timers, and says when it is seen again. */
  const away = (/** @type {number} */ minutes) => {
    clock.now += minutes * MINUTE;
    target.dispatchEvent(new Event('visibilitychange'));
  };
  return {
    timers,
    idle,
    visit,
    seen,
    touch,
    away,
    pass: (/** @type {number} */ minutes) => timers.pass(minutes * MINUTE),
  };
}

test('to the dialler and back within five minutes costs no passphrase, and longer locks at once', () => {
  const { away, seen } = open();
  away(4);
  assert.equal(seen.locks, 0);
  away(2);
  assert.equal(seen.locks, 1);
});

test('visit mode waits thirty minutes without a touch, then locks and is over', () => {
  const { visit, seen, touch, pass } = open();
  visit.begin();
  pass(29);
  touch();
  pass(2);
  assert.deepEqual([visit.on, seen.locks], [true, 0]);
  pass(28);
  assert.deepEqual([visit.on, seen.locks], [false, 1]);
});

test('put away in visit mode: back within thirty minutes stays open, later is locked', () => {
  const { visit, seen, away } = open();
  visit.begin();
  away(29);
  assert.deepEqual([visit.on, seen.locks], [true, 0]);
  away(2);
  assert.deepEqual([visit.on, seen.locks], [false, 1]);
});

test('ended by hand it is five minutes again', () => {
  const { visit, seen, pass } = open();
  visit.begin();
  pass(20);
  visit.end();
  pass(4);
  assert.equal(seen.locks, 0);
  pass(1);
  assert.equal(seen.locks, 1);
});

test('after locking by hand and unlocking it is five minutes again', () => {
  const { idle, visit, seen, pass } = open();
  visit.begin();
  idle.stop();
  visit.locked();
  idle.start();
  pass(5);
  assert.deepEqual([visit.on, seen.locks, seen.changes], [false, 1, 2]);
});
