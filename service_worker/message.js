import { install } from './install.js';

/**
 * @typedef {{matchAll: (options: object) => Promise<readonly {url: string, postMessage: (message: any, transfer: Transferable[]) => void}[]>}} Tabs
 * @typedef {{caches: CacheStorage, fetch: typeof globalThis.fetch, precache: import('./precache.js').Precache, clients: Tabs, skipWaiting: () => Promise<void>,
 *   setTimeout: (work: () => void, ms: number) => any, clearTimeout: (timer: any) => void}} Parts
 */

const PATIENCE = 2_000;

/**
 * What pages ask of the worker: `precache` (the list, to be checked), `mend` (files that the browser has dropped are fetched again), `keep-desk` (the
 * desk's files are kept from now on) and `skip-waiting` (a new version may take over).
 * @param {{type?: string}|null} question
 * @param {Parts} parts
 * @returns {Promise<object|null>} the answer; null for what is no question
 */
export async function reply(question, parts) {
  if (question?.type === 'precache') return inventory(parts.precache);
  if (question?.type === 'mend') return mend(parts);
  if (question?.type === 'keep-desk') return keepDesk(parts);
  if (question?.type === 'skip-waiting') return takeOver(parts);
  return null;
}

/**
 * Fetches this version's files again. Fails whole, and leaves what is there, without a network or when the server has another version by now.
 * @param {Parts} parts
 */
function mend(parts) {
  return install(parts).then(
    () => ({ mended: true }),
    () => ({ mended: false }),
  );
}

/** @param {import('./precache.js').Precache} precache */
async function inventory(precache) {
  const desk = await precache.hasDesk();
  return { cache: await precache.name(), desk, files: precache.files(desk) };
}

/** @param {Parts} parts */
async function keepDesk(parts) {
  if ((await parts.precache.hasDesk()) && (await parts.precache.isComplete())) return { kept: true };
  return install(parts, { desk: true }).then(
    () => ({ kept: true }),
    () => ({ kept: false }),
  );
}

/**
 * Takes over when no page of the app has a form open. A page that does not answer counts as one that has.
 * @param {Parts} parts
 */
async function takeOver(parts) {
  const tabs = await parts.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const apps = tabs.filter(({ url }) => new URL(url).pathname === '/');
  const answers = await Promise.all(apps.map((tab) => hasFormOpen(tab, parts)));
  const open = answers.filter(Boolean).length;
  if (open > 0) return { updated: false, open };
  await parts.skipWaiting();
  return { updated: true, open: 0 };
}

/**
 * @param {{postMessage: (message: any, transfer: Transferable[]) => void}} tab
 * @param {Parts} parts
 * @returns {Promise<boolean>}
 */
function hasFormOpen(tab, { setTimeout, clearTimeout }) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    /** @param {boolean} open */
    const end = (open) => {
      clearTimeout(timer);
      port1.close();
      resolve(open);
    };
    const timer = setTimeout(() => end(true), PATIENCE);
    port1.onmessage = ({ data }) => end(data?.open !== false);
    tab.postMessage({ type: 'form-open' }, [port2]);
  });
}
