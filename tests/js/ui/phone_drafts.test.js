/** An open draft is found again wherever somebody would begin the same record. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NewCaseScreen } from '../../../static/js/ui/desk/new_case.js';
import { FormHost } from '../../../static/js/ui/form_host.js';
import { startFor } from '../../../static/js/ui/form_start.js';
import { draftLike } from '../../../static/js/ui/open_drafts.js';
import { askedAbout } from '../../../static/js/ui/parts/asked_about.js';
import { FormScreen } from '../../../static/js/ui/screens/form.js';
import { NewRecordScreen } from '../../../static/js/ui/screens/new_record.js';
import { PeopleScreen } from '../../../static/js/ui/screens/people.js';
import { PersonScreen } from '../../../static/js/ui/screens/person.js';
import { flat, HOUR, NOW, press, record, said } from './desk_support.js';
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
  assert.match(text, /href=#\/draft\/risk>.*Risk record.*Draft from today, 18:00/s);
  assert.match(text, /Start record/);
});

test('each draft stands once on People: with whoever is next, or as a row that leads straight into it', async () => {
  const drafts = [MINE, draft('second', { case: 'b' }), draft('other', { case: 'b', form: 'risk' })];
  const text = await shown(new PeopleScreen(phone(drafts)));
  assert.match(text, /Draft from today, 17:59.*href=#\/draft\/mine>Carry on<.*<ul/s);
  assert.match(text, /class="row" href=#\/draft\/second>.*SQ.*Contact record/s);
  assert.match(text, /class="row" href=#\/draft\/other>.*SQ.*Risk record/s);
  for (const { id } of drafts) assert.equal(text.split(`href=#/draft/${id}>`).length, 2, id);
});

test('many drafts do not fill the page', async () => {
  const text = await shown(new PeopleScreen(phone([1, 2, 3, 4, 5].map((n) => draft(`d${n}`, { case: 'b' })))));
  assert.equal(text.match(/class="row" href=#\/draft\//g)?.length, 3);
  assert.match(text, /href=#\/drafts>.*2 more drafts/s);
});

test('New record says why somebody is supported, or that a draft is open', async () => {
  assert.match(await shown(new NewRecordScreen(phone([]), {})), /WS-2031.*Suspension/s);
  assert.match(await shown(new NewRecordScreen(phone([MINE]), {})), /WS-2031.*Draft from today, 17:59/s);
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
    putAside: async () => undefined,
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
  const app = phoneApp({ records: [...twins, asked], drafts: [MINE, draft('risk', { form: 'risk', updatedAt: NOW })] });
  const people = await shown(new PeopleScreen(app));
  assert.match(people, /Draft from today, 18:00 · WS-2031/);
  const text = people + (await shown(new NewRecordScreen(app, {})));
  for (const name of ['Jago', 'Tregenna', 'Joan', 'Tully', 'Samina']) assert.doesNotMatch(text, new RegExp(name));
});

/** A record of somebody's with these questions about it. @param {string[]} asks */
function asked(...asks) {
  const log = record('log', { case: 'a' });
  return [...CASES, log, ...asks.map((id) => said(id, 'ask-back', log, { case: 'a', values: { question: `${id}?` } }))];
}

test('an answer that is gone on with names and quotes the questions that have come since, and those alone', async () => {
  const begun = draft('answer', { form: 'answer', about: { record: 'log', digests: ['ask', 'log'] } });
  const app = phoneApp({ records: asked('ask', 'later'), drafts: [begun] });
  app.vault.drafts.get = async () => begun;
  const start = await startFor(app, { draft: 'answer' });
  assert.deepEqual(start?.about, { record: 'log', digests: ['ask', 'later', 'log'] });
  assert.match(flat(askedAbout(app, start)), /ask\?.*later\?/s);
});

test('what a draft is about stays as it was while that record is not here', async () => {
  const about = { record: 'gone', digests: ['gone'] };
  const app = phoneApp({ records: CASES });
  app.vault.drafts.get = async () => draft('answer', { form: 'answer', about });
  assert.deepEqual((await startFor(app, { draft: 'answer' }))?.about, about);
});

