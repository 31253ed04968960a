/** What a reader must know before relying on a record. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { warningsOf } from '../../../static/js/ui/desk/record_warnings.js';
import { warningNotes } from '../../../static/js/ui/desk/warning_notes.js';
import { deskApp, entryOf, flat, NOW, record, said, TOMOS } from './desk_support.js';

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

test('what arrived late is said by name, also of an addendum', () => {
  const log = record('log');
  for (const entry of [
    entryOf([record('log', { late: true, author: TOMOS })]),
    entryOf([log, said('more', 'addendum', log, { late: true, author: TOMOS })], 'log'),
  ]) {
    assert.match(flat(warningNotes(deskApp(), entry)), /What T\. Griffiths wrote arrived late/);
  }
});

test('a review by somebody who is no contact, or was none any more, does not count and is named', () => {
  const log = record('log');
  const words = (valid) =>
    flat(warningNotes(deskApp(), entryOf([log, said('false', 'review', log, { author: TOMOS, valid })], 'log')));
  assert.match(words('not_allowed'), /1 entry does not count.*may not say this/s);
  assert.match(words('left_role'), /1 entry does not count.*stopped being a force contact/s);
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
