/** An open draft is found again wherever somebody would begin the same record. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startFor } from '../../../static/js/ui/form_start.js';
import { draftLike } from '../../../static/js/ui/open_drafts.js';
import { FormScreen } from '../../../static/js/ui/screens/form.js';
import { NewRecordScreen } from '../../../static/js/ui/screens/new_record.js';
import { PeopleScreen } from '../../../static/js/ui/screens/people.js';
import { PersonScreen } from '../../../static/js/ui/screens/person.js';
import { flat, NOW, record } from './desk_support.js';
import { accepted, draft, phoneApp } from './phone_support.js';

const CASES = [
  ...accepted('a', { subject_name: 'Jago Tregenna', case_ref: 'WS-2031', reason: 'suspension' }),
  ...accepted('b', { subject_name: 'Samina Qureshi', case_ref: 'WS-2040' }),
];
const MINE = draft('mine', { case: 'a', updatedAt: NOW - 60_000 });

/** @param {any} screen */
async function shown(screen) {
  await screen.enter();
  return flat(screen.render());
}

/** @param {any[]} drafts */
function phone(drafts) {
  const app = phoneApp({ records: CASES, drafts });
  app.vault.drafts.get = async (id) => drafts.find((one) => one.id === id) ?? null;
  return app;
}

test("a person's page goes on with the draft; a second one is a choice of its own", async () => {
  const text = await shown(new PersonScreen(phone([MINE]), { case: 'a' }));
  assert.match(text, /Draft from today, 17:59/);
  assert.match(text, /href=#\/draft\/mine>Carry on</);
  assert.match(text, /href=#\/case\/a\/new\/contact-log\/again>Start another</);
  assert.doesNotMatch(text, /Start record/);
});

test("nobody else's draft is shown on a person's page", async () => {
  const text = await shown(new PersonScreen(phone([MINE]), { case: 'b' }));
  assert.match(text, /Start record/);
  assert.doesNotMatch(text, /Draft from|Start another/);
});

test("a draft of another form stands on the person's page as well", async () => {
  const risk = draft('risk', { case: 'a', form: 'risk', updatedAt: NOW });
  const text = await shown(new PersonScreen(phone([risk]), { case: 'a' }));
  assert.match(text, /href=#\/draft\/risk>.*Risk record.*Draft from today, 18:00\. Carry on/s);
  assert.match(text, /Start record/);
});

test('each draft is a row on People that leads straight into it', async () => {
  const text = await shown(new PeopleScreen(phone([MINE, draft('other', { case: 'b', form: 'risk' })])));
  assert.match(text, /href=#\/draft\/mine>.*JT.*Contact record.*Carry on/s);
  assert.match(text, /href=#\/draft\/other>.*SQ.*Risk record/s);
});

test('many drafts do not fill the page', async () => {
  const text = await shown(new PeopleScreen(phone([1, 2, 3, 4, 5].map((n) => draft(`d${n}`)))));
  assert.equal(text.match(/class="row" href=#\/draft\//g)?.length, 3);
  assert.match(text, /href=#\/drafts>.*2 more drafts/s);
});

test('New record says why somebody is supported, or that a draft is open', async () => {
  assert.match(await shown(new NewRecordScreen(phone([]), {})), /WS-2031.*Suspension/s);
  assert.match(await shown(new NewRecordScreen(phone([MINE]), {})), /WS-2031.*Draft from today, 17:59\. Carry on/s);
});

test('whoever begins a record again gets the draft, unless another one is asked for', async () => {
  const app = phone([MINE]);
  const begun = await startFor(app, { case: 'a', form: 'contact-log' });
  assert.deepEqual(begun?.draft, { id: 'mine', updatedAt: NOW - 60_000 });
  for (const params of [
    { case: 'a', form: 'contact-log', again: 'again' },
    { case: 'a', form: 'risk' },
    { case: 'b', form: 'contact-log' },
  ])
    assert.equal((await startFor(app, params))?.draft, undefined, JSON.stringify(params));
  assert.equal(await startFor(app, { case: 'gone', form: 'risk' }), null);
});

test('a draft about a record is found by that record and by what it says of it', () => {
  const about = { record: 'log', digests: ['log'] };
  const drafts = [
    draft('first', { form: 'action-done', about, values: { position: 0 } }),
    draft('second', { form: 'action-done', about, values: { position: 1 } }),
    draft('loose', { form: 'action-done' }),
  ];
  const wanted = { form: 'action-done', case: 'a', about, values: { position: 1, done_date: '2026-03-12' } };
  assert.equal(draftLike(drafts, wanted)?.id, 'second');
  assert.equal(draftLike(drafts, { ...wanted, about: { record: 'other' } }), null);
  assert.equal(draftLike(drafts, { ...wanted, about: null, values: {} })?.id, 'loose');
});

/** A form that is open, without a page around it. @param {any} app @param {Record<string, any>} start */
function writing(app, start = {}) {
  const screen = new FormScreen(app, { case: 'a', form: 'contact-log', ...start });
  screen.host = /** @type {any} */ ({
    flush: async () => undefined,
    release: async () => undefined,
    declaration: { title: 'Contact record', version: 1 },
    required: { answered: 0, needed: 0 },
  });
  return screen;
}

/** @param {any} template @returns {(event: any) => Promise<void>} */
function closing(template) {
  const handlers = [];
  const look = (/** @type {any} */ part) => {
    if (Array.isArray(part)) part.forEach(look);
    else if (part && typeof part === 'object' && 'strings' in part) {
      if (part.strings[0].includes('tool--start')) handlers.push(part.values[1]);
      part.values.forEach(look);
    }
  };
  look(template);
  return handlers[0];
}

test('Close says that the draft is kept, where there is one', async () => {
  const app = phone([]);
  const screen = writing(app);
  await closing(screen.render())({ preventDefault: () => undefined });
  assert.deepEqual(app.said.notified, []);
  screen.draftAt = NOW;
  await closing(screen.render())({ preventDefault: () => undefined });
  assert.deepEqual(app.said.notified, ['Draft kept']);
});

test('people who share initials are told apart by their case number; no list says a name', async () => {
  const twins = [...CASES, ...accepted('c', { subject_name: 'Joan Tully', case_ref: 'WS-2077' })];
  const asked = record('log', { case: 'a', values: { next_date: '2026-03-20', next_method: 'phone' } });
  const app = phoneApp({ records: [...twins, asked], drafts: [MINE] });
  const people = await shown(new PeopleScreen(app));
  assert.match(people, /Draft from today, 17:59\. Carry on · WS-2031/);
  const text = people + (await shown(new NewRecordScreen(app, {})));
  for (const name of ['Jago', 'Tregenna', 'Joan', 'Tully', 'Samina']) assert.doesNotMatch(text, new RegExp(name));
});
