import { Api } from './api.js';
import { reach } from './guest.js';
import { marksOf, tabMarksOf } from './marks.js';

/**
 * The parts of a device as a browser window has them.
 * @param {Window & typeof globalThis} window
 * @param {{force: string, guest?: boolean}} page guest: nothing is kept here; `window.indexedDB` is one in memory by now
 */
export function browserParts(window, { force, guest = false }) {
  const { navigator, document } = window;
  const api = new Api({ fetch: (...request) => window.fetch(...request) });
  return {
    force,
    guest,
    indexedDB: window.indexedDB,
    locks: /** @type {any} */ (navigator.locks),
    marks: guest ? null : marksOf(window),
    now: () => Date.now(),
    chance: () => Math.random(),
    timers: {
      /** @param {() => void} work @param {number} ms */
      setTimeout: (work, ms) => window.setTimeout(work, ms),
      /** @param {number} timer */
      clearTimeout: (timer) => window.clearTimeout(timer),
    },
    api,
    beforeWriting: guest ? () => reach(api) : undefined,
    deviceName: deviceName(navigator),
    channel: !guest && 'BroadcastChannel' in window ? new BroadcastChannel('wso') : null,
    container: navigator.serviceWorker,
    page: { marks: tabMarksOf(window), files: () => filesOf(document) },
    caches: window.caches,
    storage: guest ? undefined : navigator.storage,
    badge: guest ? undefined : /** @type {import('./badge.js').Badge} */ (navigator),
    window,
    document,
  };
}

/** The paths of the files that a page is made from. @param {Document} document */
function filesOf({ scripts, styleSheets }) {
  const addresses = [...[...scripts].map(({ src }) => src), ...[...styleSheets].map(({ href }) => href ?? '')];
  return addresses.filter(Boolean).map((address) => new URL(address).pathname);
}

/**
 * What a list of devices calls this browser, from what browsers say of themselves; no version, no serial.
 * @param {Navigator} navigator
 */
function deviceName({ userAgent }) {
  const browser = [
    ['Firefox', /Firefox\//],
    ['Edge', /Edg\//],
    ['Chrome', /Chrome\//],
    ['Safari', /Safari\//],
  ].find(matches(userAgent));
  const system = [
    ['Android', /Android/],
    ['iPhone', /iPhone/],
    ['iPad', /iPad/],
    ['Windows', /Windows/],
    ['Mac', /Mac OS/],
    ['Linux', /Linux/],
  ].find(matches(userAgent));
  return [browser?.[0] ?? 'Browser', system?.[0]].filter(Boolean).join(', ');
}

/** @param {string} userAgent */
function matches(userAgent) {
  return (/** @type {(string|RegExp)[]} */ [, pattern]) => /** @type {RegExp} */ (pattern).test(userAgent);
}
