/** Validly signed, and written to do harm: nothing that a member writes hides another record or stops a screen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agreedActions } from '../../../static/js/welfare/actions.js';
import { closesFor, dueFor, nextContact } from '../../../static/js/welfare/due.js';
import { queue } from '../../../static/js/welfare/queue.js';
import { reading, wordsOf } from '../../../static/js/welfare/reading.js';
import { search } from '../../../static/js/welfare/search.js';
import { subjectOf } from '../../../static/js/welfare/subject.js';
import { timeline } from '../../../static/js/welfare/timeline.js';
import { HOUR, log, NOON, PEOPLE, record } from './records.js';

const facts = { people: PEOPLE, now: NOON + HOUR };
const today = '2026-03-12';
const FORMS = ['contact-log', 'risk', 'allocation', 'addendum', 'ask-back', 'acceptance', 'action-done', 'acknowledge'];
const NAMES = ['subject_name', 'case_ref', 'agreed_actions', 'next_date', 'date', 'start', 'position', 'done_date'];

/** A form with a field of every kind that reads more than text. @type {any} */
const DECLARATION = {
  name: 'contact-log',
  sections: [{ id: 'all', title: 'All', fields: NAMES }],
  fields: NAMES.map((name, at) => ({
    name,
    kind: ['text', 'radios', 'group', 'date', 'matrix', 'checkboxes', 'integer', 'noted'][at],
    label: name,
    choices: [{ value: 'a', label: 'A' }],
    items: [{ value: 'b', label: 'B' }],
    group: { max: 9, fields: [{ name: 'what', kind: 'date', label: 'What' }] },
  })),
};

const answer = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(fc.oneof(fc.constant(null), fc.record({ what: fc.jsonValue(), due: fc.jsonValue(), done: fc.boolean() }))),
  fc.constantFrom(today, '0000-01-01', '9999-12-31', '+275760-09-13', { day: { toString: 1 }, month: 1, year: 1 }),
);
const values = fc.oneof(
  { weight: 9, arbitrary: fc.dictionary(fc.constantFrom(...NAMES), answer) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const target = fc.constantFrom('r0', 'r1', 'r2', 'elsewhere');
const about = fc.oneof(
  fc.jsonValue(),
  fc.record({ record: target, digests: fc.oneof(fc.array(target), fc.jsonValue()) }),
);
const moment = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(2 ** 53 - 1, 8.64e15, -8.64e15, 0, NOON));
const revision = fc.record({
  record: target,
  author: fc.constantFrom('alison', 'priya', 'nobody'),
  created_at: moment,
  received_at: fc.option(moment),
  parents: fc.array(target, { maxLength: 2 }),
  valid: fc.constantFrom(true, 'not_allowed'),
  body: fc.record({ form: fc.constantFrom(...FORMS), version: fc.constant(1), about, values }),
});
const casebook = fc
  .array(revision, { minLength: 1, maxLength: 5 })
  .map((list) => list.map((one, at) => ({ ...record(`r${at}`, one.body.form), ...one })));

test('whatever is sealed in a record, every rule has an answer', () => {
  fc.assert(
    fc.property(casebook, (/** @type {any[]} */ records) => {
      assert.equal(queue(records, facts).unreadable.size, 0);
      const entries = timeline(records, facts);
      assert.ok(entries.every((entry) => entry.latest));
      agreedActions(entries, { today });
      nextContact(entries, { today });
      subjectOf(entries, PEOPLE);
      subjectOf(records, PEOPLE);
      const words = (/** @type {any} */ one) => wordsOf(DECLARATION, one.body.values);
      search(entries, { text: 'a', from: '2026-01-01', to: today }, { words });
      for (const { body } of records) {
        dueFor(body, { newId: () => 'id' });
        closesFor(body, records);
        reading(null, body.values);
      }
    }),
    { numRuns: 300 },
  );
});

test('a name that is no text is no name, and hides no risk', () => {
  const broken = record('allocation', 'allocation', {
    author: 'alison',
    values: { subject_name: {}, contact_number: [] },
  });
  const { risks } = queue([broken, record('risk', 'risk')], facts);
  assert.deepEqual([risks.length, risks[0].initials, risks[0].subject?.phone], [1, '?', undefined]);
});

test('a row that is none leaves the others and their places', () => {
  const rows = [null, { what: 'Call', due: 'soon' }, 'x', { what: {}, due: today }];
  const actions = agreedActions(timeline([log('log', { agreed_actions: rows })], facts), { today });
  assert.deepEqual(
    actions.map(({ position, what, due }) => [position, what, due]),
    [
      [3, '', today],
      [1, 'Call', null],
    ],
  );
});

test('a case that cannot be worked out is named and takes no other along', () => {
  const broken = record('broken', 'risk', { case: 'broken case' });
  Object.defineProperty(broken, 'parents', {
    get: () => {
      throw new TypeError('hostile');
    },
  });
  const { risks, unreadable } = queue([broken, record('risk', 'risk')], facts);
  assert.deepEqual([risks.length, [...unreadable.keys()]], [1, ['broken case']]);
});

test('a risk stays on top whatever another member writes under its id', () => {
  const risk = record('risk', 'risk');
  const retyped = log('retyped', {}, { record: 'risk', author: 'tomos', minutes: 9 });
  const backdated = log('backdated', {}, { record: 'risk', author: 'tomos', minutes: -9, received_at: NOON + HOUR });
  const moved = record('moved', 'addendum', { record: 'risk', author: 'tomos', minutes: -9, about: ['log', 'log'] });
  for (const other of [retyped, backdated, moved]) {
    const [item] = queue([risk, other, log('log', {})], facts).risks;
    assert.deepEqual([item?.entry.form, item?.entry.author, item?.entry.latest.digest], ['risk', 'priya', 'risk']);
  }
});

test('a risk stays on top whatever its author makes of it, and so does what was made a risk', () => {
  const own = log('own', {}, { record: 'risk', parents: ['risk'], minutes: 9 });
  assert.equal(queue([record('risk', 'risk'), own], facts).risks.length, 1);
  const grown = record('grown', 'risk', { record: 'log', parents: ['log'], minutes: 9 });
  assert.equal(queue([log('log', {}), grown], facts).risks.length, 1);
});

test('only a contact says who is supported, and by whom the first was written once none is a contact', () => {
  const first = record('first', 'allocation', { author: 'alison', values: { contact_number: '01632 960123' } });
  const theirs = record('theirs', 'allocation', { minutes: 9, values: { contact_number: '07700 900999' } });
  assert.equal(subjectOf([first, theirs], PEOPLE)?.phone, '01632 960123');
  assert.equal(subjectOf([theirs, first], new Map())?.phone, '01632 960123');
});

test('what was not verified keeps nothing from being closed', () => {
  const due = log('due', {}, { due: { id: 'd1', at: NOON } });
  const forged = log('forged', {}, { closes: ['d1'], valid: 'not_allowed' });
  const body = { form: 'contact-log', values: { contact_method: 'home' } };
  assert.deepEqual(closesFor(body, [due, forged]), ['d1']);
});
