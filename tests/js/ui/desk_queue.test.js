/** The queue: what a line says, where keys lead, what a search asks for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterCount, noFilters, wanted } from '../../../static/js/ui/desk/filters.js';
import { OpenCases } from '../../../static/js/ui/desk/open_cases.js';
import { queueList } from '../../../static/js/ui/desk/queue_item.js';
import { stepTo } from '../../../static/js/ui/desk/queue_keys.js';
import { queuePane } from '../../../static/js/ui/desk/queue_pane.js';
import { leading } from '../../../static/js/ui/desk/record_title.js';
import { queue } from '../../../static/js/welfare/queue.js';
import { deskApp, directory, entryOf, flat, HOUR, NOW, PRIYA, record, said } from './desk_support.js';

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

test('an empty queue says so', () => {
  assert.match(flat(queuePane(desk([log, review]))), /Everything has been read/);
  assert.match(flat(queuePane(desk([]))), /No records yet/);
});
