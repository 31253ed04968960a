/** What pages ask of the worker. How a page lets a new version in is in tests/js/sync/update.test.js. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InFlight } from '../../../service_worker/in_flight.js';
import { reply } from '../../../service_worker/message.js';
import { Precache } from '../../../service_worker/precache.js';
import { FakeCaches } from '../support/fake_caches.js';

function parts(more = {}) {
  return { precache: new Precache({ caches: new FakeCaches(), list: [['/', 'digest']] }), ...more };
}

test('the worker names its cache and its files; to anything else it says nothing', async () => {
  const answer = await reply({ type: 'precache' }, parts());
  assert.match(answer.cache, /^wso-shell-.{16}$/);
  assert.deepEqual(answer.files, [{ path: '/', sha256: 'digest' }]);
  assert.equal(await reply(null, parts()), null);
});

test('the new version answers before the browser lets it in, which may take long', async () => {
  let skipped = 0;
  const skipWaiting = () => {
    skipped += 1;
    return new Promise(() => undefined);
  };
  assert.deepEqual(await reply({ type: 'skip-waiting' }, parts({ skipWaiting })), { skipping: true });
  assert.equal(skipped, 1);
});

test('the old version lets go of what it waits for, and of nothing that comes after', async () => {
  const inFlight = new InFlight();
  const hanging = inFlight.hold(new Promise(() => undefined));
  const ended = inFlight.hold(Promise.resolve('there'));
  assert.equal(await ended, 'there');
  assert.deepEqual(await reply({ type: 'let-go' }, parts({ letGo: () => inFlight.letGo() })), { letGo: true });
  await assert.rejects(hanging, /newer version/);
  assert.equal(await inFlight.hold(Promise.resolve('later')), 'later');
});
