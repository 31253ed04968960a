/** What the browser has dropped is fetched again, and only by this version's own list. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { install } from '../../../service_worker/install.js';
import { reply } from '../../../service_worker/message.js';
import { Precache } from '../../../service_worker/precache.js';
import { FakeCaches } from '../support/fake_caches.js';
import { workerLink } from '../support/workers.js';

const FILES = { '/': 'shell', '/forms.json': 'form' };
const LIST = Object.entries(FILES).map(([path, text]) => [path, createHash('sha256').update(text).digest('base64url')]);

/** An installed version from which the browser has dropped a form. */
async function damaged() {
  const caches = new FakeCaches();
  const precache = new Precache({ caches, list: LIST });
  await install({ caches, precache, fetch: async (path) => new Response(FILES[path]) });
  await (await precache.open()).delete('/forms.json');
  assert.equal(await precache.isComplete(), false);
  return { caches, precache };
}

test('a missing file is fetched again', async () => {
  const parts = { ...(await damaged()), fetch: async (path) => new Response(FILES[path]) };
  assert.deepEqual(await reply({ type: 'mend' }, parts), { mended: true });
  assert.equal(await parts.precache.isComplete(), true);
});

test('without a network, or with another version at the server, what is there stays', async () => {
  for (const fetch of [
    async () => Promise.reject(new TypeError('fetch failed')),
    async () => new Response('a newer file'),
  ]) {
    const parts = { ...(await damaged()), fetch };
    assert.deepEqual(await reply({ type: 'mend' }, parts), { mended: false });
    assert.equal(await (await (await parts.precache.open()).match('/')).text(), 'shell');
  }
});

test('the page learns whether it was mended, and that nobody could', async () => {
  const active = { postMessage: (question, [port]) => port.postMessage({ mended: question.type === 'mend' }) };
  const register = async () => Object.assign(new EventTarget(), { active, waiting: null });
  const container = Object.assign(new EventTarget(), { controller: null, register });
  const link = workerLink(container);
  assert.equal(await link.mend(), false);
  await link.start();
  assert.equal(await link.mend(), true);
});

const DESK = { '/static/built/screens-ABCDEFGH.js': 'desk' };
const listOf = (files) =>
  Object.entries(files).map(([path, text]) => [path, createHash('sha256').update(text).digest('base64url')]);

/** One version over shared caches, and a server that has its files. */
function version(caches, files, desk) {
  const asked = [];
  const fetch = async (path) => {
    asked.push(path);
    return new Response({ ...files, ...desk }[path]);
  };
  return { caches, precache: new Precache({ caches, list: listOf(files), desk: listOf(desk) }), fetch, asked };
}

test("the desk's files are kept when they are asked for, and from then on over updates", async () => {
  const caches = new FakeCaches();
  const first = version(caches, FILES, DESK);
  await install(first);
  assert.equal((await reply({ type: 'precache' }, first)).desk, false);
  assert.equal(await (await first.precache.open()).match('/static/built/screens-ABCDEFGH.js'), undefined);
  first.asked.length = 0;
  assert.deepEqual(await reply({ type: 'keep-desk' }, first), { kept: true });
  assert.deepEqual(first.asked, Object.keys(DESK), 'what is there is not asked for again');
  assert.equal((await reply({ type: 'precache' }, first)).files.length, 3);
  const second = version(caches, { ...FILES, '/': 'new shell' }, { '/static/built/screens-BCDEFGHI.js': 'new desk' });
  await install(second);
  assert.equal(
    await (await (await second.precache.open()).match('/static/built/screens-BCDEFGHI.js')).text(),
    'new desk',
  );
  assert.equal(await second.precache.isComplete(), true);
});

test('a desk that cannot be fetched leaves what is kept as it was, and is fetched the next time', async () => {
  const whole = version(new FakeCaches(), FILES, DESK);
  await install(whole);
  const offline = { ...whole, fetch: async () => Promise.reject(new TypeError('fetch failed')) };
  assert.deepEqual(await reply({ type: 'keep-desk' }, offline), { kept: false });
  assert.equal(await whole.precache.isComplete(), true);
  assert.deepEqual(await reply({ type: 'keep-desk' }, whole), { kept: true });
});
