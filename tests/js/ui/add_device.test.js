/** Adding a device: the code stands there while the page is open and no longer; on the other side it, then the passphrase. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startDevice } from '../../../static/js/sync/device.js';
import { AddDeviceScreen } from '../../../static/js/ui/devices/add_device.js';
import { OtherDeviceScreen } from '../../../static/js/ui/joining/other_device.js';
import { openDeviceCode } from '../../../static/js/vault/device_code.js';
import { no } from '../support/fake_server.js';
import { FakeBrowser } from '../support/parts.js';
import { PASSPHRASE, settled, stop } from '../support/people.js';
import { deskApp, flat, press } from './desk_support.js';

const CODE = /<span>[0-9A-Z]{4} <\/span>/;
let first;
let codes;

before(async () => {
  first = await settled();
  codes = first.server.codes.kept;
});

beforeEach(() => codes.clear());

after(() => stop(first));

/** An app in a window that only remembers. */
function appOf({ vault }) {
  const window = Object.assign(new EventTarget(), {
    location: { origin: 'https://force.example', pathname: '/', host: 'force.example' },
    document: { getElementById: () => null },
    scrollTo: () => undefined,
    setTimeout: (work, ms) => Object.assign(window, { due: { work, ms } }) && 1,
    clearTimeout: () => Object.assign(window, { due: null }),
    fetch: async (path, request) => Object.assign(window, { sent: [path, request] }),
  });
  const said = [];
  const app = deskApp({ parts: { app: { vault, window, home: '#/review' } } });
  app.notify = (text, { detail } = {}) => said.push(`${text} ${detail}`);
  app.navigator.rename = (hash) => app.said.navigated.push(hash);
  return { app, window, told: said };
}

async function shown() {
  const parts = appOf(first.device);
  const screen = new AddDeviceScreen(parts.app);
  await screen.enter();
  return { ...parts, screen };
}

/** The code as the page shows it. */
const codeOn = (screen) =>
  [...flat(screen.render()).matchAll(/<span>([0-9A-Z]{4}) <\/span>/g)].map(([, part]) => part).join('');

test('the code, its picture and what to do with it; nothing of it stays when the page is left', async () => {
  const { screen, told } = await shown();
  assert.match(flat(screen.render()), CODE);
  assert.match(flat(screen.render()), /force\.example.*The code as a picture to scan.*works once, for ten minutes/s);
  assert.equal(codes.size, 1);
  assert.equal(screen.leave(), undefined, 'the next page does not wait');
  await settledOn(() => codes.size === 0);
  assert.deepEqual(told, []);
});

test('whoever leaves the page after the code was used is told so', async () => {
  const { screen, told } = await shown();
  const device = await startDevice(new FakeBrowser(first).tab());
  await openDeviceCode(device.vault, codeOn(screen));
  screen.leave();
  await settledOn(() => told.length > 0);
  assert.match(told[0], /^The code was used\. .*If it was not you/);
  device.stop();
});

test('without a network it says so, and again when it cannot be taken back', async () => {
  first.server.fault('/api/device-code', 'network');
  const { screen, told } = await shown();
  assert.match(flat(screen.render()), /No code could be made.*No connection/s);
  await press(screen.render(), 'Make a new code');
  assert.match(flat(screen.render()), CODE);
  first.server.fault('/api/device-code', 'network');
  screen.leave();
  await settledOn(() => told.length > 0);
  assert.match(told[0], /could not be taken back.*runs out by itself/);
});

test('after ten minutes it is gone from the page, and another can be made', async () => {
  const { screen, window } = await shown();
  assert.equal(window.due.ms, 600_000);
  window.due.work();
  assert.doesNotMatch(flat(screen.render()), CODE);
  assert.match(flat(screen.render()), /This code has run out/);
  await press(screen.render(), 'Make a new code');
  assert.match(flat(screen.render()), CODE);
  screen.leave();
  assert.equal(window.due, null);
});

test('a tab that is closed takes the code back with its last request', async () => {
  const { window, screen } = await shown();
  window.dispatchEvent(new Event('pagehide'));
  assert.deepEqual(window.sent, ['/api/device-code', { method: 'DELETE', keepalive: true }]);
  screen.leave();
});

test('a page that is left while the code is being made keeps none', async () => {
  const { app } = appOf(first.device);
  const screen = new AddDeviceScreen(app);
  const entered = screen.enter();
  screen.leave();
  await entered;
  assert.equal(codes.size, 0);
});

test('on the other device: the code from the link, a wrong passphrase, the right one', async () => {
  const { screen: there } = await shown();
  const device = await startDevice(new FakeBrowser(first).tab());
  const { app } = appOf(device);
  const screen = new OtherDeviceScreen(app, { code: codeOn(there) });
  app.screen = screen;
  await screen.enter();
  assert.deepEqual(app.said.navigated, ['#/other-device'], 'the code leaves the address');
  assert.match(flat(screen.render()), /Now your passphrase.*Sign-in name: rhian/s);
  await type(screen, 'some other invented words');
  assert.match(flat(screen.render()), /That passphrase does not open this/);
  await type(screen, PASSPHRASE);
  assert.equal(device.vault.state, 'unlocked');
  assert.deepEqual(app.said.navigated, ['#/other-device', '#/review']);
  device.stop();
});

test('a code that is refused is told in one sentence, whatever is wrong with it', async () => {
  const device = await startDevice(new FakeBrowser(first).tab());
  const { app } = appOf(device);
  const screen = new OtherDeviceScreen(app, { code: 'ABCD EFGH JKMN PQRS' });
  await screen.enter();
  assert.match(flat(screen.render()), /mistyped, used already, or older than ten minutes/);
  first.server.fault('/api/device-code/open', no(429, 'too_many_tries'));
  await screen.enter();
  assert.match(flat(screen.render()), /Too many tries/);
  device.stop();
});

/** Types a passphrase into the page and sends it. */
async function type(screen, passphrase) {
  const part = (template, mark) => find(template, (strings) => strings.some((text) => text.includes(mark)));
  const field = part(screen.render(), '@input=');
  field.values[field.strings.findIndex((text) => text.includes('@input='))]({ target: { value: passphrase } });
  const form = part(screen.render(), '@submit=');
  await form.values[form.strings.findIndex((text) => text.includes('@submit='))]({ preventDefault: () => undefined });
}

/** The innermost template that fits. */
function find(part, fits) {
  if (Array.isArray(part)) return part.map((each) => find(each, fits)).find(Boolean);
  if (!part || typeof part !== 'object' || !('strings' in part)) return undefined;
  return find([...part.values], fits) ?? (fits(part.strings) ? part : undefined);
}

/** Resolves when what goes on behind the page has come so far. */
async function settledOn(holds) {
  while (!holds()) await new Promise(setImmediate);
}
