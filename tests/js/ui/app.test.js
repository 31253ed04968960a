/** What the app says when the device tells it that something could not be kept or removed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App } from '../../../static/js/ui/app.js';
import { notices } from '../../../static/js/ui/parts/note.js';
import { flat } from './desk_support.js';

/** An app that listens and shows no screen yet: the address is a place on the page. */
async function listening() {
  const place = { textContent: '', replaceChildren: () => undefined };
  const window = Object.assign(new EventTarget(), {
    location: { hash: '#main' },
    document: Object.assign(new EventTarget(), { getElementById: () => place }),
    navigator: { onLine: true },
    scrollTo: () => undefined,
  });
  const casebook = Object.assign(new EventTarget(), { ready: Promise.resolve(), state: 'open', records: [] });
  const vault = Object.assign(new EventTarget(), { state: 'unlocked', known: null, casebook });
  const engine = Object.assign(new EventTarget(), { status: { state: 'idle' } });
  const worker = Object.assign(new EventTarget(), { waiting: false });
  const forms = { ready: Promise.resolve() };
  const device = { vault, engine, worker };
  const firstScreen = { handOver: () => null };
  const parts = { device, forms, routes: [], help: {}, firstScreen, force: '', demo: false, window };
  const app = new App(/** @type {any} */ (parts));
  await app.start();
  vault.dispatchEvent(new CustomEvent('casebook', { detail: {} }));
  return { app, vault, casebook, place };
}

test('words that could not be sealed when the app was to lock are told with the reason', async () => {
  const { app, vault, place } = await listening();
  vault.dispatchEvent(new CustomEvent('lockheld', { detail: { code: 'storage_full' } }));
  assert.match(flat(notices(app)), /What you are writing could not be kept.*no room left/s);
  assert.match(place.textContent, /could not be kept.*no room left/);
});

test('a draft that could not be removed is told', async () => {
  const { app, casebook } = await listening();
  assert.doesNotMatch(flat(notices(app)), /still here/);
  casebook.dispatchEvent(new CustomEvent('draftleft', { detail: { code: 'storage_failed' } }));
  assert.match(flat(notices(app)), /The draft of a saved record is still here/);
});
