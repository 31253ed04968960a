/** One's devices through the vault: what the server lists, and an order that meets a directory which has moved on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../../static/js/crypto/bytes.js';
import { renamed } from '../malicious/told.js';
import { codeOf } from '../support/parts.js';
import { World } from '../support/world.js';

test("one's own are listed, named and ended; a colleague's are not", async () => {
  const world = await World.begin();
  const first = await world.synced(world.cal);
  const second = await world.synced(world.cal);
  const { devices } = second.casebook;
  assert.equal(devices.here, second.account.device);
  await devices.rename(first.account.device, 'Work phone');
  await devices.end(first.account.device);
  const listed = await devices.list();
  assert.deepEqual(
    listed.map(({ id, name, signed_in }) => [id, name, signed_in]),
    [
      [first.account.device, 'Work phone', false],
      [second.account.device, 'Test browser', true],
    ],
  );
  assert.equal((await first.engine.now()).state, 'signed_out');
  const dee = await world.synced(world.dee);
  assert.equal(await codeOf(dee.casebook.devices.end(second.account.device)), 'not_found');
});

test('an officer whose directory has moved on meanwhile has the order signed anew, once', async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  const device = newId();
  await world.say(renamed(world, 'Dee Another'));
  await cal.casebook.devices.wipe({ device });
  assert.equal(await cal.casebook.devices.wipe({ device }), null, 'it waits in the outbox: not said twice');
  const status = await cal.engine.now();
  assert.deepEqual([status.state, status.unsent], ['idle', 0]);
  assert.deepEqual(world.server.records.ledger.people.get(world.cal.id).wiped, [device]);
});

test("an order of an officer for a colleague's device is refused before it reaches the outbox", async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  assert.equal(await codeOf(cal.casebook.devices.wipe({ person: world.dee.id, device: newId() })), 'not_allowed');
  assert.deepEqual(await cal.space.outbox.entries(), []);
});

test('an order that somebody else gave first is not given again after a rebase', async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  const device = newId();
  await cal.casebook.devices.wipe({ device });
  await world.say({ type: 'wipe', person: world.cal.id, device });
  const status = await cal.engine.now();
  assert.deepEqual([status.state, status.unsent, status.refused], ['idle', 0, 0]);
});
