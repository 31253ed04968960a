/** Who asks to hand a case over, what is done then, and a contact in conflict who is taken out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CaseMembers } from '../../../static/js/ui/desk/case_members.js';
import { HandOver } from '../../../static/js/ui/desk/hand_over.js';
import { handOverAsked } from '../../../static/js/ui/desk/hand_over_asked.js';
import { colleagues } from '../../../static/js/ui/form_colleagues.js';
import { timeline } from '../../../static/js/welfare/timeline.js';
import { ALISON, CASE, deskApp, directory, flat, JOY, PRIYA, press, record, TOMOS } from './desk_support.js';

const people = directory();
const VALUES = { words: 'Mornings are best.', successor: ' tomos griffiths ', afterwards: 'end' };
const request = (values = {}, facts = {}) =>
  record('ask', { form: 'hand-over', values: { ...VALUES, ...values }, ...facts });
const asked = (records, members = [ALISON, PRIYA]) => handOverAsked(timeline(records, { people }), members, people);

test('an officer asks until they are out of the case; the colleague of that name is proposed', () => {
  const { by, words, successor, end } = asked([request()]);
  assert.deepEqual([by, words, successor, end], [PRIYA, VALUES.words, TOMOS, true]);
  assert.equal(asked([request()], [ALISON, TOMOS]), null);
  assert.equal(
    asked([request()], [ALISON, PRIYA, TOMOS]).successor,
    '',
    'who is in the case already takes nothing over',
  );
  assert.equal(asked([request({ successor: 'Somebody' })]).successor, '');
});

test('whoever goes on has what they asked for when somebody is beside them', () => {
  assert.equal(asked([request({ afterwards: 'stay' })]).end, false);
  assert.equal(asked([request({ afterwards: 'stay' })], [ALISON, PRIYA, TOMOS]), null);
});

test('the words of a contact, and what could not be verified, ask for nothing', () => {
  assert.equal(asked([request({}, { author: ALISON })]), null);
  assert.equal(asked([request({}, { valid: 'bad_signature' })]), null);
});

test('whoever asks is offered the officers who are not in the case yet, and nobody who has left', () => {
  const names = colleagues(people.values(), [ALISON, PRIYA]);
  assert.ok(names.includes('Tomos Griffiths'));
  assert.ok(!names.includes('Priya Ashdown'));
  const gone = { ...people.get(TOMOS), active: false };
  assert.deepEqual(colleagues([gone, people.get(PRIYA), people.get(JOY)], []), ['Priya Ashdown']);
});

/** The section of a case with this request. @param {any[]} records */
function section(records) {
  const changes = [];
  const casebook = { changeMembers: async (id, change) => changes.push([id, change]) };
  const app = deskApp({ records, parts: { casebook } });
  return { app, changes, handOver: new HandOver(app, CASE) };
}

test('one button hands it over to the proposed officer, and the present one is out', async () => {
  const { app, changes, handOver } = section([request()]);
  assert.match(flat(handOver.request()), /asks to hand this over.*Mornings are best.*Proposed: tomos griffiths/s);
  press(handOver.request(), 'Hand it over');
  await handOver.finish();
  assert.deepEqual(changes, [[CASE, { add: [TOMOS], remove: [PRIYA] }]]);
  assert.deepEqual(app.said.written, []);
  assert.match(app.said.notified[0], /^Handed over/);
});

test('without a request an officer is chosen; the words are written before the members change, once', async () => {
  const { app, changes, handOver } = section([]);
  press(handOver.render(), 'Hand over to another officer');
  await handOver.finish();
  assert.match(flat(handOver.render()), /Choose who takes over/);
  Object.assign(handOver.chosen, { successor: TOMOS, words: ' They know each other. ', afterwards: 'stay' });
  app.casebook.changeMembers = async () => Promise.reject(Object.assign(new Error(), { code: 'storage_full' }));
  await handOver.finish();
  assert.deepEqual(app.said.failed, ['storage_full']);
  app.casebook.changeMembers = async (id, change) => changes.push([id, change]);
  await handOver.finish();
  assert.deepEqual(
    app.said.written.map(({ form, values }) => [form, values]),
    [['hand-over', { words: 'They know each other.', afterwards: 'stay' }]],
  );
  assert.deepEqual(changes, [[CASE, { add: [TOMOS], remove: [] }]]);
});

test('who is no contact of the case hands nothing over', () => {
  const { app } = section([request()]);
  app.casebook.cases.get(CASE).members = [JOY, PRIYA];
  const handOver = new HandOver(app, CASE);
  assert.equal(flat([handOver.request(), handOver.render()]), '');
});

test('a contact in conflict is taken out by name, after a question that says what it cannot do', async () => {
  const changes = [];
  const app = deskApp({ parts: { casebook: { changeMembers: async (_, change) => changes.push(change) } } });
  const members = new CaseMembers(app, CASE);
  assert.match(flat(members.render()), /does not take back what they have read/);
  assert.doesNotMatch(flat(members.render()), /Take Alison Mercer out/, 'one goes by the hand of another contact');
  app.said.answer = false;
  await press(members.render(), 'Take Joy Okonkwo out');
  assert.deepEqual(changes, []);
  app.said.answer = true;
  await press(members.render(), 'Take Joy Okonkwo out');
  assert.match(app.said.asked[1].text, /What they have read already, they have read/);
  assert.deepEqual(changes, [{ add: [], remove: [JOY] }]);
});
