/** A clock that is wrong is told, with what it should show; one that is behind refuses nobody's true words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOff, isClockBehind } from '../../../static/js/ui/clock_off.js';
import { notices } from '../../../static/js/ui/parts/note.js';
import { flat, NOW, record } from './desk_support.js';
import { phoneApp } from './phone_support.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** @param {number | null} off @param {any[]} [records] */
function phone(off, records = []) {
  return Object.assign(phoneApp({ records }), { clockOff: clockOff({ clockOff: off }) });
}

test('a clock that is years behind or ahead is told, with the time by the server', () => {
  const behind = flat(notices(phone(-3652 * DAY)));
  assert.match(behind, /The clock of this device is wrong/);
  assert.match(behind, /It shows 12 March 2026, 18:00\. By the server it is 11 March 2036, 18:00\./);
  assert.match(flat(notices(phone(40 * MINUTE))), /By the server it is 12 March 2026, 17:20\./);
});

test('a few minutes, and what nobody knows, are not told', () => {
  for (const off of [null, 0, 5 * MINUTE, -5 * MINUTE]) assert.doesNotMatch(flat(notices(phone(off))), /clock/);
});

test('a clock is known to be behind by the server, or by what has arrived later than now', () => {
  const arrived = (/** @type {number} */ at) => [record('one', { received_at: at })];
  assert.equal(isClockBehind(phone(-DAY)), true);
  assert.equal(isClockBehind(phone(null, arrived(NOW + DAY))), true);
  assert.equal(isClockBehind(phone(null, arrived(NOW + 4 * MINUTE))), false);
  assert.equal(isClockBehind(phone(DAY, arrived(NOW - DAY))), false);
});
