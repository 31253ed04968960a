/** The queue: what a line says, where keys lead, what a search asks for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterCount, noFilters, wanted } from '../../../static/js/ui/desk/filters.js';
import { OpenCases } from '../../../static/js/ui/desk/open_cases.js';
import { queueList } from '../../../static/js/ui/desk/queue_item.js';
import { stepTo } from '../../../static/js/ui/desk/queue_keys.js';
import { queuePane } from '../../../static/js/ui/desk/queue_pane.js';
import { recordPane } from '../../../static/js/ui/desk/record_pane.js';
import { leading } from '../../../static/js/ui/desk/record_title.js';
import { lookHere } from '../../../static/js/ui/parts/flags.js';
import { queue } from '../../../static/js/welfare/queue.js';
import { deskApp, directory, entryOf, flat, HOUR, NOW, PRIYA, record, said } from './desk_support.js';
import { accepted, phoneApp, published } from './phone_support.js';

const log = record('log');
const review = said('read', 'review', log);

/** @param {any[]} records @param {Record<string, any>} [facts] */
function desk(records, facts = {}) {
  const app = deskApp({ records, ...facts });
  app.views.queue = queue(records, { people: directory(), now: NOW });
  return { app, cases: new OpenCases(app), record: null, filters: noFilters(), filter: String, clearFilters: String };
}

test('arrows and j and k step along and stop at the ends', () => {
  assert.equal(stepTo('j', 0, 3), 1);
  assert.equal(stepTo('ArrowDown', 2, 3), 2);
  assert.equal(stepTo('k', 1, 3), 0);
  assert.equal(stepTo('ArrowUp', 0, 3), 0);
  assert.equal(stepTo('End', 0, 3), 2);
});

test('other keys, and keys outside of the queue, mean nothing', () => {
  assert.equal(stepTo('x', 1, 3), null);
  assert.equal(stepTo('j', -1, 3), null);
  assert.equal(stepTo('Home', 0, 0), null);
});

test('only what is looked for is asked of the rules', () => {
  const filters = { ...noFilters(), text: ' sleep ', officer: PRIYA, from: '  ' };
  assert.equal(filterCount(filters), 2);
  assert.deepEqual(wanted(filters), { text: ' sleep ', officer: PRIYA });
});

test('a day is typed as it is said, and half of one asks for nothing yet', () => {
  assert.deepEqual(wanted({ ...noFilters(), from: '1 3 2026', to: '31/12/26' }), {
    from: '2026-03-01',
    to: '2026-12-31',
  });
  for (const typed of ['20', '20 11', '31 2 2026', '20 11 2026 1', 'soon'])
    assert.equal(filterCount({ ...noFilters(), from: typed }), 0, typed);
});

test('what leads a line is what has not been read', () => {
  const more = said('more', 'addendum', log, { author: PRIYA });
  assert.equal(leading(entryOf([log], 'log')).digest, 'log');
  assert.equal(leading(entryOf([log, more], 'log')).digest, 'log');
  assert.equal(leading(entryOf([log, review, more], 'log')).digest, 'more');
});

