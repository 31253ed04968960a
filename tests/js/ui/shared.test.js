/** On a shared computer nothing is promised that only a device of one's own can keep. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PassphraseScreen } from '../../../static/js/ui/passphrase/screen.js';
import { MoreScreen } from '../../../static/js/ui/screens/more.js';
import { PeopleScreen } from '../../../static/js/ui/screens/people.js';
import { ReadyScreen } from '../../../static/js/ui/screens/ready.js';
import { flat } from './desk_support.js';
import { accepted, phoneApp } from './phone_support.js';

/** @param {boolean} guest */
function screens(guest) {
  const entry = { code: null, passkey: null, forgotten: false, elsewhere: false };
  const app = phoneApp({ records: accepted('a', {}), vault: { entry, locks: { api: {} } } });
  app.guest = guest;
  app.device.readiness = async () => assert.fail('nothing to look at');
  return { app, all: [PeopleScreen, MoreScreen, PassphraseScreen, ReadyScreen].map((Screen) => new Screen(app)) };
}

test('every page of a shared computer says that nothing is kept there', () => {
  for (const screen of screens(true).all) assert.match(flat(screen.render()), /Shared computer: all of this/);
  for (const screen of screens(false).all) assert.doesNotMatch(flat(screen.render()), /Shared computer/);
});

test('it is no computer for a visit, and has no recovery code or passkey of its own', async () => {
  const [people, more, passphrase, ready] = screens(true).all;
  await ready.enter();
  assert.match(flat(ready.render()), /Not on a shared computer/);
  assert.doesNotMatch(flat(ready.render()), /You can go|Begin visit mode/);
  assert.match(flat(people.render()), /Start record/);
  for (const screen of [people, more]) assert.doesNotMatch(flat(screen.render()), /#\/ready/);
  for (const screen of screens(false).all.slice(0, 2)) assert.match(flat(screen.render()), /#\/ready/);
  assert.doesNotMatch(flat(more.render()), /Ready for a visit|no recovery code yet/);
  assert.match(flat(passphrase.render()), /Change the passphrase/);
  assert.doesNotMatch(flat(passphrase.render()), /Make a recovery code|Add a passkey/);
});
