/** Answering what was asked back, and what stands on paper. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryTitle, shortName } from '../../../static/js/ui/entry_words.js';
import { readingView } from '../../../static/js/ui/form/reading.js';
import { FormLibrary } from '../../../static/js/ui/form_library.js';
import { addedNote, askNote } from '../../../static/js/ui/parts/added.js';
import { answerTitle, askedAbout } from '../../../static/js/ui/parts/asked_about.js';
import { printedLine } from '../../../static/js/ui/parts/printed.js';
import { readersLine } from '../../../static/js/ui/parts/readers.js';
import { saveBar } from '../../../static/js/ui/parts/save_bar.js';
import { CASE, deskApp, entryOf, flat, HOUR, PRIYA, record, said } from './desk_support.js';

const log = record('log');
const ask = said('ask', 'ask-back', log, { values: { question: 'Who books the appointment?' } });
const start = { form: 'answer', case: CASE, about: { record: 'log', digests: ['ask', 'log'] } };

test('an answer is titled with who asked, and quotes the question', () => {
  const app = deskApp({ records: [log, ask], me: PRIYA });
  assert.equal(answerTitle(app, start), 'Answer A. Mercer');
  const quoted = flat(askedAbout(app, start));
  assert.match(quoted, /<blockquote/);
  assert.match(quoted, /Who books the appointment\?/);
});

test('an addendum that nobody asked for quotes nothing', () => {
  const app = deskApp({ records: [log, ask], me: PRIYA });
  for (const other of [
    null,
    { ...start, form: 'addendum' },
    { ...start, about: { record: 'log', digests: ['log'] } },
  ]) {
    assert.equal(answerTitle(app, other), undefined);
    assert.equal(flat(askedAbout(app, other)), '');
  }
});

test('an answer settles the question and is called one', () => {
  const answer = said('answer', 'answer', log, {
    author: PRIYA,
    values: { text: 'Her sister.' },
    created_at: ask.created_at + 1,
  });
  const app = deskApp({ records: [log, ask, answer] });
  const entry = entryOf([log, ask, answer]);
  assert.equal(entry.asks[0].answered, true);
  assert.match(flat(askNote(app, entry.asks[0])), /Answered\./);
  assert.match(flat(addedNote(app, entry.addenda[0])), /Answer by P\. Ashdown/);
});

test('an answer settles the question that it names, also by a clock that is slow', () => {
  const settled = (/** @type {string[]} */ digests) => {
    const about = { record: 'log', digests };
    const facts = { form: 'answer', author: PRIYA, about, created_at: ask.created_at - HOUR };
    return entryOf([log, ask, record('answer', facts)]).asks[0].answered;
  };
  assert.equal(settled(['ask', 'log']), true);
  assert.equal(settled(['log']), false);
});

test('on paper nobody is called you, days are whole, and it says who printed it', () => {
  const app = deskApp({ records: [log], me: PRIYA });
  const entry = entryOf([record('log', { values: { date: '2026-03-12', start: '18:00' } })]);
  assert.equal(shortName(app, PRIYA), 'you');
  assert.equal(entryTitle(app, entry), 'Today, 18:00');
  assert.equal(flat(printedLine(app)), '');
  const paper = Object.assign(app, { printing: true });
  assert.equal(shortName(paper, PRIYA), 'P. Ashdown');
  assert.equal(entryTitle(paper, entry), '12 March 2026, 18:00');
  assert.match(flat(printedLine(paper)), /Printed by Priya Ashdown, 12 March 2026, 18:00/);
  assert.doesNotMatch(flat(readersLine(paper, CASE)), /<b>you/);
});

test('what a heading says is not said again by its only answer', () => {
  const field = { name: 'risk_concern', kind: 'text', label: 'Does anything worry you?', reading: 'Risk' };
  const more = { name: 'more', kind: 'text', label: 'More' };
  const form = {
    name: 'x',
    version: 1,
    title: 'X',
    guard: '',
    fields: [field, more],
    sections: [{ id: 'risk', title: 'Risk', folded: false, fields: ['risk_concern', 'more'] }],
  };
  const count = (/** @type {object} */ values) => flat(readingView(form, values)).split('Risk').length - 1;
  assert.equal(count({ risk_concern: 'None' }), 1);
  assert.match(flat(readingView(form, { risk_concern: 'None' })), /data-answer=risk_concern>None/);
  assert.equal(count({ risk_concern: 'None', more: 'x' }), 2);
  assert.equal(flat(readingView(form, { risk_concern: 'None' }, { headings: false })).split('Risk').length - 1, 1);
});

test('the bar says how far it has got', () => {
  const bar = (/** @type {number} */ answered) =>
    flat(
      saveBar({
        host: { required: { answered, needed: 9 } },
        busy: false,
        draftState: 'none',
        draftAt: null,
        save: () => undefined,
      }),
    );
  assert.match(bar(3), /3 of 9 done/);
  assert.match(bar(9), /Complete/);
});

test('a draft of an earlier version goes on in the form as it is now', async () => {
  const forms = [
    { declaration: { name: 'log', version: 2 }, page: '<p>2</p>' },
    { declaration: { name: 'log', version: 1 }, page: null },
  ];
  const fetch = async (/** @type {string} */ path) =>
    path === '/forms.json' ? Response.json({ forms }) : new Response('', { status: 404 });
  const library = new FormLibrary({ fetch });
  assert.deepEqual(await library.open('log'), { declaration: { name: 'log', version: 2 }, markup: '<p>2</p>' });
  assert.equal(library.declaration('log', 1).version, 1);
});

test('a page of somebody else in the place of the forms is told as forms that are missing', async () => {
  const library = new FormLibrary({ fetch: async () => new Response('<html>') });
  await assert.rejects(library.open('log'), { code: 'forms_missing' });
});
