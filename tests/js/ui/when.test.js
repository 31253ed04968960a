import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  clock,
  day,
  daysBetween,
  dayTime,
  onDay,
  onDayTime,
  overdue,
  shortDayTime,
  span,
  today,
} from '../../../static/js/ui/when.js';

const NOW = Date.parse('2026-03-12T17:31:00Z');
const SUMMER_NIGHT = Date.parse('2026-06-30T23:30:00Z');

test('the day and the clock are those of Britain, summer and winter', () => {
  assert.equal(today(NOW), '2026-03-12');
  assert.equal(clock(NOW), '17:31');
  assert.equal(today(SUMMER_NIGHT), '2026-07-01');
  assert.equal(clock(SUMMER_NIGHT), '00:30');
});

test('near days have names, far ones their year', () => {
  assert.equal(day('2026-03-12', NOW), 'Today');
  assert.equal(day('2026-03-11', NOW), 'Yesterday');
  assert.equal(day('2026-03-13', NOW), 'Tomorrow');
  assert.equal(day('2026-03-10', NOW), 'Tuesday 10 March');
  assert.equal(day('2025-12-31', NOW), '31 December 2025');
  assert.equal(onDay('2026-03-12', NOW), 'today');
});

test('a day is the same day in Britain on the nights when the clocks change', () => {
  assert.equal(day('2026-03-29', Date.parse('2026-03-28T23:59:00Z')), 'Tomorrow');
  assert.equal(day('2026-10-25', Date.parse('2026-10-25T23:59:00Z')), 'Today');
});

test('a moment has its day and its clock', () => {
  assert.equal(dayTime(NOW, NOW), 'Today, 17:31');
  assert.equal(dayTime(Date.parse('2026-03-05T21:12:00Z'), NOW), 'Thursday 5 March, 21:12');
  assert.equal(shortDayTime(Date.parse('2026-03-10T17:30:00Z'), NOW), '10 Mar, 17:30');
  assert.equal(shortDayTime(NOW, NOW), 'Today, 17:31');
});

test('lengths are said in the unit that fits', () => {
  const minute = 60_000;
  assert.equal(span(0), '0 min');
  assert.equal(span(59 * minute), '59 min');
  assert.equal(span(72 * minute), '1 h 12 min');
  assert.equal(span(24 * 60 * minute), '1 day');
  assert.equal(span(-5), '0 min');
});

test('days are counted between calendar days', () => {
  assert.equal(daysBetween('2026-03-10', '2026-03-12'), 2);
  assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
  assert.equal(overdue(1), '1 day overdue');
  assert.equal(overdue(2), '2 days overdue');
});

test('a clock that is wrong beyond the calendar is said to be so, and stops nothing', () => {
  for (const at of [2 ** 53 - 1, -(2 ** 53 - 1), Number.NaN]) {
    assert.equal(day(at, NOW), 'Unknown day');
    assert.equal(onDay(at, NOW), 'unknown day');
    assert.equal(dayTime(at, NOW), 'Unknown day');
    assert.equal(onDayTime(at, NOW), 'unknown day');
    assert.equal(shortDayTime(at, NOW), 'Unknown day');
    assert.equal(clock(at), 'unknown time');
  }
  assert.equal(day('nonsense', NOW), 'Unknown day');
  assert.equal(day(/** @type {any} */ ({ toString: 1 }), NOW), 'Unknown day');
});
