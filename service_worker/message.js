import { install } from './install.js';

/**
 * @typedef {{caches: CacheStorage, fetch: typeof globalThis.fetch, precache: import('./precache.js').Precache, letGo: () => void,
 *   skipWaiting: () => void}} Parts
 */

/**
 * What pages ask of the worker: `precache` (the list, to be checked), `mend` (files that the browser has dropped are fetched again), `keep-desk` (the
 * desk's files are kept from now on), `let-go` (the old version ends what it waits for) and `skip-waiting` (the new one may take over).
 * @param {{type?: string}|null} question
 * @param {Parts} parts
 * @returns {Promise<object|null>} the answer; null for what is no question
 */
export async function reply(question, parts) {
  if (question?.type === 'precache') return inventory(parts.precache);
  if (question?.type === 'mend') return mend(parts);
  if (question?.type === 'keep-desk') return keepDesk(parts);
  if (question?.type === 'let-go') return letGo(parts);
  if (question?.type === 'skip-waiting') return skipWaiting(parts);
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

/** @param {Parts} parts */
function letGo(parts) {
  parts.letGo();
  return { letGo: true };
}

/** The answer does not wait for it: the browser may want the old version to be idle first. @param {Parts} parts */
function skipWaiting(parts) {
  parts.skipWaiting();
  return { skipping: true };
}
