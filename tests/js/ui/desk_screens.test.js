/** Opening a case, and one case as the desk shows it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CaseScreen } from '../../../static/js/ui/desk/case.js';
import { CasesScreen } from '../../../static/js/ui/desk/cases.js';
import { NewCaseScreen } from '../../../static/js/ui/desk/new_case.js';
import { OpenCases } from '../../../static/js/ui/desk/open_cases.js';
import { overdueRows } from '../../../static/js/ui/desk/overdue_rows.js';
import { ALISON, CASE, deskApp, flat, HOUR, JOY, NOW, PRIYA, record, said } from './desk_support.js';

const ANSWERS = { subject_name: 'Rhiannon Davies', case_ref: 'WS-2031', above_rank: 'no' };
const allocation = record('allocation', { form: 'allocation', author: ALISON, values: ANSWERS });

/** @param {Record<string, any>} [casebook] @param {Record<string, any> | null} [values] what the form hands over */
function opening(casebook = {}, values = ANSWERS) {
  const calls = { opened: [] };
  const openCase = async (...given) => {
    calls.opened.push(given);
    return { case: 'new-case' };
  };
  const app = deskApp({ parts: { casebook: { openCase, ...casebook } } });
  const screen = new NewCaseScreen(app);
  screen.host = {
    declaration: { version: 1 },
    element: null,
    values: () => values ?? {},
    words: () => 'words',
    touch: String,
    release: async () => undefined,
    faults: () => (values ? [] : [{ id: 'subject_name', text: 'Enter their name' }]),
    sealed: () => values,
  };
  return { app, screen, calls };
}

test('all that is wrong is said at once: the officer and the answers', async () => {
  const { screen, calls } = opening({}, null);
  await screen.save();
  assert.deepEqual(calls.opened, []);
  assert.deepEqual(
    screen.errors.map(({ id }) => id),
    ['officer', 'subject_name'],
  );
  assert.match(flat(screen.render()), /#officer>Choose who is to support them.*#subject_name>Enter their name/s);
});

test('a case needs an officer even when every answer is there', async () => {
  const { screen, calls } = opening();
  await screen.save();
  assert.deepEqual([screen.errors.length, calls.opened], [1, []]);
});

test('a case is opened for the officer, the contacts and oneself, and then shown', async () => {
  const { app, screen, calls } = opening();
  screen.readers.officer = PRIYA;
  await screen.save();
  assert.deepEqual(calls.opened[0].slice(0, 2), [ANSWERS, [ALISON, JOY, PRIYA]]);
  assert.deepEqual(app.said.navigated, ['#/cases/new-case']);
});

test('nothing is opened while answers are missing', async () => {
  const { screen, calls } = opening({}, null);
  screen.readers.officer = PRIYA;
  await screen.save();
  assert.deepEqual(calls.opened, []);
});

test('a case that could not be kept stays on the screen and can be copied out', async () => {
  const openCase = async () => {
    throw Object.assign(new Error(), { code: 'storage_full' });
  };
  const { app, screen } = opening({ openCase });
  screen.readers.officer = PRIYA;
  await screen.save();
  assert.match(flat(screen.render()), /Not saved yet.*Copy what I wrote/s);
  assert.deepEqual(app.said.navigated, []);
  assert.equal(screen.busy, false);
});

test('what to think twice about is said while the form is filled', () => {
  const { screen } = opening();
  assert.match(flat(screen.render()), /not above them in rank/);
});

test('a case is named on its page, never in its title', () => {
  const screen = new CaseScreen(deskApp({ records: [allocation] }), { case: CASE });
  assert.equal(screen.title, 'Case');
  assert.match(flat(screen.render()), /Rhiannon Davies/);
});

test('reading the allocation of a case is recorded, unless one wrote it', async () => {
  const mine = deskApp({ records: [allocation] });
  await new CaseScreen(mine, { case: CASE }).enter();
  assert.deepEqual(mine.said.written, []);
  const joys = deskApp({ records: [allocation], me: JOY });
  await new CaseScreen(joys, { case: CASE }).enter();
  assert.deepEqual(joys.said.written[0].about, { record: 'allocation', digests: ['allocation'] });
});

test('a refusal is shown with its reason, and asks for another officer', () => {
  const declined = said('no', 'acceptance', allocation, {
    author: PRIYA,
    values: { decision: 'decline', reason: 'On leave' },
  });
  const app = deskApp({ records: [allocation, declined] });
  assert.match(flat(new CaseScreen(app, { case: CASE }).render()), /Priya Ashdown declined today.*On leave/s);
  assert.match(flat(new CasesScreen(app).render()), /Declined\. Choose another officer/);
});

test('a case that is not here says so', () => {
  assert.match(flat(new CaseScreen(deskApp(), { case: 'elsewhere' }).render()), /This case is not here/);
});

test('what could not be opened is named, and shows nothing of itself', () => {
  const invalid = [
    { digest: 'x', case: CASE, code: 'bad_signature' },
    { digest: 'y', case: 'other', code: 'not_opened' },
  ];
  const text = flat(
    new CaseScreen(deskApp({ records: [allocation], parts: { casebook: { invalid } } }), { case: CASE }).render(),
  );
  assert.match(text, /1 entry that was not believed/);
});

test('an overdue time says what is due where the record is open, and who was told as well', () => {
  const log = record('log', { due: { id: 'd1', at: NOW - 26 * HOUR } });
  const app = deskApp({ records: [allocation, log] });
  const desk = { app, cases: new OpenCases(app) };
  const notice = { id: 'n', due: 'd1', case: CASE, role: 'contact', stage: 2, at: NOW - 2 * HOUR };
  const text = flat(overdueRows(desk, [{ notice, record: log, since: NOW - 26 * HOUR }]));
  assert.match(text, /Next contact/);
  assert.match(text, /Priya Ashdown/);
  assert.match(text, /Due 11 Mar.*1 day overdue.*The contacts were told today, 16:00/s);
  const deputy = { notice: { ...notice, role: 'deputy' }, record: null, since: NOW - 10 * 60_000 };
  assert.match(flat(overdueRows(desk, [deputy])), /Something is due.*10 min overdue.*The deputy was told/s);
  const first = { notice: { ...notice, stage: 1 }, record: log, since: NOW };
  assert.doesNotMatch(flat(overdueRows(desk, [first])), /told/);
});
