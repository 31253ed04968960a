/** Pages that open without a network. Their addresses may carry a query, which says nothing to them. */
const PAGES = ['/', '/help-now'];

/**
 * The precached path that a request is for, or null: then the worker keeps out of it. Nothing but GET of the shell, on this origin, is answered:
 * never the interface, never a POST.
 * @param {{method: string, mode: string, url: string}} request
 * @param {{origin: string, precache: import('./precache.js').Precache}} parts
 * @returns {string|null}
 */
export function pathFor({ method, mode, url }, { origin, precache }) {
  const { origin: asked, pathname, search } = new URL(url);
  if (method !== 'GET' || asked !== origin || pathname.startsWith('/api/')) return null;
  if (mode === 'navigate') return PAGES.includes(pathname) ? pathname : null;
  return search === '' && precache.lists(pathname) ? pathname : null;
}

/**
 * @param {Request} request
 * @param {string} path
 * @param {{fetch: typeof globalThis.fetch, precache: import('./precache.js').Precache}} parts
 * @returns {Promise<Response>} from the cache, or from the network where the browser has dropped it
 */
export async function answer(request, path, { fetch, precache }) {
  const cache = await precache.open();
  return (await cache.match(path)) ?? fetch(request);
}
