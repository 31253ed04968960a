/** A new version is there whole or not at all. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { activate } from '../../../service_worker/activate.js';
import { install } from '../../../service_worker/install.js';
import { Precache } from '../../../service_worker/precache.js';
import { FakeCaches } from '../support/fake_caches.js';

const FIRST = {
  '/': 'shell one',
  '/help-now': 'help',
  '/forms.json': 'form',
  '/static/built/main-A.js': 'code one',
};
const SECOND = { ...FIRST, '/': 'shell two', '/static/built/main-B.js': 'code two' };

const digest = (text) => createHash('sha256').update(text).digest('base64url');
const listOf = (files) => Object.entries(files).map(([path, text]) => [path, digest(text)]);

/** A network that serves these files and counts what was asked for. */
function network(files) {
  const asked = [];
  const fetch = async (path, options) => {
    asked.push([path, options.cache]);
    if (!(path in files)) return new Response('no', { status: 404 });
    return files[path] instanceof Error
      ? Promise.reject(files[path])
      : new Response(files[path], { headers: { 'Content-Encoding': 'br', 'X-Kept': 'yes' } });
  };
  return { fetch, asked };
}

/** One version of the worker over shared caches. */
function version(caches, files) {
  return new Precache({ caches, list: listOf(files) });
}

const clients = { claim: async () => undefined };

async function installed(caches, files) {
  const precache = version(caches, files);
  await install({ caches, precache, fetch: network(files).fetch });
  await activate({ caches, clients, precache });
  return precache;
}

test('every listed file is kept, without what described its transport', async () => {
  const caches = new FakeCaches();
  const precache = await installed(caches, FIRST);
  assert.equal(await precache.isComplete(), true);
  const answer = await (await precache.open()).match('/');
  assert.equal(await answer.text(), 'shell one');
  assert.deepEqual([answer.headers.get('Content-Encoding'), answer.headers.get('X-Kept')], [null, 'yes']);
});

/** Help now is the shell's first and last line around one of its own. */
const LIKE = { '/help-now': 'top\nhelp\nend', '/static/built/main-A.js': 'code', '/': 'top\nsign in\nend' };
const likeness = (caches, pieces) => new Precache({ caches, list: listOf(LIKE), pieces: { '/help-now': pieces } });

test('a page that is nearly the shell is made from it and not asked for', async () => {
  const caches = new FakeCaches();
  const precache = likeness(caches, [[0, 1], 'help', [2, 3]]);
  const { fetch, asked } = network(LIKE);
  await install({ caches, precache, fetch });
  assert.deepEqual(asked.map(([path]) => path).sort(), ['/', '/static/built/main-A.js']);
  const cache = await precache.open();
  const answer = await cache.match('/help-now');
  assert.deepEqual([await answer.text(), answer.headers.get('X-Kept')], [LIKE['/help-now'], 'yes']);
  assert.equal(await (await cache.match('/')).text(), LIKE['/']);
});

test('pieces that do not make the listed page are left, and it is asked for', async () => {
  const caches = new FakeCaches();
  const precache = likeness(caches, [[0, 1], 'no help', [2, 3]]);
  const { fetch, asked } = network(LIKE);
  await install({ caches, precache, fetch });
  assert.ok(asked.some(([path]) => path === '/help-now'));
  assert.equal(await (await (await precache.open()).match('/help-now')).text(), LIKE['/help-now']);
});

for (const [name, spoil] of [
  ['a file is missing', (files) => delete files['/static/built/main-B.js']],
  ['the network breaks off', (files) => Object.assign(files, { '/': new TypeError('fetch failed') })],
  ['a file has other bytes', (files) => Object.assign(files, { '/static/built/main-B.js': 'something else' })],
]) {
  test(`${name}: the install fails and the old version stays whole`, async () => {
    const caches = new FakeCaches();
    const old = await installed(caches, FIRST);
    const served = { ...SECOND };
    spoil(served);
    const next = version(caches, SECOND);
    await assert.rejects(install({ caches, precache: next, fetch: network(served).fetch }));
    assert.equal(await next.exists(), false);
    assert.equal(await old.isComplete(), true);
    await installed(caches, SECOND);
    assert.deepEqual(await caches.keys(), [await next.name()]);
  });
}

test('no room in the browser: the install fails and the half-filled cache goes', async () => {
  const caches = new FakeCaches();
  const old = await installed(caches, FIRST);
  const next = version(caches, SECOND);
  const open = caches.open.bind(caches);
  caches.open = async (name) => Object.assign(await open(name), { full: name !== (await old.name()) });
  await assert.rejects(install({ caches, precache: next, fetch: network(SECOND).fetch }), {
    name: 'QuotaExceededError',
  });
  assert.deepEqual(await caches.keys(), [await old.name()]);
});

test('what the old version has already is copied, not fetched', async () => {
  const caches = new FakeCaches();
  await installed(caches, FIRST);
  const { fetch, asked } = network(SECOND);
  await install({ caches, precache: version(caches, SECOND), fetch });
  assert.deepEqual(asked.map(([path]) => path).sort(), ['/', '/static/built/main-B.js']);
});

test('what the page has just loaded is not asked for again', async () => {
  const { fetch, asked } = network(FIRST);
  await install({ caches: new FakeCaches(), precache: version(new FakeCaches(), FIRST), fetch });
  assert.deepEqual(
    asked.sort(),
    Object.keys(FIRST)
      .map((path) => [path, 'force-cache'])
      .sort(),
  );
});

test('a stale copy in the browser is fetched past once more', async () => {
  const caches = new FakeCaches();
  const stale = async (path, { cache }) => new Response(cache === 'reload' ? FIRST[path] : 'stale');
  const precache = version(caches, FIRST);
  await install({ caches, precache, fetch: stale });
  assert.equal(await precache.isComplete(), true);
});

test('activation drops older versions only when its own cache is complete, and nothing that is not the shell', async () => {
  const caches = new FakeCaches();
  const old = await installed(caches, FIRST);
  await caches.open('something-else');
  const next = version(caches, SECOND);
  await install({ caches, precache: next, fetch: network(SECOND).fetch });
  await (await next.open()).delete('/');
  await activate({ caches, clients, precache: next });
  assert.equal(await old.isComplete(), true);
  await install({ caches, precache: next, fetch: network(SECOND).fetch });
  await activate({ caches, clients, precache: next });
  assert.deepEqual((await caches.keys()).sort(), ['something-else', await next.name()].sort());
});
