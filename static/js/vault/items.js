/**
 * @typedef {import('./database.js').Database} Database
 * @typedef {import('./database.js').Transaction} Transaction
 * @typedef {import('./entry.js').Item} Item
 * @typedef {{after: number, upto: number, items: Item[]}} Arrived what came after one arrival, up to another
 */

const BATCH = 200;

/** Everything the server acknowledged or delivered, as received. */
export class Items {
  #database;

  /** @param {Database} database */
  constructor(database) {
    this.#database = database;
  }

  /** @param {string[]} digests @returns {Promise<Item[]>} those that are here */
  async some(digests) {
    const found = await this.#read((store) => Promise.all(digests.map((digest) => store.get(digest))));
    return found.filter(Boolean);
  }

  /** @returns {Promise<number>} of the latest arrival, 0 before there is one */
  last() {
    return this.#database.run(['arrivals'], 'readonly', async (transaction) => {
      const latest = await transaction.objectStore('arrivals').openKeyCursor(null, 'prev');
      return latest ? Number(latest.key) : 0;
    });
  }

  /**
   * What has come since an arrival, or has come again with another word of the server, in portions that leave the page time to draw.
   * @param {number} arrival
   * @returns {AsyncGenerator<Arrived>}
   */
  async *since(arrival) {
    for (let after = arrival; ; ) {
      const arrived = await this.#arrivedAfter(after);
      if (arrived.items.length === 0) return;
      yield arrived;
      after = arrived.upto;
    }
  }

  /** @param {number} after @returns {Promise<Arrived>} */
  #arrivedAfter(after) {
    return this.#database.run(['arrivals', 'items'], 'readonly', async (transaction) => {
      const rows = await transaction.objectStore('arrivals').getAll(IDBKeyRange.lowerBound(after, true), BATCH);
      const digests = [...new Set(rows.map(({ digest }) => digest))];
      const items = await Promise.all(digests.map((digest) => transaction.objectStore('items').get(digest)));
      return { after, upto: rows.at(-1)?.no ?? after, items };
    });
  }

  /** @returns {Promise<Item[]>} of all logs */
  statements() {
    return this.#read((store) => store.index('log').getAll(IDBKeyRange.bound(['statement'], ['statement', []])));
  }

  /** @param {(store: any) => Promise<any>} work */
  #read(work) {
    return this.#database.run(['items'], 'readonly', (transaction) => work(transaction.objectStore('items')));
  }
}

/**
 * Puts a delivered item; what is known of it already (an own record that was acknowledged) keeps its time of arrival.
 * @param {Transaction} transaction over `items` and `arrivals`
 * @param {Item} item
 */
export async function deliver(transaction, item) {
  const known = await transaction.objectStore('items').get(item.digest);
  await putItem(transaction, known ? { ...item, received_at: known.received_at, late: known.late || item.late } : item);
}

/**
 * @param {Transaction} transaction over `items` and `arrivals`
 * @param {Item} item
 */
export async function putItem(transaction, item) {
  await Promise.all([
    transaction.objectStore('items').put(item),
    transaction.objectStore('arrivals').add({ digest: item.digest }),
  ]);
}