test('a line carries initials, never the name, and links by id alone', () => {
  const text = flat(queueList(desk([log]), { id: 'x', title: 'X', entries: [entryOf([log])] }));
  assert.match(text, /RD/);
  assert.match(text, /#\/review\/log/);
  assert.doesNotMatch(text, /Rhiannon/);
});

test('an unacknowledged risk stands above everything, with when it was noted, when it came, and its deputy', () => {
  const values = { noted: NOW - 26 * HOUR };
  const risk = record('risk', { form: 'risk', values, created_at: NOW - 25 * HOUR, received_at: NOW - HOUR });
  const text = flat(queuePane(desk([log, risk])));
  assert.ok(text.indexOf('Risk, not acknowledged') < text.indexOf('Not yet read'));
  assert.match(text, /Risk, not acknowledged for .*1 h 0 min/);
  assert.match(text, /RD, by Priya Ashdown.*Noted: Yesterday, 16:00.*Arrived: Today, 17:00/s);
  assert.match(text, /The deputy is told today, 19:00: Joy Okonkwo/);
});

test('immediate danger is said and stands above an older risk; the button only opens', () => {
  const old = record('old', { form: 'risk', values: { danger: 'no' }, created_at: NOW - 3 * HOUR });
  const danger = record('danger', { form: 'risk', values: { danger: 'yes' }, created_at: NOW - HOUR });
  const text = flat(queuePane(desk([old, danger])));
  assert.ok(text.indexOf('#/review/danger') < text.indexOf('#/review/old'));
  const [first, second] = text.split('#/review/danger');
  assert.match(first, /Immediate danger: yes/);
  assert.doesNotMatch(second, /Immediate danger/);
  assert.match(text, />Open</);
  assert.match(text, /, RD</);
  assert.doesNotMatch(text, /Open and acknowledge/);
});

test('what a record should be looked at for stands on its line and above its text, on the phone too', () => {
  const declarations = { 'contact-log': published('contact-log', 2) };
  const values = { date: '2026-03-12', contact_method: 'phone', risk_concern: 'concern', message: 'Please ring her' };
  const records = [
    record('log', { version: 2, values }),
    record('quiet', { version: 2, values: { date: '2026-03-11' } }),
  ];
  const one = desk(records, { declarations });
  const [line, quiet] = flat(queuePane(one)).split('#/review/log')[1].split('#/review/quiet');
  assert.match(line, /A concern, not urgent.*Message to pass on/s);
  assert.doesNotMatch(quiet ?? '', /A concern/);
  assert.match(flat(lookHere(one.app, entryOf(records, 'log'))), /Look here.*A concern, not urgent/s);
  assert.equal(flat(lookHere(one.app, entryOf(records, 'quiet'))), '');
  const head = flat(recordPane({ ...one, record: 'log' })).split('facts')[0];
  assert.match(head, /Look here.*A concern, not urgent/s);
});

test('a risk that does not say when it was noted was noted when it was written', () => {
  const text = flat(queuePane(desk([record('risk', { form: 'risk', created_at: NOW - HOUR, received_at: null })])));
  assert.match(text, /Noted: Today, 17:00.*Not sent yet/s);
});

test('a risk stays pinned while something is looked for', () => {
  const one = desk([log, record('risk', { form: 'risk' })]);
  one.filters = { ...noFilters(), form: 'allocation' };
  const text = flat(queuePane(one));
  assert.match(text, /Risk, not acknowledged/);
  assert.match(text, /Nothing found/);
});

test('a search goes through the answers and what was added to them', () => {
  const records = [record('log', { values: { how: 'Sleeping badly' } }), record('other', { values: { how: 'Well' } })];
  const one = desk(records);
  assert.deepEqual(
    one.cases.find({ ...noFilters(), text: 'sleep' }).map((entry) => entry.record),
    ['log'],
  );
  assert.deepEqual(
    one.cases.find({ ...noFilters(), text: 'rhiannon well' }).map((entry) => entry.record),
    ['other'],
  );
});

test('what is found stands newest first, whoever it is about, with the sentence that was found and no name', () => {
  const log = (/** @type {string} */ id, /** @type {string} */ date, /** @type {string} */ how) =>
    record(id, { case: id.slice(0, 1), version: 2, values: { date, start: '12:00', how } });
  const app = phoneApp({
    records: [
      ...accepted('a', { subject_name: 'Jago Tregenna' }),
      log('a old', '2026-03-01', 'Fine. He slept badly. Nothing else.'),
      log('a new', '2026-03-11', 'Sleeping better'),
      ...accepted('b', { subject_name: 'Samina Qureshi' }),
      log('b between', '2026-03-05', 'No sleep'),
    ],
  });
  const one = { ...desk([]), app, cases: new OpenCases(app), filters: { ...noFilters(), text: 'sle' } };
  const found = one.cases.find(one.filters);
  assert.deepEqual(
    found.map((entry) => entry.record),
    ['a new', 'b between', 'a old'],
  );
  const text = flat(queuePane(one));
  assert.match(text, /Sleeping better.*No sleep.*>He slept badly\.</s);
  one.filters.text = 'tregenna';
  assert.doesNotMatch(flat(queuePane(one)).split('</form>')[1], /Tregenna/);
});

test('an answer brings its record back, with the day of the answer and in its place', () => {
  const asked = said('ask', 'ask-back', log, { created_at: NOW - 4 * HOUR });
  const answer = said('answer', 'answer', log, { author: PRIYA, created_at: NOW - HOUR });
  const other = record('other', { created_at: NOW - 2 * HOUR });
  const text = flat(queuePane(desk([log, asked, answer, other])));
  assert.match(text, /#\/review\/other.*#\/review\/log.*17:00.*Answered today/s);
  assert.doesNotMatch(text, /With an addendum/);
  assert.match(
    flat(queuePane(desk([log, asked, other]))),
    /Not yet read.*Waiting for an answer \(1\).*Asked back today/s,
  );
});

test('an empty queue says so', () => {
  assert.match(flat(queuePane(desk([log, review]))), /Everything has been read/);
  assert.match(flat(queuePane(desk([]))), /No records yet/);
  const waiting = desk([]);
  waiting.app.engine.status.lastSync = null;
  assert.match(flat(queuePane(waiting)), /Not everything has arrived here yet/);
  assert.doesNotMatch(flat(queuePane(waiting)), /No records yet|Open a case/);
});
