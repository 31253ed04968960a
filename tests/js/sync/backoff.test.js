import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff } from '../../../static/js/sync/backoff.js';
import { no } from '../support/fake_server.js';
import { once } from '../support/parts.js';
import { contactLog, World } from '../support/world.js';

test('the wait doubles up to five minutes, with up to half of it left to chance', () => {
  const waits = [1, 2, 3, 8, 9, 5000].map((failures) => backoff(failures, { chance: () => 1 }));
  assert.deepEqual(waits, [2e3, 4e3, 8e3, 256e3, 300e3, 300e3]);
  assert.equal(backoff(3, { chance: () => 0 }), 4e3);
  assert.equal(backoff(1, { chance: () => 0, least: 60_000 }), 60_000);
  assert.equal(backoff(1, { chance: () => 0, least: 1e12 }), 3_600_000, 'a browser cannot wait that long');
});

test('after a failure the engine tries again by itself, and stops when it went through', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  await cal.casebook.write(contactLog(id));
  const { timers } = cal.browser;
  for (const wait of [2000, 4000]) {
    world.server.fault('/api/sync', 'network');
    const ended = wait === 2000 ? cal.engine.now() : again(cal, timers);
    await ended;
    assert.deepEqual(timers.waits, [wait]);
    assert.equal(cal.engine.status.retryAt, timers.clock.now + wait);
  }
  const synced = once(cal.engine, 'synced');
  timers.pass(4000);
  await synced;
  assert.deepEqual([timers.waits, cal.engine.status.unsent, cal.engine.status.retryAt], [[], 0, null]);
});

/** Lets the timer fire and waits until that run has ended. */
async function again({ engine }, timers) {
  timers.pass(2000);
  await engine.now({ reason: 'timer' });
}

test('the server says how long to wait', async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  const busy = no(503, 'busy');
  busy.headers.set('Retry-After', '90');
  world.server.fault('/api/sync', busy);
  await cal.engine.now();
  assert.deepEqual(cal.browser.timers.waits, [90_000]);
  cal.engine.stop();
  assert.deepEqual(cal.browser.timers.waits, []);
});
