/** A new version is let in by one press, unless somebody writes; the page begins again whatever the browser makes of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Writing } from '../../../static/js/sync/writing.js';
import { FakeLocks, FakeTimers, once } from '../support/parts.js';
import { containerOf, FakeWorker, workerLink } from '../support/workers.js';

const ANSWERS = { 'let-go': { letGo: true }, 'skip-waiting': { skipping: true } };
const willing = ({ type }) => ANSWERS[type];

/** A page whose new version waits: what the browser makes of `skip-waiting` is `made`'s. */
async function offered({ made = () => undefined, active = new FakeWorker('activated', willing), locks, marks } = {}) {
  const waiting = new FakeWorker('installed', (question, worker) => {
    if (question.type === 'skip-waiting') made(worker);
    return willing(question);
  });
  const container = containerOf({ active, waiting });
  const timers = new FakeTimers({ now: 0 });
  const link = workerLink(container, { timers, locks, marks });
  let replaced = 0;
  link.addEventListener('replaced', () => {
    replaced += 1;
  });
  await link.start();
  return { link, container, timers, active, waiting, replaced: () => replaced };
}

/** Lets answers come, then time pass, as often as the page waits for something. */
async function patiently(work, timers) {
  let ended = false;
  const done = work.finally(() => {
    ended = true;
  });
  while (!ended) {
    for (let turn = 0; turn < 20 && !ended; turn += 1) await new Promise(setImmediate);
    timers.pass(3_000);
  }
  return done;
}

test('the old version lets go before the new one is asked to take over', async () => {
  const order = [];
  const active = new FakeWorker('activated', (question) => {
    order.push(question.type);
    return willing(question);
  });
  const made = (worker) => {
    order.push('skip-waiting');
    worker.become('activating');
  };
  const { link, replaced } = await offered({ active, made });
  assert.equal(await link.update(), 'taken');
  assert.deepEqual(order, ['let-go', 'skip-waiting']);
  assert.equal(replaced(), 0, 'the browser tells when it has happened');
});

test('a browser that keeps the new version waiting is moved on by loading the page anew', async () => {
  const { link, timers, replaced } = await offered();
  assert.equal(await patiently(link.update(), timers), 'taken');
  assert.equal(replaced(), 1);
});

/** What a page, made from `files`, makes of a worker that lists `app.js`. */
async function begun({ marks, files }) {
  const active = new FakeWorker('activated', () => ({
    cache: 'wso-shell-new',
    desk: false,
    files: [{ path: '/app.js', sha256: '' }],
  }));
  const link = workerLink(containerOf({ active }), { marks, files });
  let replaced = 0;
  link.addEventListener('replaced', () => {
    replaced += 1;
  });
  await link.start();
  return replaced;
}

test('a page that the old version still answered while the new one took over is loaded once more, and once only', async () => {
  const marks = new Map();
  const { link, timers } = await offered({ marks });
  await patiently(link.update(), timers);
  assert.equal(await begun({ marks, files: ['/app.js', '/older.css'] }), 1);
  assert.equal(await begun({ marks, files: ['/app.js', '/older.css'] }), 0);
});

test('a page of the version that took over stays', async () => {
  const marks = new Map();
  const { link, timers } = await offered({ marks });
  await patiently(link.update(), timers);
  assert.equal(await begun({ marks, files: ['/app.js'] }), 0);
});

test('an old version that does not answer holds nothing up', async () => {
  const { link, timers, waiting } = await offered({
    active: new FakeWorker('activated'),
    made: (worker) => worker.become('activating'),
  });
  assert.equal(await patiently(link.update(), timers), 'taken');
  assert.deepEqual(waiting.asked, ['skip-waiting']);
});

test('while somebody writes in any tab the new version is not asked; afterwards it is', async () => {
  const locks = new FakeLocks();
  const otherTab = new Writing({ locks });
  const { link, waiting } = await offered({ locks, made: (worker) => worker.become('activating') });
  otherTab.set(true);
  assert.equal(await link.update(), 'writing');
  assert.deepEqual(waiting.asked, []);
  otherTab.set(false);
  await new Promise(setImmediate);
  assert.equal(await link.update(), 'taken');
});

test('writing in two tabs ends when it has ended in both', async () => {
  const locks = new FakeLocks();
  const [one, two, asking] = [new Writing({ locks }), new Writing({ locks }), new Writing({ locks })];
  for (const tab of [one, two]) tab.set(true);
  for (const tab of [one, one]) tab.set(false);
  await new Promise(setImmediate);
  assert.equal(await asking.anywhere(), true);
  two.set(false);
  await new Promise(setImmediate);
  assert.equal(await asking.anywhere(), false);
});

test('nothing waits any more, or something newer has come: nothing is taken', async () => {
  const { link, container, replaced } = await offered({ made: (worker) => worker.become('redundant') });
  assert.equal(await link.update(), 'none');
  container.registration.waiting = null;
  assert.equal(await link.update(), 'none');
  assert.equal(replaced(), 0);
});

test('the page is told of a version that waits already', async () => {
  const link = workerLink(containerOf({ active: new FakeWorker('activated'), waiting: new FakeWorker('installed') }));
  const told = once(link, 'waiting');
  await link.start();
  await told;
});

test('the page is told of a version that is being installed when it starts, and of one that is found later', async () => {
  const installing = new FakeWorker('installing');
  const container = containerOf({ active: new FakeWorker('activated'), installing });
  const { registration } = container;
  const link = workerLink(container);
  await link.start();
  for (const worker of [installing, new FakeWorker('installing')]) {
    if (worker !== installing) {
      registration.installing = worker;
      registration.dispatchEvent(new Event('updatefound'));
    }
    const told = once(link, 'waiting');
    registration.waiting = worker;
    worker.become('installed');
    await told;
  }
});

test('a version that takes over is told from the beginning on; the very first replaces nothing', async () => {
  const early = containerOf();
  const replaced = once(workerLink(early), 'replaced');
  early.dispatchEvent(new Event('controllerchange'));
  await replaced;
  const first = containerOf({ controller: null });
  const fresh = workerLink(first);
  let told = 0;
  fresh.addEventListener('replaced', () => {
    told += 1;
  });
  await fresh.start();
  first.dispatchEvent(new Event('controllerchange'));
  assert.equal(told, 0);
  first.dispatchEvent(new Event('controllerchange'));
  assert.equal(told, 1);
});

test('a page that was loaded past the worker is told too', async () => {
  const container = containerOf({ controller: null, active: new FakeWorker('activated') });
  const link = workerLink(container);
  await link.start();
  const replaced = once(link, 'replaced');
  container.dispatchEvent(new Event('controllerchange'));
  await replaced;
});
