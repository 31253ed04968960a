/** The long way to an unlocked vault: set-up, invitation, sign-in, with passphrases really computed. */
import { startDevice } from '../../../static/js/sync/device.js';
import { FakeServer } from './fake_server.js';
import { FakeBrowser } from './parts.js';

export const PASSPHRASE = 'four invented words here';

/** A force just set up by its first contact, on a started device. */
export async function firstContact({ user = 'rhian' } = {}) {
  const server = new FakeServer({ now: () => 1_767_225_600_000 });
  const browser = new FakeBrowser({ server });
  browser.force = '';
  const device = await startDevice(browser.tab());
  const names = { forceName: 'Test force', contactName: 'Rhian Example' };
  const enrolment = await device.vault.setup({ token: server.setupToken, ...names, user, passphrase: PASSPHRASE });
  return { server, browser, device, enrolment };
}

/** The same with the account made and everything synchronised. */
export async function settled(options) {
  const made = await firstContact(options);
  await made.enrolment.send();
  await made.device.engine.now();
  await made.device.vault.casebook.refresh();
  return made;
}

/** An officer's own browser, joined by an invitation of the contact. */
export async function joined(
  { server, device },
  { name = 'Cai Example', user = 'cai', roles = ['officer'], browser } = {},
) {
  const { code } = await device.vault.casebook.officers.invite({ name, roles });
  const own = browser ?? new FakeBrowser({ server });
  const officer = await startDevice(own.tab());
  const joining = await officer.vault.join({ code });
  const enrolment = await joining.enrol({ user, passphrase: PASSPHRASE });
  await enrolment.send();
  return { browser: own, device: officer, enrolment, joining, code };
}

/** Ends what a device has running. */
export function stop(...devices) {
  for (const { device } of devices) device.stop();
}
