/** The desk while the first lists stand and all the rest is still being read: what is shown is right, what is not complete says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CaseScreen } from '../../../static/js/ui/desk/case.js';
import { CasesScreen } from '../../../static/js/ui/desk/cases.js';
import { noFilters } from '../../../static/js/ui/desk/filters.js';
import { ReviewScreen } from '../../../static/js/ui/desk/review.js';
import { writeAbout } from '../../../static/js/ui/desk/writing.js';
import { ROUTES } from '../../../static/js/ui/routes.js';
import { Views } from '../../../static/js/ui/views.js';
import { ALISON, CASE, deskApp, entryOf, flat, HOUR, NOW, PRIYA, record, said } from './desk_support.js';

const VALUES = { subject_name: 'Rhiannon Davies', case_ref: 'WS-2031' };
const allocation = record('allocation', {
  form: 'allocation',
  author: ALISON,
  values: VALUES,
  created_at: NOW - 99 * HOUR,
});
const MORE = /More records are being opened\. Until then lists, counts and searches are not complete\./;

/** A desk of Alison's over these records. @param {any[]} records @param {string} [state] @param {any[]} [notices] */
function desk(records, state = 'open', notices = []) {
  const app = deskApp({ records, notices, parts: { casebook: { state } } });
  app.isContact = true;
  app.views = new Views(/** @type {any} */ (app));
  return app;
}

/** What stands on the desk at once the next time. @param {any[]} records @param {any[]} [notices] */
function next(records, notices) {
  const kept = desk(records).views.listed;
  return desk(
    records.filter(({ digest }) => kept.includes(digest)),
    'listed',
    notices,
  );
}

/** @param {any} app */
function queued({ views }) {
  const { risks, unread, waiting } = views.queue;
  return [risks, unread, waiting].map((items) => items.map(({ entry, subject }) => [entry.record, subject?.name]));
}

const log = record('log');
const old = record('old', { created_at: NOW - 50 * HOUR });
const risk = record('risk', { form: 'risk', values: { danger: 'yes' } });
const asked = record('asked', { created_at: NOW - 60 * HOUR });
const known = record('known', { form: 'risk', created_at: NOW - 70 * HOUR });
const ALL = [
  allocation,
  log,
  old,
  said('read', 'review', old),
  risk,
  asked,
  said('question', 'ask-back', asked),
  known,
  said('acknowledged', 'acknowledge', known),
];

test('the queue is the same from what is kept as from all, and what has been read is not kept', () => {
  const app = next(ALL);
  assert.deepEqual(queued(app), queued(desk(ALL)));
  assert.deepEqual(
    queued(app).map((items) => items.length),
    [1, 1, 1],
  );
  const kept = app.casebook.records.map(({ digest }) => digest);
  for (const gone of ['read', 'known', 'acknowledged']) assert.ok(!kept.includes(gone), gone);
});

test('of what nobody has read the oldest hundred are kept; risks, questions and names always', () => {
  const many = Array.from({ length: 140 }, (_, n) => record(`log-${n}`, { created_at: NOW - (200 - n) * HOUR }));
  const [risks, unread, waiting] = queued(next([...ALL, ...many]));
  assert.deepEqual([risks.length, waiting.length], [1, 1]);
  assert.deepEqual(unread.slice(0, 2), [
    ['log-0', 'Rhiannon Davies'],
    ['log-1', 'Rhiannon Davies'],
  ]);
  assert.ok(unread.length >= 100 && unread.length < 120, String(unread.length));
});

test('a request to hand over, and what waits for a word because its author had left, are kept', () => {
  const request = record('request', { form: 'hand-over' });
  const late = record('late', { late: true, decided: null });
  const adopted = record('adopted', { late: true, decided: 'adopt', author: ALISON });
  const { listed } = desk([allocation, request, late, adopted]).views;
  assert.ok(listed.includes('request') && listed.includes('late'));
  assert.ok(!listed.includes('adopted'));
});

test('nothing is counted on the other pages before all is there', () => {
  assert.equal(desk(ALL).views.waitingForReview, 2);
  assert.equal(next(ALL).views.waitingForReview, 0);
});

