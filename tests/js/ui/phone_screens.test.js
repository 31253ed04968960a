/** What the officer's screens say: of a saved record, of what is not sent, of done actions, of keys; and where Lock is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionTicks } from '../../../static/js/ui/parts/actions.js';
import { notices } from '../../../static/js/ui/parts/note.js';
import { savedWords } from '../../../static/js/ui/parts/saved.js';
import { DraftsScreen } from '../../../static/js/ui/screens/drafts.js';
import { FormScreen } from '../../../static/js/ui/screens/form.js';
import { GuidanceScreen } from '../../../static/js/ui/screens/guidance.js';
import { MissingScreen } from '../../../static/js/ui/screens/missing.js';
import { MoreScreen } from '../../../static/js/ui/screens/more.js';
import { NewRecordScreen } from '../../../static/js/ui/screens/new_record.js';
import { NotesScreen } from '../../../static/js/ui/screens/notes.js';
import { PeopleScreen } from '../../../static/js/ui/screens/people.js';
import { PersonScreen } from '../../../static/js/ui/screens/person.js';
import { RecordScreen } from '../../../static/js/ui/screens/record.js';
import { UnsentScreen } from '../../../static/js/ui/screens/unsent.js';
import { ALISON, flat, NOW, press, record } from './desk_support.js';
import { accepted, draft, phoneApp } from './phone_support.js';

const PERSON = accepted('a', { subject_name: 'Jago Tregenna', case_ref: 'WS-2031' });

test('what is said of a saved record follows the record', () => {
  const log = record('log', { case: 'a', state: 'saved' });
  const app = phoneApp({ records: [...PERSON, log] });
  Object.assign(app, { said: { text: 'x', tone: 'done', saved: { digest: 'log', form: 'contact-log' } } });
  const told = [];
  for (const state of ['saved', 'waiting', 'sent', 'refused']) {
    log.state = state;
    told.push(/<p class="strong">([^<]*)/.exec(flat(notices(app)))?.[1]);
  }
  assert.deepEqual(told, ['Saved on this phone', 'Saved on this phone', 'Sent', 'Could not send. Kept here']);
});

test('a risk record that was saved says what to do if somebody must know now, sent or not', () => {
  const risk = record('risk', { case: 'a', form: 'risk', state: 'saved' });
  const app = phoneApp({ records: [risk] });
  const words = () => savedWords(app, { digest: 'risk', form: 'risk' }).text;
  assert.match(words(), /told when it has been sent.*Help now/);
  risk.state = 'sent';
  assert.match(words(), /^Your force contact is told\. .*Help now/);
});

test('the heading of what is not sent fits what stands under it, and changes when the last has gone', async () => {
  const log = record('log', { case: 'a', state: 'waiting' });
  let refused = [];
  const app = phoneApp({ records: [...PERSON, log] });
  app.casebook.refusals = async () => refused;
  const screen = new UnsentScreen(app);
  await screen.enter();
  assert.equal(screen.title, 'Not yet sent');
  assert.match(flat(screen.render()), /Not yet sent.*Waiting to send/s);
  log.state = 'sent';
  app.casebook.dispatchEvent(new Event('changed'));
  await Promise.resolve();
  assert.equal(screen.title, 'Everything has been sent');
  assert.doesNotMatch(flat(screen.render()), /Not yet sent|Send now/);
  refused = [{ digest: 'log', kind: 'revision', case: 'a', code: 'malformed' }];
  app.casebook.dispatchEvent(new Event('changed'));
  await new Promise((resolve) => setImmediate(resolve));
  assert.match(flat(screen.render()), /Not yet sent.*Could not send\. Kept here/s);
});

/** A contact record with these actions. @param {any[]} rows */
function agreed(rows) {
  return record('log', { case: 'a', values: { date: '2026-03-11', agreed_actions: rows } });
}

/** @param {string} what @param {Record<string, any>} more */
function row(what, more) {
  return { what, who: 'officer', ...more };
}

test('what is done is folded under what is open, which stands by its day', () => {
  const app = phoneApp({
    records: [
      ...PERSON,
      agreed([
        row('No day', {}),
        row('Done one', { done: true }),
        row('Later', { due: '2026-03-20' }),
        row('Sooner', { due: '2026-03-14' }),
        row('Done two', { done: true }),
      ]),
    ],
  });
  const view = app.views.of('a');
  const [open, folded] = flat(actionTicks(app, view)).split('<details');
  assert.deepEqual(open.match(/Sooner|Later|No day|Done/g), ['Sooner', 'Later', 'No day']);
  assert.match(folded, /Done \(2\).*Done one.*Done two/s);
  assert.doesNotMatch(folded.split('<summary')[0], /open/);
});

