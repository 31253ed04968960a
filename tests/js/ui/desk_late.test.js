/** What came after its author had left: listed apart in its case, adopted or set aside with a reason, and counted on the first page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseThread } from '../../../static/js/ui/desk/case_thread.js';
import { lateNotes } from '../../../static/js/ui/desk/late_notes.js';
import { LateRecords } from '../../../static/js/ui/desk/late_records.js';
import { OpenCases } from '../../../static/js/ui/desk/open_cases.js';
import { doubtNotes } from '../../../static/js/ui/parts/doubts.js';
import { lateRecords } from '../../../static/js/welfare/late.js';
import { timeline } from '../../../static/js/welfare/timeline.js';
import {
  ALISON,
  CASE,
  deskApp,
  directory,
  flat,
  HOUR,
  JOY,
  NOW,
  PRIYA,
  press,
  record,
  said,
  TOMOS,
} from './desk_support.js';

const late = (name, facts = {}) =>
  record(name, { author: TOMOS, late: true, decided: null, valid: facts.decided ? true : 'not_adopted', ...facts });

/** The section of a case with these records, and what was decided. */
function section(records) {
  const decided = [];
  const deciding = { decide: async (id, words) => decided.push([id, words]) };
  const app = deskApp({ records, parts: { casebook: { lend: () => deciding } } });
  return { app, decided, section: new LateRecords(app, CASE) };
}

test('a late record stands under its author, apart from the others, with two ways to go', () => {
  const { app, section: list } = section([record('log'), late('more')]);
  const shown = flat(list.render());
  assert.match(shown, /Arrived after Tomos Griffiths had left the case/);
  assert.match(shown, /Not decided yet.*Adopt.*Set aside/s);
  assert.deepEqual([...list.apart], [lateRecords([late('more')])[0].record]);
  assert.match(flat(caseThread(app, app.views.of(CASE), list.apart)), />1 record</);
});

test('of somebody who is in the case it is not said that they had left: their key was stopped, and perhaps somebody else wrote', () => {
  const { section: list } = section([late('log', { author: PRIYA })]);
  const shown = flat(list.render());
  assert.match(shown, /Arrived late in the name of Priya Ashdown/);
  assert.match(shown, /a key that had been stopped/);
  assert.doesNotMatch(shown, /had left the case/);
});

test('adopting names every late revision of the record', async () => {
  const first = late('one');
  const {
    app,
    decided,
    section: list,
  } = section([first, late('two', { record: first.record, parents: [first.digest] })]);
  press(list.render(), 'Adopt');
  await new Promise((done) => setTimeout(done));
  assert.deepEqual(decided, [[CASE, { adopt: ['one', 'two'].sort() }]]);
  assert.match(app.said.notified[0], /^Adopted/);
});

test('nothing is set aside without a reason, which is written first; what had fallen due follows the word alone, so that it can be taken back', async () => {
  const due = { id: 'due', at: 1 };
  const { app, decided, section: list } = section([late('one', { due })]);
  press(list.render(), 'Set aside');
  const [one] = lateRecords([late('one', { due })]);
  await list.decision.setAside(one);
  assert.match(flat(list.render()), /Say why, in a few words/);
  assert.deepEqual([app.said.written, decided], [[], []]);
  list.decision.asking = { record: one.record, reason: ' Written twice. ' };
  await list.decision.setAside(one);
  const [{ form, values, about, closes }] = app.said.written;
  assert.deepEqual([form, values, closes], ['set-aside', { reason: 'Written twice.' }, undefined]);
  assert.deepEqual(about, { record: one.record, digests: ['one'] });
  assert.deepEqual(decided, [[CASE, { aside: ['one'] }]]);
  assert.equal(list.decision.asking, null);
});

test('what went wrong is said, and the reason is still there', async () => {
  const { app, section: list } = section([late('one')]);
  app.casebook.write = async () => Promise.reject(Object.assign(new Error(), { code: 'storage_full' }));
  const [one] = lateRecords([late('one')]);
  list.decision.asking = { record: one.record, reason: 'Written twice.' };
  await list.decision.setAside(one);
  assert.deepEqual([app.said.failed, list.decision.asking.reason], [['storage_full'], 'Written twice.']);
});

test('a second contact sees what was decided and why, and may decide otherwise', () => {
  const aside = late('one', { decided: 'aside', valid: 'set_aside' });
  const why = said('why', 'set-aside', aside, { author: ALISON, values: { reason: 'Written twice.' } });
  const { section: list } = section([aside, why, late('two', { decided: 'adopt' })]);
  const shown = flat(list.render());
  assert.match(shown, /Set aside.*Written twice\./s);
  assert.match(shown, /Adopted/);
  assert.doesNotMatch(shown, /Not decided yet/);
  assert.equal(list.apart.size, 1);
});

test('who is no contact of the case is offered nothing', () => {
  const { app, section: list } = section([late('one')]);
  app.casebook.cases.get(CASE).members = [PRIYA];
  assert.doesNotMatch(flat(list.render()), /<button/);
});

test('views, and what its author might never say, need no decision', () => {
  const log = record('log');
  const none = [
    said('seen', 'view', log, { author: TOMOS, late: true, decided: null }),
    late('forged', { form: 'allocation', valid: 'not_allowed' }),
    late('left', { form: 'allocation', valid: 'left_role' }),
  ];
  assert.deepEqual(lateRecords([log, ...none]), []);
});

test('undecided ones are counted on the first page, decided ones are not', () => {
  const notes = (records) => {
    const { app } = section(records);
    return flat(lateNotes({ app, cases: new OpenCases(app) }));
  };
  assert.match(notes([late('one'), late('two')]), /2 records arrived late/);
  assert.match(notes([late('one'), late('two', { decided: 'adopt' })]), /1 record arrived late/);
  assert.equal(notes([late('one', { decided: 'adopt' }), late('two', { decided: 'aside', valid: 'set_aside' })]), '');
});

test('an officer who was never given the record is not shown why it was set aside', () => {
  const gone = late('gone');
  const why = said('why', 'set-aside', gone, { author: ALISON, values: { reason: 'Written twice.' } });
  const people = directory();
  assert.deepEqual(timeline([why], { people }), []);
  assert.equal(timeline([gone, why], { people }).length, 1);
});

test('an adopted record says so to everybody who reads it', () => {
  const words = (decided) => flat(doubtNotes(deskApp(), [late('one', { decided })]));
  assert.match(words('adopt'), /Adopted by a force contact\./);
  assert.match(words(null), /A force contact decides what it is worth/);
});

test('whose word it was stands at the record, by name and day, wherever it is read and on paper', () => {
  const word = { decided_by: ALISON, decided_at: NOW - 24 * HOUR };
  const records = [
    late('one', { decided: 'adopt', ...word }),
    late('two', { decided: 'aside', valid: 'set_aside', ...word, decided_by: JOY }),
  ];
  const { app, section: list } = section(records);
  assert.match(
    flat(list.render()),
    /Adopted by Alison Mercer, yesterday\..*Set aside by Joy Okonkwo, yesterday\.|Set aside by Joy Okonkwo, yesterday\..*Adopted by Alison Mercer, yesterday\./s,
  );
  const notes = (some) => flat(doubtNotes(app, some));
  assert.match(notes(records), /Adopted by Alison Mercer, yesterday\. Set aside by Joy Okonkwo, yesterday\./);
  assert.doesNotMatch(notes([...records, late('three')]), /Adopted by/);
  app.printing = true;
  assert.match(notes(records), /Adopted by Alison Mercer, 11 March 2026\./);
});
