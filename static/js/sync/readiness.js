import { isPersisted } from '../vault/persistence.js';
import { worksAtDesk } from './desk.js';
import { digestOf } from './digest.js';

/**
 * @typedef {import('./worker_link.js').PrecachedFile} PrecachedFile
 * @typedef {{kind: string, ok: boolean|null, code: string, [fact: string]: unknown}} Check ok null: it cannot be said while locked, or at all
 */

const DAY = 24 * 60 * 60_000;

/**
 * Whether the device is ready for a visit without a network: each point is really looked at.
 * @param {{worker: {precache: () => Promise<import('./worker_link.js').Precache|null>}, caches: CacheStorage|undefined,
 *   vault: import('../vault/session.js').Vault, engine: import('./engine.js').SyncEngine, storage: import('../vault/persistence.js').Storage|undefined,
 *   timers: import('../vault/types.js').Timers, now: () => number}} parts
 * @returns {Promise<{ok: boolean, checkedAt: number, items: Check[]}>}
 */
export async function readiness({ worker, caches, vault, engine, storage, timers, now }) {
  const checkedAt = now();
  const items = [
    ...(await files(await worker.precache(), caches, hasDesk(vault))),
    await keys(vault.casebook),
    people(vault.casebook),
    lastSync(engine.status, checkedAt),
    await unsent(vault),
    persistence(await isPersisted(storage, timers)),
  ];
  return { ok: items.every(({ ok }) => ok === true), checkedAt, items };
}

/**
 * Every precached file, read back from the cache and compared by digest.
 * @param {import('./worker_link.js').Precache|null} precache
 * @param {CacheStorage|undefined} caches
 * @param {boolean} needsDesk
 * @returns {Promise<Check[]>}
 */
async function files(precache, caches, needsDesk) {
  const kinds = ['app', 'forms', 'help'];
  if (!precache || !caches) return kinds.map((kind) => ({ kind, ok: false, code: 'no_worker', files: 0, missing: [] }));
  const cache = await caches.open(precache.cache);
  const found = await Promise.all(precache.files.map(async (file) => ({ ...file, whole: await isWhole(cache, file) })));
  return kinds.map((kind) => {
    const ofKind = found.filter(({ path }) => kindOf(path) === kind);
    const missing = ofKind.filter(({ whole }) => !whole).map(({ path }) => path);
    if (kind === 'app' && needsDesk && !precache.desk) missing.push('desk');
    const ok = ofKind.length > 0 && missing.length === 0;
    return { kind, ok, code: ok ? 'ready' : 'missing', files: ofKind.length, missing };
  });
}

/** @param {import('../vault/session.js').Vault} vault */
function hasDesk(vault) {
  return worksAtDesk(vault.casebook?.me.roles ?? vault.known?.roles ?? []);
}

/** @param {Cache} cache @param {PrecachedFile} file */
async function isWhole(cache, { path, sha256 }) {
  const answer = await cache.match(path);
  return answer !== undefined && (await digestOf(await answer.arrayBuffer())) === sha256;
}

/** @param {string} path */
function kindOf(path) {
  if (path === '/forms.json') return 'forms';
  return path === '/help-now' ? 'help' : 'app';
}

/** @param {import('../vault/casebook.js').Casebook|null} casebook @returns {Promise<Check>} */
async function keys(casebook) {
  if (!casebook) return { kind: 'keys', ok: null, code: 'locked', people: 0, without: [] };
  const own = [...casebook.cases.values()].filter(({ member, disposed }) => member && !disposed);
  const tried = await Promise.all(own.map(async ({ id }) => ({ id, opens: await casebook.hasKey(id) })));
  const without = tried.filter(({ opens }) => !opens).map(({ id }) => id);
  const ok = without.length === 0 && casebook.me.vouched;
  return { kind: 'keys', ok, code: ok ? 'ready' : lacking(casebook, without), people: own.length, without };
}

/** Why somebody cannot open and seal. @param {import('../vault/casebook.js').Casebook} casebook @param {string[]} without */
function lacking(casebook, without) {
  if (without.length) return 'keys_missing';
  return casebook.people.size ? 'not_vouched' : 'never'; // before the first exchange nobody is known, oneself included
}

/** @param {import('../vault/casebook.js').Casebook|null} casebook @returns {Check} */
function people(casebook) {
  if (!casebook) return { kind: 'people', ok: null, code: 'locked', count: 0 };
  const count = [...casebook.cases.values()].filter(
    ({ member, records, disposed }) => member && !disposed && records.length > 0,
  ).length;
  return { kind: 'people', ok: count > 0, code: count > 0 ? 'ready' : 'none', count };
}

/** @param {import('./engine.js').Status} status @param {number} now @returns {Check} */
function lastSync({ lastSync: at, state, code }, now) {
  const facts = { kind: 'sync', lastSync: at, state };
  if (code === 'access_ended') return { ...facts, ok: false, code };
  if (state === 'signed_out') return { ...facts, ok: false, code: 'signed_out' };
  if (at === null) return { ...facts, ok: false, code: 'never' };
  const fresh = Math.abs(now - at) <= DAY; // a time to come was told by a clock that was wrong: it says nothing
  return { ...facts, ok: fresh, code: fresh ? 'ready' : 'old' };
}

/** @param {import('../vault/session.js').Vault} vault @returns {Promise<Check>} */
async function unsent(vault) {
  const counts = await vault.unsent();
  const ok = counts.waiting + counts.refused === 0;
  return { kind: 'unsent', ok, code: ok ? 'ready' : 'unsent', ...counts };
}

/** @param {boolean|null} persisted @returns {Check} */
function persistence(persisted) {
  const code = persisted === null ? 'unknown' : persisted ? 'ready' : 'not_persisted';
  return { kind: 'storage', ok: persisted, code, persisted };
}
