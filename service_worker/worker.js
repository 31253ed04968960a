import { activate } from './activate.js';
import { answer, pathFor } from './answer.js';
import { InFlight } from './in_flight.js';
import { install } from './install.js';
import { reply } from './message.js';
import { Precache } from './precache.js';
import { sendOutbox } from './send.js';

/**
 * The lists of files are put in front of this script by the server: `self.__precache` for every device, `self.__desk` for those of force contacts;
 * and `self.__pieces`, of which lines of the shell another page is made.
 */
const worker = /** @type {any} */ (globalThis);
const { caches, clients, location } = worker;
const fetch = worker.fetch.bind(worker);
const precache = new Precache({ caches, list: worker.__precache ?? [], desk: worker.__desk, pieces: worker.__pieces });
const inFlight = new InFlight();

worker.addEventListener('install', onInstall);
worker.addEventListener('activate', onActivate);
worker.addEventListener('fetch', onFetch);
worker.addEventListener('message', onMessage);
worker.addEventListener('sync', onSync);

/** @param {ExtendableEvent} event */
function onInstall(event) {
  event.waitUntil(install({ caches, fetch, precache }));
}

/** @param {ExtendableEvent} event */
function onActivate(event) {
  event.waitUntil(activate({ caches, clients, precache }));
}

/** @param {FetchEvent} event */
function onFetch(event) {
  const path = pathFor(event.request, { origin: location.origin, precache });
  if (path)
    event.respondWith(answer(event.request, path, { fetch: (...asked) => inFlight.hold(fetch(...asked)), precache }));
}

/** @param {ExtendableMessageEvent} event */
function onMessage(event) {
  const parts = {
    caches,
    fetch,
    precache,
    letGo: () => inFlight.letGo(),
    skipWaiting: () => event.waitUntil(worker.skipWaiting()),
  };
  const replied = reply(event.data, parts).then((words) => words && event.ports[0]?.postMessage(words));
  event.waitUntil(inFlight.hold(replied));
}

/** @param {ExtendableEvent & {tag: string}} event */
function onSync(event) {
  if (event.tag !== 'outbox') return;
  const channel = new BroadcastChannel('wso');
  const parts = { indexedDB: worker.indexedDB, locks: worker.navigator.locks, fetch, channel, badge: worker.navigator };
  event.waitUntil(inFlight.hold(sendOutbox(parts)));
}
