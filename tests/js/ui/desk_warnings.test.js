/** What a reader must know before relying on a record. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { warningsOf } from '../../../static/js/ui/desk/record_warnings.js';
import { warningNotes } from '../../../static/js/ui/desk/warning_notes.js';
import { entryOf, flat, NOW, record, said, TOMOS } from './desk_support.js';

const MINUTE = 60_000;
const codes = (entry) => warningsOf(entry).map(({ code }) => code);

test('an ordinary record has none', () => {
  assert.deepEqual(warningsOf(entryOf([record('log')])), []);
});

test('a record that was written after it arrived has a clock that is wrong by more than five minutes', () => {
  const at = (ahead) => entryOf([record('log', { created_at: NOW + ahead, received_at: NOW })]);
  assert.deepEqual(codes(at(5 * MINUTE)), []);
  assert.deepEqual(warningsOf(at(6 * MINUTE)), [{ code: 'clock_ahead', ahead: 6 * MINUTE }]);
});

test('days between writing and arrival are no fault of a clock', () => {
  assert.deepEqual(codes(entryOf([record('log', { created_at: NOW - 72 * 60 * MINUTE, received_at: NOW })])), []);
});

test('what arrived late is said, also of an addendum', () => {
  const log = record('log');
  assert.deepEqual(codes(entryOf([record('log', { late: true })])), ['late']);
  assert.deepEqual(codes(entryOf([log, said('more', 'addendum', log, { late: true })], 'log')), ['late']);
});

test('a review by somebody who is no contact does not count and is named', () => {
  const log = record('log');
  const entry = entryOf([log, said('false', 'review', log, { author: TOMOS, valid: 'not_allowed' })], 'log');
  assert.deepEqual(warningsOf(entry), [{ code: 'unverified', count: 1, reason: 'not_allowed' }]);
  assert.match(flat(warningNotes(entry)), /may not say this/);
});

test('two versions written at once are both told of', () => {
  const first = record('one', { record: 'log' });
  const second = record('two', { record: 'log' });
  assert.deepEqual(warningsOf(entryOf([first, second])), [{ code: 'conflict', count: 2 }]);
});

test('an addendum without its record, and a record that the server refused', () => {
  assert.deepEqual(codes(entryOf([said('more', 'addendum', record('elsewhere'))])), ['orphan']);
  assert.deepEqual(warningsOf(entryOf([record('log', { state: 'refused', code: 'too_large', received_at: null })])), [
    { code: 'refused', reason: 'too_large' },
  ]);
});
