/**
 * @typedef {import('./database.js').Database} Database
 * @typedef {import('./database.js').Transaction} Transaction
 * @typedef {import('./entry.js').Item} Item
 */

const BATCH = 200;

/** Everything the server acknowledged or delivered, as received. */
export class Items {
  #database;

  /** @param {Database} database */
  constructor(database) {
    this.#database = database;
  }

  /** @returns {Promise<string[]>} the digests of all items */
  digests() {
    return this.#read((store) => store.getAllKeys());
  }

  /** @param {string[]} digests @returns {Promise<Item[]>} those that are here */
  async some(digests) {
    const found = await this.#read((store) => Promise.all(digests.map((digest) => store.get(digest))));
    return found.filter(Boolean);
  }

  /** @param {string[]} digests @returns {AsyncGenerator<Item[]>} the same, in portions that leave the page time to draw */
  async *portions(digests) {
    for (let start = 0; start < digests.length; start += BATCH) {
      yield await this.some(digests.slice(start, start + BATCH));
    }
  }

  /** @returns {Promise<Item[]>} of all logs */
  statements() {
    return this.#read((store) => store.index('log').getAll(IDBKeyRange.bound(['statement'], ['statement', []])));
  }

  /**
   * @param {'revision'|'statement'} kind
   * @param {string} log case id or 'directory'
   * @returns {Promise<Item[]>}
   */
  ofLog(kind, log) {
    return this.#read((store) => store.index('log').getAll([kind, log]));
  }

  /** @param {(store: any) => Promise<any>} work */
  #read(work) {
    return this.#database.run(['items'], 'readonly', (transaction) => work(transaction.objectStore('items')));
  }
}

/**
 * Puts a delivered item; what is known of it already (an own record that was acknowledged) keeps its time of arrival.
 * @param {Transaction} transaction over `items`
 * @param {Item} item
 */
export async function deliver(transaction, item) {
  const store = transaction.objectStore('items');
  const known = await store.get(item.digest);
  await store.put(known ? { ...item, received_at: known.received_at, late: known.late || item.late } : item);
}
