/** The contact that is due: what phone and desk say of it after a try that reached nobody, and whose comes first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CaseScreen } from '../../../static/js/ui/desk/case.js';
import { overdueRows } from '../../../static/js/ui/desk/overdue_rows.js';
import { PeopleScreen } from '../../../static/js/ui/screens/people.js';
import { PersonScreen } from '../../../static/js/ui/screens/person.js';
import { flat, HOUR, NOW, record } from './desk_support.js';
import { accepted, phoneApp, published } from './phone_support.js';

const TRIED = 'Tried today. Next try Thursday 19 March.';

/** @param {string} id @param {string} next @param {Record<string, any>} [values] */
function log(id, next, values = {}) {
  const answers = { date: '2026-03-03', contact_method: 'phone', next_date: next, next_method: 'phone', ...values };
  return record(`log ${id}`, { case: id.slice(0, 1), version: 2, values: answers });
}

const LATE = [
  ...accepted('a', { subject_name: 'Jago Tregenna', case_ref: 'WS-2031' }),
  log('a', '2026-03-10'),
  log('a again', '2026-03-19', { date: '2026-03-12', contact_method: 'attempted' }),
];
const SOON = [...accepted('b', { subject_name: 'Samina Qureshi', case_ref: 'WS-2040' }), log('b', '2026-03-19')];
const TODAY = [...accepted('c', { subject_name: 'Rhian Lloyd', case_ref: 'WS-2041' }), log('c', '2026-03-12')];

/** @param {any} screen */
const text = (screen) => flat(screen.render()).replace(/\s+/g, ' ');

test('phone and desk name the day that was due, how late it is, and the try beside it', () => {
  const app = phoneApp({ records: LATE });
  const due = /Next contact<.*Tuesday 10 March<.*2 days overdue.*Phone<.*Tried today\. Next try Thursday 19 March\./;
  assert.match(text(new PersonScreen(app, { case: 'a' })), due);
  assert.match(text(new PeopleScreen(app)), due);
  assert.match(text(new CaseScreen(app, { case: 'a' })), due);
});

test('the queue at the desk says the same beside its notice', () => {
  const app = phoneApp({ records: LATE });
  const held = LATE.find(({ digest }) => digest === 'log a');
  const notice = { id: 'n', due: 'd', case: 'a', role: 'contact', stage: 1, at: NOW };
  const since = Date.UTC(2026, 2, 11);
  const desk = { app, cases: { nameOf: () => 'Priya Ashdown' } };
  const row = flat(overdueRows(desk, [{ notice, record: held, since }]));
  assert.match(row, /Due 10 Mar.*2 days overdue/s);
  assert.ok(row.includes(TRIED), row);
  assert.doesNotMatch(flat(overdueRows(desk, [{ notice, record: null, since: NOW - HOUR }])), /Tried/);
});

test('when it is safe, what is not allowed and what helps stand above the call', () => {
  const told = {
    contact_number: '07700 900283',
    safe_times: 'After 18:00',
    restrictions: 'Nobody of her team',
    adjustments: 'Hard of hearing, text first',
  };
  const app = phoneApp({ records: accepted('a', { subject_name: 'Jago Tregenna', ...told }) });
  const [before] = text(new PersonScreen(app, { case: 'a' })).split('href=tel:07700900283');
  assert.match(before, /When it is safe.*After 18:00.*Contact not allowed.*Nobody of her team.*Hard of hearing/);
  assert.doesNotMatch(text(new PeopleScreen(app)), /After 18:00|Hard of hearing/);
});

test('what a record should be looked at for stands in the list of contacts', () => {
  const app = phoneApp({
    records: [...accepted('a', { subject_name: 'Jago Tregenna' }), log('a', '2026-03-20', { risk_concern: 'concern' })],
  });
  app.forms.declaration = (name, version = 1) => published(name, version);
  for (const screen of [new PersonScreen(app, { case: 'a' }), new CaseScreen(app, { case: 'a' })])
    assert.match(text(screen), /Tuesday 3 March.*A concern, not urgent/);
});

test('what is to be done today comes first, then what is overdue, named beside it; then what is later', () => {
  const people = text(new PeopleScreen(phoneApp({ records: [...SOON, ...LATE, ...TODAY] })));
  const [top, rest] = people.split('</section>');
  assert.match(top, /Today<.*>RL</);
  assert.match(rest, /JT<.*was due Tuesday 10 March.*Tried today.*2 days overdue/);
  assert.match(text(new PeopleScreen(phoneApp({ records: [...SOON, ...LATE] }))).split('</section>')[0], />JT</);
});
