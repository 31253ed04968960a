/** Ready for a visit: what a device says of its keys before it has received anything, and before anybody has confirmed them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toB64u } from '../../../static/js/crypto/bytes.js';
import { newIdentity } from '../../../static/js/crypto/keys.js';
import { readiness } from '../../../static/js/sync/readiness.js';
import { World } from '../support/world.js';

/** @param {Awaited<ReturnType<World['device']>>} device */
async function keysOf({ casebook, engine, space, parts }) {
  const vault = { casebook, known: null, unsent: () => space.unsent() };
  const worker = { precache: async () => null };
  const { caches, storage, timers, now } = parts;
  const { items } = await readiness(/** @type {any} */ ({ worker, caches, vault, engine, storage, timers, now }));
  const keys = items.find(({ kind }) => kind === 'keys');
  return [keys?.ok, keys?.code];
}

test('before the first exchange nothing has been received; afterwards the keys are here', async () => {
  const world = await World.begin();
  const device = await world.device(world.cal);
  await device.casebook.ready;
  assert.deepEqual(await keysOf(device), [false, 'never']);
  await device.engine.start();
  await device.casebook.refresh();
  assert.deepEqual(await keysOf(device), [true, 'ready']);
  device.engine.stop();
});

test('somebody whose keys nobody vouches for is told that, not that people cannot be opened', async () => {
  const world = await World.begin();
  const device = await world.synced(world.cal);
  const { hpke, sign } = await newIdentity();
  const { id: person, name, roles } = world.cal;

  const keys = { hpke: toB64u(hpke.public), sign: toB64u(sign.public) };
  await world.say({ type: 'replace', person, name, roles, ...keys });
  await device.engine.now();
  await device.casebook.refresh();
  assert.deepEqual(await keysOf(device), [false, 'not_vouched']);
  device.engine.stop();
});