test('the queue, a search and the cases say that more is coming, and no more when it has come', () => {
  const overdue = [{ case: CASE, due: 'due', at: NOW - HOUR, stage: 1 }];
  for (const [app, more] of [
    [next(ALL, overdue), true],
    [desk(ALL, 'open', overdue), false],
  ]) {
    const screen = new ReviewScreen(app, {});
    const said = () => flat(screen.render());
    const check = more ? assert.match : assert.doesNotMatch;
    check(said(), MORE);
    check(said(), /Waiting for an answer<|Waiting for an answer$/m);
    assert.equal(/due-time|Overdue|was due/.test(said()), !more, 'a due time may be closed by what is not here yet');
    screen.filters = { ...noFilters(), officer: PRIYA };
    check(said(), /found so far/);
    screen.filters = { ...noFilters(), text: 'nobody wrote this' };
    assert.match(said(), more ? /Nothing found so far\./ : /Nothing found\. Look for fewer words/);
    check(flat(new CasesScreen(app).render()), MORE);
  }
});

test('an empty queue is not called done, and a record that is not here yet not missing', () => {
  const read = [allocation, old, said('read', 'review', old)];
  const app = next(read);
  assert.doesNotMatch(flat(new ReviewScreen(app, {}).render()), /Everything has been read|Nothing is waiting/);
  const words = flat(new ReviewScreen(app, { record: 'gone' }).render());
  assert.match(words, /This record is being opened/);
  assert.doesNotMatch(words, /This record is not here/);
  assert.match(flat(new ReviewScreen(desk(read), { record: 'gone' }).render()), /This record is not here/);
});

test('before the first record has come nobody is sent to the search', () => {
  assert.match(flat(new ReviewScreen(desk([]), {}).render()), /Records appear here when officers send them/);
  const read = [allocation, old, said('read', 'review', old)];
  assert.match(flat(new ReviewScreen(desk(read), {}).render()), /look up anything that has been read/);
});

test('a case shows who it is about at once; what was agreed, and how many records there are, with the rest', () => {
  const agreed = record('agreed', { values: { agreed_actions: [{ what: 'Ring the federation', who: 'officer' }] } });
  const records = [allocation, agreed, said('seen', 'review', agreed)];
  const [soon, whole] = [next(records), desk(records)].map((app) => flat(new CaseScreen(app, { case: CASE }).render()));
  for (const words of [soon, whole]) assert.match(words, /Rhiannon Davies/);
  assert.match(soon, MORE);
  assert.doesNotMatch(soon, /Nothing has been written yet|\d records?</);
  assert.doesNotMatch(soon, /Ring the federation/);
  assert.match(whole, /Ring the federation/);
  assert.match(whole, /2 records</);
});

test('what is written at the desk waits until what it may close is here', async () => {
  const app = deskApp({ records: [], parts: { casebook: { state: 'listed' } } });
  const { casebook } = app;
  const due = { id: 'due', after: 1 };
  casebook.ready = Promise.resolve().then(() => {
    casebook.state = 'open';
    casebook.cases.get(CASE).records = [record('risk', { form: 'risk', due })];
  });
  await writeAbout(/** @type {any} */ (app), entryOf([record('risk', { form: 'risk', due })], 'risk'), {
    form: 'acknowledge',
  });
  assert.deepEqual(app.said.written[0].closes, ['due']);
  Object.assign(casebook, { state: 'failed', code: 'database' });
  await assert.rejects(
    writeAbout(/** @type {any} */ (app), entryOf([log], 'log'), { form: 'review' }),
    ({ code }) => code === 'database',
  );
  assert.equal(app.said.written.length, 1);
});

test('queue, cases and directory come at once; what is written or ended waits', () => {
  const listed = ROUTES.filter((entry) => entry.listed).map(({ path }) => path);
  assert.deepEqual(listed, [
    '#/people',
    '#/review',
    '#/review/:record',
    '#/cases',
    '#/cases/:case',
    '#/officers',
    '#/officers/:person',
  ]);
});
