/** What a contact does about a record, and what is written for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actBar } from '../../../static/js/ui/desk/act_bar.js';
import { additionsTo, placed } from '../../../static/js/ui/desk/additions.js';
import { ReviewScreen } from '../../../static/js/ui/desk/review.js';
import { queue } from '../../../static/js/welfare/queue.js';
import { CASE, deskApp, directory, entryOf, flat, NOW, PRIYA, press, record, said, TOMOS } from './desk_support.js';

const log = record('log');
const later = record('later', { created_at: NOW - 1000 });

/** @param {any[]} records @param {string | undefined} open @param {Record<string, any>} [facts] */
function reviewing(records, open, facts = {}) {
  const app = deskApp({ records, ...facts });
  Object.defineProperty(app.views, 'queue', { get: () => queue(records, { people: directory(), now: NOW }) });
  return { app, screen: new ReviewScreen(app, { record: open }) };
}

const bar = (screen) => actBar(screen, screen.cases.entryOf(screen.record));

test('opening a record writes a view of it', async () => {
  const { app, screen } = reviewing([log], 'log');
  await screen.enter();
  assert.deepEqual(
    app.said.written.map(({ form, about }) => [form, about.record]),
    [['view', 'log']],
  );
});

test('who invited a contact is forgotten once the keys are confirmed, be it while the queue stands open', async () => {
  const { app, screen } = reviewing([log], undefined);
  const told = [];
  Object.assign(app.vault, { known: { invitedBy: 'Joy Okonkwo' }, toldConfirmed: async () => told.push('told') });
  app.me.vouched = false;
  await screen.enter();
  assert.deepEqual(told, []);
  app.me.vouched = true;
  app.casebook.dispatchEvent(new CustomEvent('changed'));
  assert.deepEqual(told, ['told']);
});

/** What a page would focus, by id. @param {any} app */
function focusedIn(app) {
  const focused = [];
  class Part extends globalThis.HTMLElement {
    constructor(id) {
      super();
      this.id = id;
    }
    focus() {
      focused.push(this.id);
    }
    scrollIntoView() {
      focused.push(`${this.id} in sight`);
    }
  }
  app.window.document.getElementById = (id) => new Part(id);
  return focused;
}

test('an addendum to what had been read is opened at the addendum, before and after it was seen', async () => {
  const read = said('read', 'review', log);
  const more = said('more', 'addendum', log, { author: PRIYA });
  const { app, screen } = reviewing([log, read, more], 'log');
  const focused = focusedIn(app);
  await screen.enter();
  assert.deepEqual(focused, ['added-more in sight', 'added-more']);
  assert.match(flat(screen.render()), /id=added-more tabindex/);
});

test('a record that nobody has read is opened at its title, whatever stands beside it', async () => {
  const { app, screen } = reviewing([log, said('more', 'addendum', log, { author: PRIYA })], 'log');
  const focused = focusedIn(app);
  await screen.enter();
  assert.deepEqual(focused, ['record-title']);
});

test('the queue alone opens nothing', async () => {
  const { app, screen } = reviewing([log], undefined);
  await screen.enter();
  assert.deepEqual(app.said.written, []);
});

test('marking as read names every digest that was shown', async () => {
  const more = said('more', 'addendum', log, { author: PRIYA });
  const { app, screen } = reviewing([log, more], 'log');
  await press(bar(screen), 'Mark as read');
  const [written] = app.said.written;
  assert.deepEqual(
    [written.form, written.case, written.about],
    ['review', CASE, { record: 'log', digests: ['log', 'more'] }],
  );
  assert.equal(app.said.notified.length, 1);
});

test('acknowledging a risk closes what it had set', async () => {
  const risk = record('risk', { form: 'risk', due: { id: 'd1', after: 7_200_000 } });
  const { app, screen } = reviewing([risk], 'risk');
  await press(bar(screen), 'Acknowledge');
  const [written] = app.said.written;
  assert.deepEqual([written.form, written.closes], ['acknowledge', ['d1']]);
});

test('a press that fails is told and leaves everything as it was', async () => {
  const write = async () => {
    throw Object.assign(new Error(), { code: 'storage_failed' });
  };
  const { app, screen } = reviewing([log], 'log', { parts: { casebook: { write } } });
  await press(bar(screen), 'Mark as read');
  assert.deepEqual([app.said.failed, app.said.notified, screen.busy], [['storage_failed'], [], false]);
});

