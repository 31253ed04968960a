/** A new version waits until no form is open in any tab. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reply } from '../../../service_worker/message.js';
import { Precache } from '../../../service_worker/precache.js';
import { WorkerLink } from '../../../static/js/sync/worker_link.js';
import { FakeCaches } from '../support/fake_caches.js';
import { FakeTimers, once } from '../support/parts.js';

/** A page of the app: its side of the link, and what the worker sees of it. */
function tab({ open, silent = false, path = '/' }) {
  const container = new EventTarget();
  container.controller = {};
  container.register = async () => Object.assign(new EventTarget(), { waiting: null, active: null });
  const link = new WorkerLink({ container, timers: new FakeTimers({ now: 0 }) });
  link.formOpen = () => open;
  const postMessage = (data, ports) =>
    silent || container.dispatchEvent(Object.assign(new Event('message'), { data, ports }));
  return { link, silent, client: { url: `https://wso.example${path}#/people`, postMessage } };
}

async function workerWith(tabs, question = { type: 'skip-waiting' }) {
  for (const { link } of tabs) await link.start();
  const timers = new FakeTimers({ now: 0 });
  let skipped = 0;
  const parts = {
    precache: new Precache({ caches: new FakeCaches(), list: [['/', 'digest']] }),
    clients: {
      matchAll: async ({ includeUncontrolled }) => (includeUncontrolled ? tabs.map(({ client }) => client) : []),
    },
    skipWaiting: async () => {
      skipped += 1;
    },
    setTimeout: timers.setTimeout,
    clearTimeout: timers.clearTimeout,
  };
  const answer = reply(question, parts);
  if (tabs.some(({ silent }) => silent)) {
    await new Promise(setImmediate); // the question is under way
    timers.pass(2000);
  }
  return { answer: await answer, skipped };
}

test('no tab has a form open: the new version takes over', async () => {
  const { answer, skipped } = await workerWith([tab({ open: false }), tab({ open: false })]);
  assert.deepEqual([answer, skipped], [{ updated: true, open: 0 }, 1]);
});

test('one of two tabs has a form open: it waits', async () => {
  const { answer, skipped } = await workerWith([tab({ open: false }), tab({ open: true })]);
  assert.deepEqual([answer, skipped], [{ updated: false, open: 1 }, 0]);
});

test('a tab that does not answer counts as one with a form open', async () => {
  const { answer, skipped } = await workerWith([tab({ open: false, silent: true })]);
  assert.deepEqual([answer, skipped], [{ updated: false, open: 1 }, 0]);
});

test('a page that is not the app is not asked', async () => {
  const { answer } = await workerWith([tab({ open: true, silent: true, path: '/help-now' })]);
  assert.deepEqual(answer, { updated: true, open: 0 });
});

test('the worker names its cache and its files; to anything else it says nothing', async () => {
  const { answer } = await workerWith([], { type: 'precache' });
  assert.match(answer.cache, /^wso-shell-.{16}$/);
  assert.deepEqual(answer.files, [{ path: '/', sha256: 'digest' }]);
  assert.equal((await workerWith([], null)).answer, null);
});

test('the page is told of a waiting version and of one that took over, but not of the very first', async () => {
  const container = Object.assign(new EventTarget(), { controller: {} });
  const worker = { postMessage: (_question, [port]) => port.postMessage({ updated: true, open: 0 }) };
  const registration = Object.assign(new EventTarget(), { waiting: worker, active: {} });
  container.register = async () => registration;
  const link = new WorkerLink({ container, timers: new FakeTimers({ now: 0 }) });
  const waiting = once(link, 'waiting');
  await link.start();
  await waiting;
  assert.deepEqual(await link.update(), { updated: true, open: 0 });
  const replaced = once(link, 'replaced');
  container.dispatchEvent(new Event('controllerchange'));
  await replaced;
  const first = Object.assign(new EventTarget(), { controller: null, register: container.register });
  const fresh = new WorkerLink({ container: first, timers: new FakeTimers({ now: 0 }) });
  let told = 0;
  fresh.addEventListener('replaced', () => {
    told += 1;
  });
  await fresh.start();
  first.dispatchEvent(new Event('controllerchange'));
  assert.equal(told, 0);
});
