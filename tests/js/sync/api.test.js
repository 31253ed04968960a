import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Api } from '../../../static/js/sync/api.js';
import { no, ok } from '../support/fake_server.js';

/** An api over one answer, and what was asked. */
function answering(answer) {
  const asked = [];
  const fetch = async (path, request) => {
    asked.push({ path, ...request });
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { api: new Api({ fetch, timeout: 1000 }), asked };
}

const failing = (answer) =>
  answering(answer)
    .api.call('/api/session')
    .catch(({ code, status, network, retryAfter }) => ({ code, status, network, retryAfter }));

test('a call is JSON, same-origin, never cached, never redirected, bounded in time', async () => {
  const { api, asked } = answering(ok({ person: 'p' }));
  assert.equal((await api.call('/api/sign-in', { user: 'a' })).person, 'p');
  const [{ path, method, headers, body, credentials, cache, redirect, signal }] = asked;
  assert.deepEqual(
    [path, method, headers, credentials, cache, redirect],
    ['/api/sign-in', 'POST', { 'Content-Type': 'application/json' }, 'same-origin', 'no-store', 'error'],
  );
  assert.equal(new TextDecoder().decode(body), '{"user":"a"}');
  assert.ok(signal instanceof AbortSignal);
});

test('a large body is gzipped and comes out the same', async () => {
  const { api, asked } = answering(ok({}));
  const body = { push: ['x'.repeat(5000)] };
  await api.call('/api/sync', body);
  assert.equal(asked[0].headers['Content-Encoding'], 'gzip');
  assert.ok(asked[0].body.length < 500);
  assert.deepEqual(JSON.parse(gunzipSync(asked[0].body).toString()), body);
});

test('every failure has a code, and what was answered is not passed on', async () => {
  const nothing = { status: 0, retryAfter: null };
  assert.deepEqual(await failing(new TypeError('fetch failed')), { code: 'network', network: true, ...nothing });
  assert.deepEqual(await failing(new DOMException('late', 'TimeoutError')), {
    code: 'timeout',
    network: true,
    ...nothing,
  });
  assert.deepEqual(await failing(no(401, 'signed_out')), {
    code: 'signed_out',
    status: 401,
    network: false,
    retryAfter: null,
  });
  assert.equal((await failing(new Response('<h1>Proxy</h1>', { status: 502 }))).code, 'http_502');
  assert.equal((await failing(new Response('<h1>Wi-Fi</h1>'))).code, 'bad_answer');
  assert.equal((await failing(Response.json({ ok: 1 }))).code, 'bad_answer');
  assert.equal((await failing(Response.json(null))).code, 'bad_answer');
  const busy = no(429, 'too_many_tries');
  busy.headers.set('Retry-After', '30');
  assert.equal((await failing(busy)).retryAfter, 30_000);
});

test('a call that never ends is given up', async () => {
  const never = (_path, { signal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const held = setTimeout(() => undefined, 1000);
  await assert.rejects(new Api({ fetch: never, timeout: 5 }).call('/api/session'), { code: 'timeout', network: true });
  clearTimeout(held);
});

test('how far the clock is off is told by the server alone, and not known where it does not say', async () => {
  const now = Date.parse('2016-11-24T10:00:00Z');
  const dated = (answer) => {
    answer.headers.set('Date', 'Thu, 24 Nov 2016 10:10:00 GMT');
    return answer;
  };
  const off = async (answer) => {
    const api = new Api({ fetch: async () => answer, now: () => now });
    await api.call('/api/session').catch(({ code }) => assert.ok(code));
    return api.clockOff;
  };
  assert.equal(await off(dated(ok({}))), -600_000);
  assert.equal(await off(dated(no(401, 'signed_out'))), -600_000);
  assert.equal(await off(dated(new Response('<h1>Wi-Fi</h1>'))), null);
  assert.equal(await off(ok({})), null);
});
