/** IndexedDB's requests as promises. They settle in the request's own event, so that a transaction goes on while only such promises are awaited. */

/**
 * @typedef {{get: (key: any) => Promise<any>, getAll: (query?: any, count?: number) => Promise<any[]>, getAllKeys: (query?: any) => Promise<any[]>,
 *   count: (query?: any) => Promise<number>, openKeyCursor: (query: any, direction: IDBCursorDirection) => Promise<IDBCursor|null>}} Readable
 * @typedef {Readable & {index: (name: string) => Readable, add: (value: any) => Promise<any>, put: (value: any, key?: any) => Promise<any>,
 *   delete: (key: any) => Promise<void>, clear: () => Promise<void>}} Store
 * @typedef {{objectStore: (name: string) => Store, abort: () => void}} Transaction
 */

/** What leads to a place to ask, and asks nothing itself. @type {Set<string|symbol>} */
const PLACES = new Set(['objectStore', 'index']);

/** @param {IDBTransaction} transaction @returns {Transaction} the same, whose stores answer with promises */
export function promised(transaction) {
  return /** @type {any} */ (asking(transaction));
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<Error|null>} when it is over: null once it is complete, or why it was undone */
export function ended(transaction) {
  return new Promise((resolve) => {
    transaction.oncomplete = () => resolve(null);
    transaction.onabort = () => resolve(transaction.error ?? new DOMException('undone', 'AbortError'));
  });
}

/** @param {any} target a transaction, a store or an index @returns {object} whose methods answer with a promise, or with a store or an index like it */
function asking(target) {
  return new Proxy(target, {
    get:
      (_, method) =>
      (/** @type {any[]} */ ...rest) => {
        const answer = target[method](...rest);
        return answer && (PLACES.has(method) ? asking(answer) : settled(answer));
      },
  });
}
