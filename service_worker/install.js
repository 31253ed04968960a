import { digestOf } from '../static/js/sync/digest.js';

/**
 * @typedef {import('./precache.js').Precache} Precache
 * @typedef {{caches: CacheStorage, fetch: typeof globalThis.fetch, precache: Precache}} Parts
 */

/** Headers that no longer describe the bytes once they have been read. */
const TRANSPORT = ['content-encoding', 'content-length', 'transfer-encoding', 'vary'];

/** What the page has just loaded is not asked for again, however old the browser takes it for: the digest decides. @type {readonly RequestCache[]} */
const ASKED = ['force-cache', 'reload'];

/**
 * Puts the whole shell into this version's cache, or fails and leaves every other version as it was. Each file's bytes must have the digest that the
 * list says; what this version or an older one has already is copied. The desk's files come with it where they are kept, or are to be from now on.
 * @param {Parts} parts
 * @param {{desk?: boolean}} [options]
 */
export async function install({ caches, fetch, precache }, { desk = false } = {}) {
  const withDesk = desk || (await precache.hasDesk());
  const stock = await openAll(caches, await precache.present());
  const files = await Promise.all(precache.files(withDesk).map((file) => take(file, stock, fetch)));
  const existed = await precache.exists();
  try {
    const cache = await precache.open();
    await Promise.all(files.map(({ path, answer }) => cache.put(path, answer)));
    if (withDesk) await precache.markDesk();
  } catch (problem) {
    if (!existed) await precache.remove();
    throw problem;
  }
}

/** @param {CacheStorage} caches @param {string[]} names */
function openAll(caches, names) {
  return Promise.all(names.map((name) => caches.open(name)));
}

/**
 * @param {{path: string, sha256: string}} file
 * @param {Cache[]} stock
 * @param {typeof globalThis.fetch} fetch
 */
async function take({ path, sha256 }, stock, fetch) {
  for (const cache of stock) {
    const answer = await whole(await cache.match(path), sha256);
    if (answer) return { path, answer };
  }
  for (const mode of ASKED) {
    const answer = await whole(await fetch(path, { cache: mode, credentials: 'same-origin' }), sha256);
    if (answer) return { path, answer };
  }
  throw new Error(`precache: ${path} is not what was listed`);
}

/**
 * @param {Response|undefined} answer
 * @param {string} sha256
 * @returns {Promise<Response|null>} the answer to be kept, or null when it is not the listed file
 */
async function whole(answer, sha256) {
  if (!answer?.ok || answer.redirected) return null;
  const bytes = await answer.arrayBuffer();
  if ((await digestOf(bytes)) !== sha256) return null;
  const headers = new Headers(answer.headers);
  for (const name of TRANSPORT) headers.delete(name);
  return new Response(bytes, { status: 200, headers });
}
