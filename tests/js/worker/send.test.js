import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendOutbox } from '../../../service_worker/send.js';
import { Accounts } from '../../../static/js/vault/accounts.js';
import { sharedDatabase } from '../../../static/js/vault/database.js';
import { no } from '../support/fake_server.js';
import { codeOf, FakeBadge } from '../support/parts.js';
import { contactLog, World } from '../support/world.js';

/** An officer's browser with one record to send, and the worker's parts in it. */
async function asleep() {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  await new Accounts(sharedDatabase(cal.browser)).keep(cal.account);
  const { digest } = await cal.casebook.write(contactLog(id));
  const told = [];
  const badge = new FakeBadge();
  const parts = () => ({
    indexedDB: cal.browser.indexedDB,
    locks: cal.browser.locks,
    fetch: cal.browser.net.fetch,
    badge,
    channel: { postMessage: (message) => told.push(message), close: () => told.push('closed') },
  });
  return { world, digest, told, badge, parts };
}

test('when the network is back the worker sends what waits and tells the tabs', async () => {
  const { world, digest, told, badge, parts } = await asleep();
  await sendOutbox(parts());
  assert.equal(world.server.records.kept.has(digest), true);
  assert.deepEqual(badge.shown, [0]);
  assert.deepEqual(told, [{ type: 'changed', person: null }, 'closed']);
});

test('what could not be sent makes the browser try again; an ended session does not', async () => {
  const { world, digest, told, badge, parts } = await asleep();
  world.server.fault('/api/sync', 'network');
  assert.equal(await codeOf(sendOutbox(parts())), 'network');
  world.server.fault('/api/sync', no(503, 'busy'));
  assert.equal(await codeOf(sendOutbox(parts())), 'busy');
  world.server.endSessions();
  await sendOutbox(parts());
  assert.equal(world.server.records.kept.has(digest), false);
  assert.deepEqual(told, ['closed', 'closed', 'closed']);
  assert.deepEqual(badge.shown, []);
});
