import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedActions } from '../../../static/js/welfare/actions.js';
import { closesFor, dueFor, nextContact } from '../../../static/js/welfare/due.js';
import { timeline } from '../../../static/js/welfare/timeline.js';
import { HOUR, log, PEOPLE, record } from './records.js';

const newId = () => 'new-id';
const today = '2026-03-12';
/** @param {any[]} records */
const entries = (records) => timeline(records, { people: PEOPLE });
const due = (/** @type {string} */ id) => JSON.parse(`{"id":"${id}","at":1,"tell":"author","then":"contact"}`);

test('a contact log is due at the end of the agreed day in London', () => {
  const winter = dueFor({ form: 'contact-log', values: { next_date: '2026-03-19' } }, { newId });
  assert.equal(
    JSON.stringify(winter),
    `{"id":"new-id","at":${Date.UTC(2026, 2, 20)},"tell":"author","then":"contact"}`,
  );
  const summer = dueFor({ form: 'contact-log', values: { next_date: '2026-07-01' } }, { newId });
  assert.equal(summer?.at, Date.UTC(2026, 6, 1, 23));
  const changing = dueFor({ form: 'contact-log', values: { next_date: '2026-03-29' } }, { newId });
  assert.equal(changing?.at, Date.UTC(2026, 2, 29, 23));
});

test('a risk record is due two hours after it arrives', () => {
  const made = dueFor({ form: 'risk', values: {} }, { newId });
  assert.equal(JSON.stringify(made), `{"id":"new-id","after":${2 * HOUR},"tell":"contact","then":"deputy"}`);
});

test('nothing else is due', () => {
  assert.equal(dueFor({ form: 'contact-log', values: {} }, { newId }), undefined);
  assert.equal(dueFor({ form: 'contact-log', values: { next_date: 'soon' } }, { newId }), undefined);
  assert.equal(dueFor({ form: 'addendum', values: { next_date: '2026-03-19' } }, { newId }), undefined);
});

test('a contact that came about closes what was due, an attempt does not', () => {
  const records = [
    log('one', {}, { due: due('due-1'), closes: ['due-0'] }),
    log('two', { contact_method: 'attempted' }, { due: due('due-2') }),
    log('zero', {}, { due: due('due-0') }),
    record('risk', 'risk', { due: due('risk-1') }),
  ];
  const held = { form: 'contact-log', values: { contact_method: 'phone' } };
  assert.deepEqual(closesFor(held, records), ['due-1', 'due-2']);
  assert.deepEqual(closesFor({ ...held, values: { contact_method: 'declined' } }, records), ['due-1', 'due-2']);
  assert.deepEqual(closesFor({ ...held, values: { contact_method: 'attempted' } }, records), []);
});

test('an acknowledgement closes what its risk record opened, and only that', () => {
  const records = [
    record('risk', 'risk', { due: due('risk-1') }),
    record('again', 'risk', { record: 'risk', parents: ['risk'], due: due('risk-2') }),
    record('other', 'risk', { due: due('risk-3') }),
    log('log', {}, { due: due('due-1') }),
  ];
  const known = { form: 'acknowledge', values: {}, about: { record: 'risk', digests: ['risk', 'again'] } };
  assert.deepEqual(closesFor(known, records), ['risk-1', 'risk-2']);
  assert.deepEqual(closesFor({ form: 'review', values: {}, about: known.about }, records), []);
});

test('what an adopted late record has closed is closed by the next contact too: the word on it may change', () => {
  const open = log('open', { date: '2026-03-01', next_date: '2026-03-19' }, { due: due('due-1') });
  const late = { late: true, closes: ['due-1'], minutes: 1 };
  const held = { form: 'contact-log', values: { contact_method: 'phone' } };
  for (const valid of [true, 'set_aside', 'not_adopted'])
    assert.deepEqual(closesFor(held, [open, log('late', {}, { ...late, valid })]), ['due-1'], String(valid));
  assert.deepEqual(closesFor(held, [open, log('in time', {}, { ...late, late: false })]), []);
});

test('a late record that is adopted is the last contact, set aside it is none, and what was agreed before is due again', () => {
  const agreed = log('agreed', { date: '2026-03-01', next_date: '2026-03-05' });
  const next = (/** @type {any} */ valid) =>
    nextContact(entries([agreed, log('late', { date: '2026-03-05' }, { late: true, valid, minutes: 1 })]), { today })
      ?.record;
  assert.deepEqual([next(true), next('set_aside'), next(true)], [undefined, 'agreed', undefined]);
});

