/** What is missing, late or was not believed is said on the phone and at the desk, in the same words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CaseScreen } from '../../../static/js/ui/desk/case.js';
import { warningNotes } from '../../../static/js/ui/desk/warning_notes.js';
import { PeopleScreen } from '../../../static/js/ui/screens/people.js';
import { PersonScreen } from '../../../static/js/ui/screens/person.js';
import { RecordScreen } from '../../../static/js/ui/screens/record.js';
import { ALISON, CASE, deskApp, entryOf, flat, record, said } from './desk_support.js';
import { accepted, phoneApp } from './phone_support.js';

const FACTS = {
  ahead: [{ ahead: 2 }, /P\. Ashdown wrote this knowing 2 changes that this device has not been given/],
  gap: [{ gap: true }, /A record that P\. Ashdown wrote before this has not arrived/],
  forked: [{ forked: true }, /P\. Ashdown wrote two records as if each were the next/],
  late: [{ late: true }, /What P\. Ashdown wrote arrived late|Arrived late in the name of Priya Ashdown/],
};
const ALL = Object.values(FACTS).map(([, words]) => words);

/** What the four places say where a reader may meet the record. @param {Record<string, any>} facts */
function everywhere(facts) {
  const log = record('log', facts);
  const desk = deskApp({ records: [log] });
  const onPhone = phoneApp({ records: [...accepted('a', {}), { ...log, case: 'a' }], parts: {} });
  onPhone.casebook.me = { id: ALISON, roles: ['officer'] };
  onPhone.me = onPhone.casebook.me;
  return [
    warningNotes(desk, entryOf([log])),
    new CaseScreen(desk, { case: CASE }).render(),
    new PersonScreen(onPhone, { case: 'a' }).render(),
    new RecordScreen(onPhone, { record: 'log' }).render(),
  ].map(flat);
}

for (const [name, [facts, words]] of Object.entries(FACTS)) {
  test(`${name} is said by name at the desk and on the phone, on the record and on its case`, () => {
    for (const text of everywhere(facts)) assert.match(text, words);
  });
}

test('an ordinary record raises no doubt anywhere', () => {
  for (const text of everywhere({ ahead: 0, gap: false, forked: false })) {
    for (const words of ALL) assert.doesNotMatch(text, words);
  }
});

test('a doubt is said once for each author, however many records raise it', () => {
  const records = [record('one', { gap: true }), record('two', { gap: true })];
  const text = flat(new CaseScreen(deskApp({ records }), { case: CASE }).render());
  assert.equal(text.split('has not arrived').length, 2);
});

test('a review that came after its author had left the role is told to phone and desk alike', () => {
  const log = record('log', { case: 'a' });
  const review = said('late review', 'review', log, { case: 'a', valid: 'left_role' });
  const app = phoneApp({ records: [...accepted('a', {}), log, review] });
  const phone = flat(new RecordScreen(app, { record: 'log' }).render());
  const desk = flat(warningNotes(deskApp(), entryOf([log, review], 'log')));
  for (const text of [phone, desk]) assert.match(text, /1 entry does not count.*stopped being a force contact/s);
});

test('what was not believed is listed with its case, and on every page when it belongs to none', () => {
  const invalid = (kind, code, caseId) => ({
    kind,
    code,
    case: caseId,
    digest: code,
    id: code,
    record: null,
    author: null,
  });
  const app = phoneApp({ records: accepted('a', {}) });
  app.casebook.invalid = [invalid('revision', 'bad_signature', 'a')];
  const person = () => flat(new PersonScreen(app, { case: 'a' }).render());
  assert.match(person(), /1 entry that was not believed.*somebody else wrote it, or it was changed on the way/s);
  assert.doesNotMatch(person(), /The server passed on/);
  app.casebook.invalid = [
    invalid('statement', 'bad_signature', null),
    invalid('statement', 'not_allowed', 'elsewhere'),
  ];
  for (const text of [person(), flat(new PeopleScreen(app).render())]) {
    assert.match(text, /The server passed on 2 entries that were not believed/);
    assert.match(
      text,
      /not signed by the person it names.*signed by somebody who may not do that.*Nothing was changed by it/s,
    );
  }
  const desk = deskApp({ parts: { casebook: { invalid: app.casebook.invalid } } });
  assert.match(
    flat(new CaseScreen(desk, { case: CASE }).render()),
    /The server passed on 2 entries that were not believed/,
  );
});

test('a case whose key has still to be given is said to wait, not to be doubted, and nobody is asked to accept it again', () => {
  const app = phoneApp({ records: accepted('a', {}) });
  const sealed = { id: 'b', members: [ALISON, app.me.id], member: true, readable: false, disposed: false, records: [] };
  app.casebook.cases.set('b', sealed);
  const lacks = (/** @type {string} */ code) => ({ kind: 'revision', code, case: 'b', digest: code, id: code });
  app.casebook.invalid = [lacks('no_case_key')];
  const [list, person] = [new PeopleScreen(app), new PersonScreen(app, { case: 'b' })];
  assert.match(flat(list.render()), /1 person cannot be opened here yet/);
  assert.doesNotMatch(flat(list.render()), /You are asked to support someone/);
  assert.match(flat(person.render()), /This cannot be opened here yet/);
  assert.doesNotMatch(flat(person.render()), /not believed|Nothing written|Write a risk record/);
  app.casebook.invalid = [lacks('no_case_key'), lacks('bad_signature')];
  assert.match(flat(person.render()), /1 entry that was not believed.*not signed by the person/s);
});

test('somebody who was taken out is told so: no key comes any more, and nothing is offered to be written', () => {
  const app = phoneApp({ records: accepted('a', {}) });
  const person = () => flat(new PersonScreen(app, { case: 'a' }).render());
  const written = /Write a risk record|Start record/;
  assert.match(person(), written);
  Object.assign(app.casebook.cases.get('a'), { members: [ALISON], readable: false });
  assert.match(person(), /You no longer support this person/);
  assert.doesNotMatch(person(), written);
  assert.doesNotMatch(person(), /cannot be opened here yet/);
});
