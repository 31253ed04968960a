import { digestOf } from '../static/js/sync/digest.js';
import { assemble } from './assemble.js';

/**
 * @typedef {import('./precache.js').Precache} Precache
 * @typedef {(path: string) => Promise<Response|undefined>} Source
 * @typedef {{caches: CacheStorage, fetch: typeof globalThis.fetch, precache: Precache}} Parts
 */

/** Headers that no longer describe the bytes once they have been read. */
const TRANSPORT = ['content-encoding', 'content-length', 'transfer-encoding', 'vary'];

/** The page that others are told by. */
const SHELL = '/';

/** What the page has just loaded is not asked for again, however old the browser takes it for: the digest decides. @type {readonly RequestCache[]} */
const ASKED = ['force-cache', 'reload'];

/**
 * Puts the whole shell into this version's cache, or fails and leaves every other version as it was. Each file's bytes must have the digest that the
 * list says; what this version or an older one has already is copied, and a page that is nearly the shell is made from it. The desk's files come with it
 * where they are kept, or are to be from now on.
 * @param {Parts} parts
 * @param {{desk?: boolean}} [options]
 */
export async function install({ caches, fetch, precache }, { desk = false } = {}) {
  const withDesk = desk || (await precache.hasDesk());
  const files = await takeAll(withDesk, { caches, fetch, precache });
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

/** @param {boolean} withDesk @param {Parts} parts */
async function takeAll(withDesk, { caches, fetch, precache }) {
  const stock = await Promise.all((await precache.present()).map((name) => caches.open(name)));
  const kept = stock.map((cache) => (/** @type {string} */ path) => cache.match(path));
  const asked = ASKED.map(
    (mode) => (/** @type {string} */ path) => fetch(path, { cache: mode, credentials: 'same-origin' }),
  );
  const files = precache.files(withDesk);
  const shell = files.filter(({ path }) => path === SHELL).map((file) => take(file, [...kept, ...asked]));
  const others = files.filter(({ path }) => path !== SHELL).map((file) => take(file, [...kept, made, ...asked]));
  return Promise.all([...shell, ...others]);

  /** @type {Source} */
  async function made(path) {
    const pieces = precache.piecesOf(path);
    return pieces && assemble((await Promise.all(shell))[0].answer, pieces);
  }
}

/**
 * @param {{path: string, sha256: string}} file
 * @param {Source[]} sources the nearest first
 */
async function take({ path, sha256 }, sources) {
  for (const source of sources) {
    const answer = await whole(await source(path), sha256);
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