test('where one can write no more, what was agreed is read without a box, and why is said', () => {
  const app = phoneApp({ records: [...PERSON, agreed([row('Ring the federation', { due: '2026-03-14' })])] });
  const boxes = () => flat(actionTicks(app, app.views.of('a')));
  const standing = app.casebook.cases.get('a');
  assert.match(boxes(), /type="checkbox"/);
  for (const [change, why] of [
    [{ members: [ALISON] }, /You are no longer in this case/],
    [{ disposed: true }, /This case is closed/],
    [{ readable: false }, /The key of this case has not arrived/],
  ]) {
    app.casebook.cases.set('a', { ...standing, ...change });
    assert.match(boxes(), why);
    assert.match(boxes(), /Ring the federation/);
    assert.doesNotMatch(boxes(), /type="checkbox"|<fieldset/);
  }
});

test('a page that is not on the device says whether signal is missing, and that trying again locks', () => {
  const app = phoneApp({ records: PERSON });
  const words = () => flat(new MissingScreen(app).render());
  app.online = false;
  assert.equal(new MissingScreen(app).title, 'This page needs signal');
  assert.match(words(), /There is none just now.*Nothing on this device is lost.*you unlock once more/s);
  app.online = true;
  assert.match(words(), /Not on this device yet.*could not be loaded.*Nothing on this device is lost/s);
  app.casebook = null;
  assert.doesNotMatch(words(), /unlock once more/);
});

test('Lock stands on every page of somebody signed in', async () => {
  const log = record('log', { case: 'a', values: { date: '2026-03-11' } });
  const app = phoneApp({ records: [...PERSON, log] });
  app.casebook.refusals = async () => [];
  const screens = [
    new PeopleScreen(app),
    new PersonScreen(app, { case: 'a' }),
    new RecordScreen(app, { record: 'log' }),
    new FormScreen(app, { case: 'a', form: 'contact-log' }),
    new DraftsScreen(app),
    new UnsentScreen(app),
    new MoreScreen(app),
    new GuidanceScreen(app, { case: 'a' }),
  ];
  for (const screen of screens) assert.match(flat(screen.render()), /top__lock/, screen.constructor.name);
  app.vault.state = 'locked';
  assert.doesNotMatch(flat(new UnsentScreen(app).render()), /top__lock/);
});

test('the officer is told that keys wait to be confirmed, then once that they are', async () => {
  let from = 'Alison Mercer';
  const vault = {
    get known() {
      return { user: 'priya', invitedBy: from };
    },
    toldConfirmed: async () => {
      from = '';
    },
  };
  const app = phoneApp({ me: { vouched: false } });
  Object.defineProperties(app.vault, Object.getOwnPropertyDescriptors(vault));
  const people = async () => {
    const screen = new PeopleScreen(app);
    const text = flat(screen.render());
    await screen.leave();
    return text;
  };
  assert.match(await people(), /Waiting for Alison Mercer to confirm your keys/);
  assert.match(flat(new MoreScreen(app).render()), /Waiting for Alison Mercer to confirm your keys/);
  app.casebook.me.vouched = true;
  assert.match(await people(), /Confirmed.*Alison Mercer has confirmed your keys/s);
  assert.doesNotMatch(await people(), /onfirmed/);
});

