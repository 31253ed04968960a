import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, pathFor } from '../../../service_worker/answer.js';
import { Precache } from '../../../service_worker/precache.js';
import { FakeCaches } from '../support/fake_caches.js';

const origin = 'https://wso.example';
const list = [
  ['/', 'x'],
  ['/help-now', 'x'],
  ['/static/built/main-A.js', 'x'],
  ['/api/odd', 'x'],
];
const precache = () => new Precache({ caches: new FakeCaches(), list });

const asked = (path, { method = 'GET', mode = 'cors', from = origin } = {}) =>
  pathFor({ method, mode, url: `${from}${path}` }, { origin, precache: precache() });

test('GET of the shell is answered, pages whatever their query says', () => {
  assert.equal(asked('/static/built/main-A.js'), '/static/built/main-A.js');
  assert.equal(asked('/?from=homescreen', { mode: 'navigate' }), '/');
  assert.equal(asked('/help-now', { mode: 'navigate' }), '/help-now');
});

test('everything else is left alone: the interface, every POST, other origins, other pages, queries', () => {
  assert.equal(asked('/api/odd'), null);
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) assert.equal(asked('/', { method }), null);
  assert.equal(asked('/static/built/main-A.js', { from: 'https://elsewhere.example' }), null);
  assert.equal(asked('/settings/numbers', { mode: 'navigate' }), null);
  assert.equal(asked('/static/built/main-A.js', { mode: 'navigate' }), null);
  assert.equal(asked('/static/built/main-A.js?v=2'), null);
  assert.equal(asked('/static/built/main-B.js'), null);
});

test('the cache answers without the network, the network where the browser has dropped the file', async () => {
  const kept = precache();
  await (await kept.open()).put('/', new Response('from the cache'));
  const fetch = async () => new Response('from the network');
  const first = await answer(new Request(`${origin}/`), '/', { fetch, precache: kept });
  assert.equal(await first.text(), 'from the cache');
  await (await kept.open()).delete('/');
  const second = await answer(new Request(`${origin}/`), '/', { fetch, precache: kept });
  assert.equal(await second.text(), 'from the network');
});
