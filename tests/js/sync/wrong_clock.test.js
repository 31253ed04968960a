/** Clocks that jump by years, either way: nobody is kept out, nothing stays open, nothing runs hot. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IdleLock } from '../../../static/js/sync/idle.js';
import { FakeTimers } from '../support/parts.js';

const MINUTE = 60_000;
const YEARS = 10 * 365 * 24 * 60 * MINUTE;

/** An idle lock whose timers go on evenly, whatever the clock shows. */
function watching() {
  const clock = { now: 1_767_225_600_000 };
  const timers = new FakeTimers({ now: 0 });
  let locks = 0;
  const lock = async () => {
    locks += 1;
  };
  const idle = new IdleLock({ target: new EventTarget(), lock, after: 5 * MINUTE, now: () => clock.now, timers });
  idle.start();
  const pass = (ms) => {
    clock.now += ms;
    timers.pass(ms);
  };
  return { clock, timers, pass, locks: () => locks };
}

test('a clock that is set back by years locks after five more minutes, and asks for no longer wait', () => {
  const { clock, timers, pass, locks } = watching();
  clock.now -= YEARS;
  pass(5 * MINUTE);
  assert.equal(locks(), 0);
  assert.deepEqual(timers.waits, [5 * MINUTE]);
  pass(5 * MINUTE);
  assert.equal(locks(), 1);
});

test('a clock that is set on by years locks', () => {
  const { clock, pass, locks } = watching();
  clock.now += YEARS;
  pass(5 * MINUTE);
  assert.equal(locks(), 1);
});
