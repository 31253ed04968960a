/**
 * The browser's promise not to evict what is kept here. Some browsers never answer, so nothing waits for the answer without a limit.
 *
 * @typedef {{persist?: () => Promise<boolean>, persisted?: () => Promise<boolean>}} Storage navigator.storage, where there is one
 */

/**
 * Asks for persistence and does not wait.
 * @param {Storage|undefined} storage
 * @param {(granted: boolean) => void} [tell]
 */
export function askToPersist(storage, tell = () => undefined) {
  if (!storage?.persist) return;
  storage.persist().then(tell, () => tell(false));
}

/**
 * @param {Storage|undefined} storage
 * @param {import('./types.js').Timers} timers
 * @param {number} [limit] milliseconds
 * @returns {Promise<boolean|null>} null: the browser does not say
 */
export function isPersisted(storage, timers, limit = 2_000) {
  if (!storage?.persisted) return Promise.resolve(null);
  const answer = storage.persisted().catch(() => null);
  return within(answer, timers, limit);
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {import('./types.js').Timers} timers
 * @param {number} limit milliseconds
 * @returns {Promise<T|null>} null when the limit passed
 */
export function within(promise, timers, limit) {
  return new Promise((resolve, reject) => {
    const timer = timers.setTimeout(() => resolve(null), limit);
    promise.then(resolve, reject).finally(() => timers.clearTimeout(timer));
  });
}
