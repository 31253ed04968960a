/** What the app makes of a new version: one press, a truthful line, and never in the middle of a form. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notices } from '../../../static/js/ui/parts/note.js';
import { UpdateOffer } from '../../../static/js/ui/update.js';
import { deskApp, flat } from './desk_support.js';

/** @param {() => Promise<string>} [update] what becomes of a press */
function offered(update = async () => 'taken') {
  const app = deskApp({});
  const worker = Object.assign(new EventTarget(), { waiting: true, update });
  let reloads = 0;
  /** @type {boolean[]} */
  const writing = [];
  /** @type {(() => void)[]} */
  const later = [];
  Object.assign(app, {
    device: { worker, writing: { set: (/** @type {boolean} */ here) => writing.push(here) } },
    window: {
      location: { reload: () => (reloads += 1) },
      setTimeout: (/** @type {() => void} */ work) => later.push(work),
    },
    screen: null,
  });
  app.update = new UpdateOffer(app);
  app.update.listen();
  return { app, worker, writing, reloads: () => reloads, passPatience: () => later.shift()?.() };
}

test('a press says at once that it begins, and is not taken twice', async () => {
  let presses = 0;
  const { app } = offered(async () => {
    presses += 1;
    return 'taken';
  });
  assert.match(flat(notices(app)), /Update now/);
  const taking = Promise.all([app.update.take(), app.update.take()]);
  assert.match(flat(notices(app)), /It begins in a moment/);
  assert.doesNotMatch(flat(notices(app)), /Update now/);
  await taking;
  assert.equal(presses, 1);
});

test('only somebody who writes is named as what it waits for', async () => {
  const outcomes = ['none', 'writing', 'taken'];
  const { app } = offered(async () => String(outcomes.shift()));
  await app.update.take();
  assert.doesNotMatch(flat(notices(app)), /waits until no form is open/);
  await app.update.take();
  assert.match(flat(notices(app)), /waits until no form is open/);
  await app.update.take();
  assert.doesNotMatch(flat(notices(app)), /waits until no form is open/);
});

test('a version that takes over while a form is open begins when the form is left, once', () => {
  const { app, worker, writing, reloads } = offered();
  app.screen = { holdsUpdate: true };
  worker.dispatchEvent(new Event('replaced'));
  app.update.follow();
  assert.equal(reloads(), 0);
  app.screen = { holdsUpdate: false };
  app.update.follow();
  app.update.follow();
  assert.equal(reloads(), 1);
  assert.deepEqual(writing, [true, true, false, false]);
});

test('with no form open the page begins anew at once', () => {
  const { worker, reloads } = offered();
  worker.dispatchEvent(new Event('replaced'));
  assert.equal(reloads(), 1);
});

test('a load that the browser lost is asked for again, not for ever and never in the middle of a form', () => {
  const { app, worker, reloads, passPatience } = offered();
  worker.dispatchEvent(new Event('replaced'));
  assert.equal(reloads(), 1);
  app.screen = { holdsUpdate: true };
  passPatience();
  assert.equal(reloads(), 1);
  app.screen = null;
  app.update.follow();
  assert.equal(reloads(), 2);
  for (let n = 0; n < 5; n += 1) passPatience();
  assert.equal(reloads(), 4);
});
