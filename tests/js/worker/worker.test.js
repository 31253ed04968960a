/** The bundled worker as a browser starts it: listeners on top, also when it starts without a page. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { FakeCaches } from '../support/fake_caches.js';

const entry = fileURLToPath(new URL('../../../service_worker/worker.js', import.meta.url));

/** Starts the worker in a world of its own, as after an install or a hard reload. */
async function start({ caches = new FakeCaches() } = {}) {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife' });
  const listeners = new Map();
  const digest = createHash('sha256').update('shell').digest('base64url');
  const scope = {
    __precache: [['/', digest]],
    caches,
    clients: { claim: async () => undefined, matchAll: async () => [] },
    location: { origin: 'https://wso.example' },
    fetch: async () => new Response('shell'),
    addEventListener: (type, listener) => listeners.set(type, listener),
    skipWaiting: async () => undefined,
    setTimeout,
    clearTimeout,
    crypto,
    TextEncoder,
    TextDecoder,
    URL,
    Response,
    Headers,
    btoa,
    atob,
    Uint8Array,
    DOMException,
  };
  runInNewContext(outputFiles[0].text, scope);
  return { listeners, caches };
}

/** Sends an event and waits for what it waits for. */
async function send(listeners, type, event) {
  const waited = [];
  const answered = [];
  listeners.get(type)({
    ...event,
    waitUntil: (work) => waited.push(work),
    respondWith: (answer) => answered.push(answer),
  });
  await Promise.all(waited);
  return answered.length ? (await answered[0]).text() : null;
}

test('install, activate, answer; then started anew without install it answers from the cache', async () => {
  const { listeners, caches } = await start();
  assert.deepEqual([...listeners.keys()], ['install', 'activate', 'fetch', 'message', 'sync']);
  await send(listeners, 'install', {});
  await send(listeners, 'activate', {});
  const again = await start({ caches });
  const request = { method: 'GET', mode: 'navigate', url: 'https://wso.example/?from=homescreen' };
  assert.equal(await send(again.listeners, 'fetch', { request }), 'shell');
  assert.equal(await send(again.listeners, 'fetch', { request: { ...request, method: 'POST' } }), null);
  assert.equal(
    await send(again.listeners, 'fetch', { request: { ...request, url: 'https://wso.example/api/sync' } }),
    null,
  );
});
