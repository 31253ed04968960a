/** What the app says when the device tells it that something could not be kept or removed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App } from '../../../static/js/ui/app.js';
import { InstallOffer } from '../../../static/js/ui/install.js';
import { notices } from '../../../static/js/ui/parts/note.js';
import { flat } from './desk_support.js';

/** An app that listens and shows no screen yet: the address is a place on the page. */
/** @param {any} [firstScreen] */
async function listening(firstScreen = { handOver: () => null, released: async () => undefined }) {
  const place = { textContent: '', replaceChildren: () => undefined, querySelector: () => null };
  const window = Object.assign(new EventTarget(), {
    location: { hash: '#main' },
    document: Object.assign(new EventTarget(), { getElementById: () => place }),
    navigator: { onLine: true },
    scrollTo: () => undefined,
  });
  const casebook = Object.assign(new EventTarget(), {
    ready: Promise.resolve(),
    state: 'open',
    records: [],
    me: { id: 'me', roles: [] },
    cases: new Map(),
    keepList: async () => undefined,
  });
  const vault = Object.assign(new EventTarget(), { state: 'unlocked', known: null, entry: {}, casebook });
  const engine = Object.assign(new EventTarget(), { status: { state: 'idle' } });
  const worker = Object.assign(new EventTarget(), { waiting: false });
  const forms = { ready: Promise.resolve() };
  const visit = Object.assign(new EventTarget(), { on: false });
  const device = { vault, engine, worker, visit, writing: { set: () => undefined } };
  const install = new InstallOffer(/** @type {any} */ (window));
  const parts = { device, forms, routes: [], help: {}, install, firstScreen, force: '', demo: false, window };
  const app = new App(/** @type {any} */ (parts));
  await app.start();
  vault.dispatchEvent(new CustomEvent('casebook', { detail: {} }));
  return { app, vault, casebook, engine, place, visit };
}

test('words that could not be sealed when the app was to lock are told with the reason', async () => {
  const { app, vault, place } = await listening();
  vault.dispatchEvent(new CustomEvent('lockheld', { detail: { code: 'storage_full' } }));
  assert.match(flat(notices(app)), /What you are writing could not be kept.*no room left/s);
  assert.match(place.textContent, /could not be kept.*no room left/);
});

test('what is said of the signal stays as it was when the screen came, and further attempts do not take it away', async () => {
  const { app, engine } = await listening();
  const ended = (/** @type {string} */ state) => {
    engine.status = { state };
    engine.dispatchEvent(new Event('status'));
  };
  ended('offline');
  assert.equal(app.online, false);
  assert.doesNotMatch(flat(notices(app)), /signal/, 'nothing moves under the thumb');
  app.cameOffline = true;
  assert.match(flat(notices(app)), /No signal\. Carry on/);
  ended('running');
  assert.match(flat(notices(app)), /No signal\. Carry on/);
  ended('idle');
  assert.match(flat(notices(app)), /There is signal again/);
});

test('a draft that could not be removed is told', async () => {
  const { app, casebook } = await listening();
  assert.doesNotMatch(flat(notices(app)), /still here/);
  casebook.dispatchEvent(new CustomEvent('draftleft', { detail: { code: 'storage_failed' } }));
  assert.match(flat(notices(app)), /The draft of a saved record is still here/);
});

test('what becomes of a record that was saved is said again, and only when it is something else', async () => {
  const { app, casebook, place } = await listening();
  const record = { digest: 'd', state: 'saved' };
  casebook.records = [record];
  app.notifySaved({ digest: 'd', form: 'contact-log' });
  assert.match(place.textContent, /^Saved on this phone/);
  place.textContent = '';
  casebook.dispatchEvent(new CustomEvent('changed'));
  assert.equal(place.textContent, '');
  for (const [state, words] of [
    ['sent', /^Sent/],
    ['refused', /^Could not send/],
  ]) {
    Object.assign(record, { state });
    casebook.dispatchEvent(new CustomEvent('changed'));
    assert.match(place.textContent, /** @type {RegExp} */ (words));
  }
});

test('what the list of people stands on is kept after each change, or the desk, once everything is open', async () => {
  const { app, casebook } = await listening();
  /** @type {string[][]} */
  const kept = [];
  Object.assign(casebook, {
    keepList: async (/** @type {string[]} */ digests) => {
      kept.push(digests);
      return false;
    },
  });
  Object.defineProperty(app.views, 'listed', { get: () => ['a', 'b'] });
  for (const [state, roles] of [
    ['listed', ['officer']],
    ['open', ['contact', 'officer']],
    ['open', ['officer']],
  ]) {
    Object.assign(casebook, { state, me: { id: 'me', roles } });
    casebook.dispatchEvent(new CustomEvent('changed'));
  }
  assert.deepEqual(kept, Array(2).fill(['a', 'b']));
});

test('what the page shows at first is not replaced under a finger', async () => {
  const order = [];
  const firstScreen = {
    released: async () => order.push('released'),
    handOver: () => {
      order.push('taken over');
      return null;
    },
  };
  await listening(firstScreen);
  assert.deepEqual(order, ['released', 'taken over']);
});

test('locking forgets what was worked out of records, what was said, and a question that stands open', async () => {
  const { app, vault, casebook, place } = await listening();
  Object.assign(casebook, {
    cases: new Map([['c', { id: 'c', member: true, readable: true, members: ['me'], records: [] }]]),
  });
  assert.ok(app.views.of('c'));
  app.notify('Their phone is signed out.');
  const answer = app.ask({ title: 'Take Alison Mercer out of this case?', yes: 'Take out', no: 'Leave in' });
  Object.assign(vault, { state: 'locked', casebook: null });
  vault.dispatchEvent(new CustomEvent('locked', { detail: { reason: 'idle' } }));
  assert.equal(app.views.of('c'), null, 'no name stays in memory');
  assert.equal(await answer, false, 'nothing that was asked is done');
  assert.equal(place.textContent, '');
});

test('that visit mode begins and ends is said, but not over the lock screen', async () => {
  const { vault, place, visit } = await listening();
  const turn = (/** @type {boolean} */ on) => {
    visit.on = on;
    visit.dispatchEvent(new Event('changed'));
    return place.textContent;
  };
  assert.equal(turn(true), 'Visit mode is on.');
  assert.equal(turn(false), 'Visit mode is off.');
  turn(true);
  vault.state = 'locked';
  assert.equal(turn(false), 'Visit mode is on.', 'locked: nothing more is said');
});