test('a risk of another day is not gone on with unawares; one of today is', async () => {
  const risk = (/** @type {number} */ noted) => draft('risk', { form: 'risk', values: { noted }, updatedAt: NOW });
  const begin = async (/** @type {any} */ open) =>
    (await startFor(phone([open]), { case: 'a', form: 'risk' }))?.draft?.id;
  assert.equal(await begin(risk(NOW - 24 * HOUR)), undefined);
  assert.equal(await begin(risk(NOW - HOUR)), 'risk');
});

test('who has left while drafts were being looked through keeps the address they went to', async () => {
  const renamed = [];
  const app = phone([MINE]);
  app.navigator.rename = (/** @type {string} */ hash) => renamed.push(hash);
  let listed = (/** @type {any[]} */ _drafts) => undefined;
  app.vault.drafts.list = () =>
    new Promise((resolve) => {
      listed = resolve;
    });
  const screen = new FormScreen(app, { case: 'a', form: 'contact-log' });
  app.screen = screen;
  const entering = screen.enter();
  app.screen = new PeopleScreen(app);
  listed([MINE]);
  await entering;
  assert.deepEqual(renamed, []);
  assert.equal(screen.host, null);
});

test('a draft that another tab has open is not opened; it can be looked at again', async () => {
  const app = phone([MINE]);
  let free = false;
  const holds = [];
  app.vault.drafts.hold = async (/** @type {string} */ id) => {
    holds.push(id);
    return free ? async () => undefined : null;
  };
  app.forms.open = async () => {
    throw Object.assign(new Error(), { code: 'forms_missing' });
  };
  app.navigator.rename = () => undefined;
  const screen = new FormScreen(app, { draft: 'mine' });
  app.screen = screen;
  const text = await shown(screen);
  assert.match(text, /Draft from today.*Start another.*This draft is open in another tab/s);
  assert.equal(screen.host, null);
  free = true;
  await assert.rejects(press(screen.render(), 'Look again'), { code: 'forms_missing' });
  assert.deepEqual(holds, ['mine', 'mine']);
});

test('a form that cannot be opened, or is left, lets go of its draft', async () => {
  const gone = [];
  const app = phone([]);
  app.vault.drafts.hold = async (/** @type {string} */ id) => async () => gone.push(id);
  app.forms.open = async () => {
    throw Object.assign(new Error(), { code: 'forms_missing' });
  };
  const host = new FormHost(app, { form: 'contact-log', case: 'a', draft: 'd' });
  await assert.rejects(host.load(), { code: 'forms_missing' });
  assert.deepEqual(gone, ['d']);
});

test('People can be left when storage fails', async () => {
  const app = phoneApp({ me: { vouched: true } });
  let tried = 0;
  Object.assign(app.vault, {
    known: { user: 'priya', invitedBy: 'Alison Mercer' },
    toldConfirmed: () => {
      tried += 1;
      return tried === 1 ? new Promise(() => undefined) : Promise.reject(new Error('storage'));
    },
  });
  await new PeopleScreen(app).leave();
  await new PeopleScreen(app).leave();
  assert.equal(tried, 2);
});

test('a case is begun anew while its draft is open in another tab', async () => {
  const holds = [];
  const app = phoneApp({ drafts: [draft('case', { form: 'allocation', case: '' })] });
  app.vault.drafts.hold = async (/** @type {string} */ id) => {
    holds.push(id);
    return id === 'case' ? null : async () => undefined;
  };
  app.forms.open = async () => {
    throw Object.assign(new Error(), { code: 'forms_missing' });
  };
  await assert.rejects(new NewCaseScreen(app).enter(), { code: 'forms_missing' });
  assert.deepEqual(holds, ['case', 'new-id']);
});

test('a draft of a case that cannot be thrown away is said, and taken up again', async () => {
  const holds = [];
  const app = phoneApp({ drafts: [draft('case', { form: 'allocation', case: '' })] });
  Object.assign(app.vault.drafts, {
    hold: async (/** @type {string} */ id) => {
      holds.push(id);
      return async () => undefined;
    },
    remove: () => Promise.reject(Object.assign(new Error(), { code: 'storage_failed' })),
  });
  app.forms.open = async () => {
    throw Object.assign(new Error(), { code: 'forms_missing' });
  };
  await new NewCaseScreen(app).startAgain();
  assert.deepEqual([app.said.failed, holds], [['storage_failed', 'forms_missing'], ['case']]);
});