test('two presses write once', async () => {
  const { app, screen } = reviewing([log], 'log');
  await Promise.all([screen.confirm('review'), screen.confirm('review')]);
  assert.equal(app.said.written.length, 1);
});

test('when it has been read, the next one is offered', () => {
  const { screen } = reviewing([log, said('read', 'review', log), later], 'log');
  assert.match(flat(bar(screen)), /#\/review\/later/);
  assert.doesNotMatch(flat(bar(screen)), /Mark as read/);
});

test('somebody who is no contact can neither mark as read nor ask back', () => {
  const { screen } = reviewing([log], 'log', { me: TOMOS });
  const text = flat(bar(screen));
  assert.doesNotMatch(text, /Mark as read|Ask back/);
  assert.match(text, /Only a force contact/);
});

test('reading is said to be audited', () => {
  const { screen } = reviewing([log], 'log');
  assert.match(flat(bar(screen)), /Your reading is audited/);
});

const declaration = {
  name: 'contact-log',
  version: 1,
  title: 'Contact record',
  sections: [{ id: 's', title: 'S', fields: ['how'] }],
  fields: [{ name: 'how', kind: 'textarea', label: 'How they are' }],
};

test('an addendum stands beside the answer that it corrects, or below when there is no such answer', () => {
  const values = { how: 'Well' };
  const filled = record('log', { values });
  const beside = said('a1', 'addendum', filled, { author: PRIYA, values: { field: 'how', text: 'Not so well' } });
  const below = said('a2', 'addendum', filled, { author: PRIYA, values: { field: 'needs', text: 'A lift' } });
  const question = said('q', 'ask-back', filled, { values: { question: 'Since when?' } });
  const app = deskApp({ records: [filled, beside, below, question] });
  const where = placed(additionsTo(app, entryOf([filled, beside, below, question], 'log')), declaration, values);
  assert.match(flat(where.beside('how')), /Not so well/);
  assert.doesNotMatch(flat(where.beside('how')), /A lift|Since when/);
  assert.doesNotMatch(flat(where.below), /Not so well/);
  assert.match(flat(where.below), /A lift/);
  assert.match(flat(where.below), /Since when/);
});

test('an action that is done counts its rows from one', () => {
  const done = said('d', 'action-done', log, { author: PRIYA, values: { position: 1, done_date: '2026-03-11' } });
  const app = deskApp({ records: [log, done] });
  assert.match(flat(additionsTo(app, entryOf([log, done], 'log')).map(({ note }) => note)), /Action 2 done yesterday/);
});

test('the screen lets go of what it read when it goes', async () => {
  const records = [log];
  const { app, screen } = reviewing(records, 'log');
  await screen.enter();
  await screen.leave();
  app.said.written.length = 0;
  records.push(said('more', 'addendum', log, { author: PRIYA }));
  app.casebook.dispatchEvent(new Event('changed'));
  assert.deepEqual(app.said.written, []);
});

test('what arrives while a record is open is seen at once', async () => {
  const records = [log];
  const { app, screen } = reviewing(records, 'log');
  await screen.enter();
  records.push(said('more', 'addendum', log, { author: PRIYA }));
  app.casebook.dispatchEvent(new Event('changed'));
  assert.deepEqual(
    app.said.written.map(({ about }) => about.digests),
    [['log'], ['more']],
  );
});

test('words that cannot be kept hold the desk at the record that they are about', async () => {
  const { app, screen } = reviewing([log, later], 'log');
  const putAside = async () => {
    throw Object.assign(new Error('x'), { code: 'storage_full' });
  };
  const answering = /** @type {any} */ ({ form: 'addendum', entry: entryOf([log]), host: null, putAside });
  const renamed = [];
  Object.assign(app, { navigator: { rename: (hash) => renamed.push(hash) } });
  screen.answering = answering;
  await screen.putAside();
  assert.equal(screen.answering, answering, 'Not now');
  await assert.rejects(screen.leave(), { code: 'storage_full' });
  assert.equal(screen.answering, answering, 'another page');
  await screen.update({ record: 'later' });
  assert.deepEqual([screen.record, screen.answering, renamed], ['log', answering, ['#/review/log']]);
});