test('the next contact is what was agreed when they were last reached', () => {
  const records = [
    log('old', { date: '2026-03-01', next_date: '2026-03-05', next_method: 'home' }),
    log('new', { date: '2026-03-05', next_date: '2026-03-19', next_method: 'phone' }, { minutes: 1 }),
  ];
  const expected = { date: '2026-03-19', method: 'phone', record: 'new', overdue: 0, state: 'later', tried: null };
  assert.deepEqual(nextContact(entries(records), { today }), expected);
  assert.equal(nextContact(entries(records), { today: '2026-03-19' })?.state, 'today');
  const late = nextContact(entries(records), { today: '2026-03-21' });
  assert.deepEqual([late?.state, late?.overdue], ['overdue', 2]);
});

test('a try that reached nobody leaves due what was due, and stands beside it with the next try', () => {
  const records = [
    log('held', { date: '2026-03-01', next_date: '2026-03-08', next_method: 'phone' }, { due: due('due-1') }),
    log('tried', { date: '2026-03-08', contact_method: 'attempted', next_date: '2026-03-15' }),
  ];
  const next = nextContact(entries(records), { today });
  assert.deepEqual([next?.date, next?.record, next?.method], ['2026-03-08', 'held', 'phone']);
  assert.deepEqual([next?.overdue, next?.state], [4, 'overdue']);
  assert.deepEqual(next?.tried, { at: Date.UTC(2026, 2, 8, 12), again: '2026-03-15' });
  const attempt = { form: 'contact-log', values: { contact_method: 'attempted', next_date: '2026-03-15' } };
  assert.deepEqual(closesFor(attempt, records), [], 'the server is told the same');
  const reached = [...records, log('reached', { date: '2026-03-12', next_date: '2026-03-20' })];
  assert.equal(nextContact(entries(reached), { today })?.state, 'later');
});

test('no next contact: none agreed, none verified, or the last one agreed on none', () => {
  assert.equal(nextContact([], { today }), null);
  assert.equal(
    nextContact(entries([log('a', { next_date: '2026-03-19' }, { valid: 'bad_signature' })]), { today }),
    null,
  );
  const ended = [log('a', { date: '2026-03-01', next_date: '2026-03-08' }), log('b', { date: '2026-03-08' })];
  assert.equal(nextContact(entries(ended), { today }), null);
});

const agreed = [
  { what: 'no day', who: 'officer' },
  { what: 'overdue', who: 'officer', due: '2026-03-10' },
  { what: 'soon', who: 'other', who_name: 'padre', due: '2026-03-14' },
  { what: 'at once', who: 'contact', done: true },
];

test('agreed actions: what is due first, then what is done', () => {
  const records = [
    log('log', { agreed_actions: agreed }),
    record('done', 'action-done', {
      about: ['log', 'log'],
      values: { position: 2, done_date: '2026-03-11', note: 'ok' },
    }),
  ];
  const actions = agreedActions(entries(records), { today });
  assert.deepEqual(
    actions.map(({ what, overdue, done }) => [what, overdue, Boolean(done)]),
    [
      ['overdue', 2, false],
      ['no day', 0, false],
      ['soon', 0, true],
      ['at once', 0, true],
    ],
  );
  assert.deepEqual(actions[2].done, { date: '2026-03-11', note: 'ok', author: 'priya' });
  assert.deepEqual(
    [actions[2].record, actions[2].digest, actions[2].position, actions[2].who_name],
    ['log', 'log', 2, 'padre'],
  );
});

test('a report counts for the revision that it names', () => {
  const records = [
    log('log', { agreed_actions: agreed }),
    record('done', 'action-done', { about: ['log', 'older'], values: { position: 1, done_date: '2026-03-11' } }),
  ];
  assert.equal(agreedActions(entries(records), { today }).find(({ what }) => what === 'overdue')?.done, null);
});

test('what is not a list of actions is none', () => {
  assert.deepEqual(
    agreedActions(entries([log('a', { agreed_actions: 'x' }), log('b', { agreed_actions: agreed }, { valid: 'x' })]), {
      today,
    }),
    [],
  );
});

test('a record closes no more times than a header may name', () => {
  const many = Array.from({ length: 70 }, (_, index) => ({ ...log(`log ${index}`, {}), due: due(`due-${index}`) }));
  const held = { form: 'contact-log', values: { contact_method: 'home' }, about: null };
  assert.equal(closesFor(held, many).length, 64);
});