test('a draft that outlived its record is told until the drafts have been looked at', async () => {
  const app = phoneApp({ records: PERSON });
  assert.doesNotMatch(flat(notices(app)), /still here/);
  app.draftLeft = true;
  assert.match(flat(notices(app)), /The draft of a saved record is still here.*#\/drafts/s);
  await new DraftsScreen(app).enter();
  assert.equal(app.draftLeft, false);
});

test('the time of the last sync is told on the page of what is not sent', () => {
  const app = phoneApp();
  app.engine.status.lastSync = NOW;
  assert.match(flat(new UnsentScreen(app).render()), /Last sent and received today, 18:00/);
});

test('whom one has not accepted yet can be chosen for a risk record, and for a contact record it says why not', () => {
  const offered = record('allocation b', {
    form: 'allocation',
    author: ALISON,
    case: 'b',
    values: { case_ref: 'WS-2040' },
  });
  const app = phoneApp({ records: [...PERSON, offered] });
  const contact = flat(new NewRecordScreen(app, {}).render());
  assert.match(contact, /WS-2031/);
  assert.doesNotMatch(contact, /WS-2040/);
  assert.match(contact, /have not accepted yet are not on this list/);
  const risk = flat(new NewRecordScreen(app, { form: 'risk' }).render());
  assert.match(risk, /WS-2040.*Not accepted yet/s);
  assert.doesNotMatch(risk, /not on this list/);
});

test('the duty status is called one', () => {
  const records = accepted('a', { subject_name: 'Jago Tregenna', case_ref: 'WS-2031', duty_status: 'restricted' });
  assert.match(flat(new PersonScreen(phoneApp({ records }), { case: 'a' }).render()), /WS-2031 · Duty: restricted ·/);
});

test('who is asked to support somebody is told when the answer counts', () => {
  const offered = record('allocation b', { form: 'allocation', author: ALISON, case: 'b' });
  const text = flat(new PersonScreen(phoneApp({ records: [offered] }), { case: 'b' }).render());
  assert.match(text, /counts once you save it.*acceptance\/accept/s);
});

test('a contact is told that the page of numbers locks this one', () => {
  const app = phoneApp();
  app.isContact = true;
  assert.match(flat(new MoreScreen(app).render()), /Numbers and support.*Opening it locks this page/s);
});

test('whoever supports a person may ask to hand over; whoever is asked to take over reads the words first', () => {
  const told = record('told', { form: 'hand-over', case: 'a', values: { words: 'Mornings are best.' } });
  const supporting = flat(new PersonScreen(phoneApp({ records: accepted('a', {}) }), { case: 'a' }).render());
  assert.match(supporting, /#\/case\/a\/new\/hand-over/);
  const offered = record('allocation a', { form: 'allocation', author: ALISON, case: 'a' });
  const asked = (told) => flat(new PersonScreen(phoneApp({ records: [offered, told] }), { case: 'a' }).render());
  assert.match(asked(told), /From the hand-over:.*Mornings are best/s);
  assert.doesNotMatch(asked(told), /new\/hand-over/);
  assert.doesNotMatch(asked({ ...told, valid: 'bad_signature' }), /From the hand-over/);
});

test('before everything has been received nothing is said of who there is, or of keys that wait', () => {
  const app = phoneApp({ me: { vouched: false } });
  const people = () => flat(new PeopleScreen(app).render());
  assert.match(people(), /Nothing has arrived here yet/);
  assert.doesNotMatch(people(), /Nobody yet|confirm your keys/);
  app.engine.status.lastSync = NOW;
  assert.match(people(), /confirm your keys.*Nobody yet/s);
});

test('what finds no room on its way in is not called something written', () => {
  const app = phoneApp();
  for (const code of ['storage_full', 'storage_failed']) {
    Object.assign(app.engine.status, { state: 'error', code });
    assert.match(flat(notices(app)), /Sending and receiving has stopped/);
    assert.match(flat(notices(app)), /by itself/);
    assert.doesNotMatch(flat(notices(app)), /What you wrote/);
  }
});

test('a draft or a note that cannot be thrown away is said', async () => {
  const remove = async () => {
    throw Object.assign(new Error('x'), { code: 'storage_failed' });
  };
  const drafts = { list: async () => [draft('d')], remove };
  const app = phoneApp({
    records: PERSON,
    vault: { drafts, notes: { list: async () => [{ id: 'n', at: 0, text: 'Words' }], remove } },
  });
  for (const screen of [new DraftsScreen(app), new NotesScreen(app)]) {
    await screen.enter();
    await press(screen.render(), 'Throw away');
  }
  assert.deepEqual(app.said.failed, ['storage_failed', 'storage_failed']);
});

test('storage that fails while the page of what is not sent follows is said', async () => {
  const app = phoneApp({ records: PERSON });
  app.casebook.refusals = async () => [];
  const screen = new UnsentScreen(app);
  await screen.enter();
  app.casebook.refusals = () => Promise.reject(Object.assign(new Error(), { code: 'storage_failed' }));
  app.casebook.dispatchEvent(new Event('changed'));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(app.said.failed, ['storage_failed']);
});
