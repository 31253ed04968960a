/** The number on the icon: how much is unsent, nothing at none, and no matter where there is no badge. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showUnsent } from '../../../static/js/sync/badge.js';
import { startDevice } from '../../../static/js/sync/device.js';
import { FakeBadge } from '../support/parts.js';
import { PASSPHRASE, settled, stop } from '../support/people.js';

test('a count is shown, none clears it, and a browser without a badge or that refuses is left alone', async () => {
  const badge = new FakeBadge();
  assert.deepEqual([await showUnsent(badge, 3), await showUnsent(badge, 0)], [true, true]);
  assert.deepEqual(badge.shown, [3, 0]);
  assert.equal(await showUnsent({}, 3), false);
  assert.equal(await showUnsent(undefined, 3), false);
  const refuses = async () => {
    throw new DOMException('no', 'NotAllowedError');
  };
  assert.equal(await showUnsent({ setAppBadge: refuses, clearAppBadge: refuses }, 3), false);
});

test('the icon follows what is unsent, once for each count', async () => {
  const contact = await settled();
  const badge = new FakeBadge();
  const device = await startDevice({ ...contact.browser.tab(), badge });
  await device.vault.unlock({ passphrase: PASSPHRASE });
  await device.vault.casebook.ready;
  await device.engine.now();
  device.engine.stop();
  await device.vault.casebook.openCase({ reference: 'WS-1' }, []);
  await device.engine.count();
  const waiting = device.engine.status.unsent;
  assert.ok(waiting > 0);
  assert.equal(badge.shown.at(-1), waiting);
  await device.engine.start();
  assert.equal(badge.shown.at(-1), 0);
  assert.ok(badge.shown.every((count, place) => count !== badge.shown[place - 1]));
  stop(contact, { device });
});
