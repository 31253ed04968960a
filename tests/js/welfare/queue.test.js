import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queue } from '../../../static/js/welfare/queue.js';
import { search } from '../../../static/js/welfare/search.js';
import { subjectOf } from '../../../static/js/welfare/subject.js';
import { timeline } from '../../../static/js/welfare/timeline.js';
import { HOUR, log, MINUTE, NOON, PEOPLE, record } from './records.js';

const facts = { people: PEOPLE, now: NOON + HOUR };
/** @param {any[]} items */
const names = (items) => items.map((item) => item.entry.record);
const allocation = record('allocation', 'allocation', {
  author: 'alison',
  minutes: -9999,
  values: { subject_name: 'Rhiannon Davies-Llewellyn', case_ref: 'WS-2031', contact_number: '01632 960123' },
});

test('risk on top, then the oldest unread, then what waits for an answer', () => {
  const { risks, unread, waiting } = queue(
    [
      allocation,
      log('newer', {}, { minutes: 20 }),
      log('older', {}, { minutes: 10 }),
      log('asked', {}, { minutes: 1 }),
      record('ask', 'ask-back', { author: 'alison', about: ['asked', 'asked'], minutes: 2 }),
      record('second risk', 'risk', { minutes: 40 }),
      record('first risk', 'risk', { minutes: 30, case: 'other' }),
      log('read', {}),
      record('review', 'review', { author: 'joseph', about: ['read', 'read'] }),
    ],
    facts,
  );
  assert.deepEqual(names(risks), ['first risk', 'second risk']);
  assert.deepEqual(names(unread), ['older', 'newer']);
  assert.deepEqual(names(waiting), ['asked']);
  assert.deepEqual(
    risks.map((risk) => risk.initials),
    ['?', 'RD-L'],
  );
});

test('a risk record says since when it stands and when the deputy hears of it', () => {
  const [risk] = queue([record('risk', 'risk', { minutes: 12, received_at: NOON + 20 * MINUTE })], facts).risks;
  assert.equal(risk.since, NOON + 20 * MINUTE);
  assert.equal(risk.waited, 40 * MINUTE);
  assert.equal(risk.deputy_at, NOON + 20 * MINUTE + 2 * HOUR);
});

test('a risk record stands on top until it is acknowledged as it is now', () => {
  const risk = record('risk', 'risk');
  const known = record('known', 'acknowledge', { author: 'alison', about: ['risk', 'risk'] });
  const forged = record('known', 'acknowledge', { about: ['risk', 'risk'], valid: 'not_allowed' });
  assert.equal(queue([risk, forged], facts).risks.length, 1);
  assert.deepEqual(queue([risk, known], facts), { risks: [], unread: [], waiting: [], unreadable: new Map() });
  const later = record('later', 'risk', { record: 'risk', parents: ['risk'], minutes: 5 });
  assert.equal(queue([risk, known, later], facts).risks.length, 1);
});

test('an addendum brings a record back, and counts from when it came', () => {
  const records = [
    log('log', {}),
    record('review', 'review', { author: 'alison', about: ['log', 'log'], minutes: 1 }),
    record('added', 'addendum', { about: ['log', 'log'], minutes: 30 }),
  ];
  const [item] = queue(records, facts).unread;
  assert.equal(item.entry.record, 'log');
  assert.equal(item.since, NOON + 30 * MINUTE + 1000);
});

test("an officer's answer to an allocation is there to be read", () => {
  const taken = record('taken', 'acceptance', { about: ['allocation', 'allocation'] });
  assert.deepEqual(names(queue([allocation, taken], facts).unread), ['allocation']);
  assert.deepEqual(queue([allocation], facts).unread, []);
});

test('the subject is that of the latest allocation that was verified', () => {
  const later = record('later', 'allocation', { author: 'alison', values: { subject_name: 'R. Llewellyn' } });
  const forged = record('forged', 'allocation', { minutes: 9, valid: 'bad_signature', values: { subject_name: 'X' } });
  assert.equal(subjectOf([allocation, later, forged], PEOPLE)?.name, 'R. Llewellyn');
  assert.equal(subjectOf([allocation], PEOPLE)?.phone, '01632 960123');
  assert.equal(subjectOf([forged], PEOPLE), null);
});

const entries = timeline(
  [
    log('home', { date: '2026-03-05', how: 'Sleeping at the Café in Rhös' }),
    log('phone', { date: '2026-03-09', contact_method: 'phone' }, { author: 'tomos' }),
    record('added', 'addendum', { about: ['phone', 'phone'], values: { text: 'She likes the garden' } }),
    record('risk', 'risk', { case: 'other', values: { seen: 'asleep' }, state: 'waiting' }),
  ],
  { people: PEOPLE },
);
const words = (/** @type {any} */ one) => Object.values(one.body.values).join(' ');
/** @param {any} sought */
const found = (sought) => search(entries, sought, { words }).map((entry) => entry.record);

test('search narrows by all that is asked for', () => {
  assert.deepEqual(found({}), ['risk', 'phone', 'home']);
  assert.deepEqual(found({ officer: 'tomos' }), ['phone']);
  assert.deepEqual(found({ case: 'other' }), ['risk']);
  assert.deepEqual(found({ form: 'contact-log' }), ['phone', 'home']);
  assert.deepEqual(found({ state: 'waiting' }), ['risk']);
  assert.deepEqual(found({ from: '2026-03-09' }), ['risk', 'phone']);
  assert.deepEqual(found({ from: '2026-03-05', to: '2026-03-09' }), ['phone', 'home']);
  assert.deepEqual(found({ form: 'contact-log', officer: 'priya', to: '2026-03-04' }), []);
});

test('search finds words by their beginning, without accents, in what was added too', () => {
  assert.deepEqual(found({ text: 'cafe RHOS' }), ['home']);
  assert.deepEqual(found({ text: 'sleep' }), ['home']);
  assert.deepEqual(found({ text: '  Gard, ' }), ['phone']);
  assert.deepEqual(found({ text: 'leep' }), []);
  assert.deepEqual(found({ text: 'sleeping garden' }), []);
});

test('search works on the items of the queue as well', () => {
  const items = entries.map((entry) => ({ entry, since: 1 }));
  assert.deepEqual(search(items, { officer: 'tomos' }, { words }), [items[1]]);
});
