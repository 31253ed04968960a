import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coveredPoints } from '../../../static/js/welfare/first_meeting.js';
import { timeline } from '../../../static/js/welfare/timeline.js';
import { log, PEOPLE, record } from './records.js';

/** @param {any[]} records */
const covered = (records) => coveredPoints(timeline(records, { people: PEOPLE }));
const NINTH = Date.UTC(2026, 2, 9, 12);
const TENTH = Date.UTC(2026, 2, 10, 12);

test('points add up over several contacts; the first day counts, whenever it was written down', () => {
  const later = log('later', { date: '2026-03-10', first_meeting: ['role', 'limits'] }, { minutes: 0 });
  const first = log('first', { date: '2026-03-09', first_meeting: ['role'] }, { minutes: 9 });
  assert.deepEqual(
    [...covered([later, first])],
    [
      ['role', NINTH],
      ['limits', TENTH],
    ],
  );
});

test('the newest revision of a contact is what was covered in it', () => {
  const one = log('one', { date: '2026-03-09', first_meeting: ['role', 'limits'] }, { record: 'log' });
  const two = log(
    'two',
    { date: '2026-03-09', first_meeting: ['role'] },
    { record: 'log', parents: ['one'], minutes: 5 },
  );
  assert.deepEqual([...covered([one, two]).keys()], ['role']);
});

test('what was not verified, is no contact or no list covers nothing', () => {
  const records = [
    log('forged', { date: '2026-03-09', first_meeting: ['role'] }, { valid: 'bad_signature' }),
    log('odd', { date: '2026-03-09', first_meeting: 'role' }),
    log('numbers', { date: '2026-03-09', first_meeting: [1, null] }),
    record('risk', 'risk', { values: { first_meeting: ['role'] } }),
  ];
  assert.deepEqual([...covered(records)], []);
  assert.deepEqual([...covered([])], []);
});
