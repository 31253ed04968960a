import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseReference, startingValues } from '../../../static/js/welfare/automatic.js';
import {
  addDays,
  daysBetween,
  endOfLondonDay,
  londonMoment,
  londonTime,
  londonToday,
} from '../../../static/js/welfare/clock.js';
import { initials } from '../../../static/js/welfare/initials.js';

test('initials', () => {
  const known = {
    'Rhiannon Davies-Llewellyn': 'RD-L',
    'Alison Mercer': 'AM',
    '  jo   swift ': 'JS',
    'Mary Ann Jane Eve Ida Cole': 'MC',
    'Élodie Ångström': 'ÉÅ',
    "Siân O'Neill": 'SO',
    'P. Ashdown (days)': 'PA',
    Cher: 'C',
    '': '',
    '   ': '',
    123: '',
  };
  for (const [name, short] of Object.entries(known)) assert.equal(initials(name), short, name);
});

test('initials are short whatever the name', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => [...initials(name)].length <= 7));
});

test('a day in London begins and ends with its clocks', () => {
  assert.equal(londonToday(Date.UTC(2026, 6, 1, 22, 59)), '2026-07-01');
  assert.equal(londonToday(Date.UTC(2026, 6, 1, 23)), '2026-07-02');
  assert.equal(londonToday(Date.UTC(2026, 0, 1, 23, 59)), '2026-01-01');
  assert.equal(londonTime(Date.UTC(2026, 6, 1, 12, 5)), '13:05');
  assert.equal(endOfLondonDay('2026-10-25'), Date.UTC(2026, 9, 26));
  assert.equal(endOfLondonDay('2026-03-28'), Date.UTC(2026, 2, 29));
});

test('what clocks show in London comes back as the same moment', () => {
  const hour = fc.integer({ min: Date.UTC(2020, 0, 1) / 3_600_000, max: Date.UTC(2040, 0, 1) / 3_600_000 });
  fc.assert(
    fc.property(hour, (hours) => {
      const at = hours * 3_600_000;
      const again = londonMoment(londonToday(at), londonTime(at));
      return again === at || Math.abs(again - at) === 3_600_000;
    }),
  );
  assert.equal(londonMoment('2026-03-11', '18:05'), Date.UTC(2026, 2, 11, 18, 5));
  assert.equal(londonMoment('2026-07-11', '18:05'), Date.UTC(2026, 6, 11, 17, 5));
  assert.equal(londonMoment('2026-03-29', '01:30'), Date.UTC(2026, 2, 29, 1, 30), 'an hour that is skipped');
  assert.equal(londonMoment('2026-10-25', '01:50'), Date.UTC(2026, 9, 25, 0, 50), 'an hour that comes twice');
  assert.equal(londonMoment('2026-10-25', '00:50'), Date.UTC(2026, 9, 24, 23, 50));
  assert.equal(londonMoment('2026-10-25', '02:00'), Date.UTC(2026, 9, 25, 2));
  assert.equal(londonMoment('2026-03-29', '02:00'), Date.UTC(2026, 2, 29, 1));
  assert.ok(Number.isNaN(londonMoment('x', '18:05')));
});

test('days are counted across months, years and clock changes', () => {
  assert.equal(addDays('2026-03-28', 2), '2026-03-30');
  assert.equal(addDays('2026-01-01', -1), '2025-12-31');
  assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
  assert.equal(daysBetween('2026-03-30', '2026-03-28'), -2);
});

test('a case reference is in use once', () => {
  assert.equal(
    caseReference([], () => 0),
    'WS-1000',
  );
  assert.equal(
    caseReference([], () => 0.9999999),
    'WS-9999',
  );
  assert.equal(
    caseReference(['WS-1000', 'WS-1001'], () => 0),
    'WS-1002',
  );
  assert.equal(
    caseReference(['WS-9999'], () => 0.9999999),
    'WS-1000',
  );
  const many = Array.from({ length: 4500 }, (_, index) => `WS-${1000 + index}`);
  assert.equal(
    caseReference(many, () => 0),
    'WS-10000',
  );
});

test('a fresh form starts with what nobody fills in by hand', () => {
  const fields = ['noted', 'reference', 'date', 'radios', 'position'].map((kind) => ({ name: kind, kind }));
  const values = startingValues({ fields }, { now: 5, known: [], random: () => 0 });
  assert.deepEqual(values, { noted: 5, reference: 'WS-1000' });
});
