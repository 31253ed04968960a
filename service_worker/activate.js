/**
 * The new version has taken over: older caches go, but only when this version's own is complete.
 * @param {{caches: CacheStorage, clients: {claim: () => Promise<void>}, precache: import('./precache.js').Precache}} parts
 */
export async function activate({ caches, clients, precache }) {
  if (await precache.isComplete()) {
    for (const name of await precache.others()) await caches.delete(name);
  }
  await clients.claim();
}
