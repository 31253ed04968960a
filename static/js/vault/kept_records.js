import { SealingError } from '../crypto/errors.js';
import { openValue, sealJson } from './local_box.js';

/**
 * @typedef {import('./types.js').OpenedRecord} OpenedRecord
 * @typedef {object} Portion what was opened of the items that came after one arrival, up to another
 * @property {number} after
 * @property {number} upto
 * @property {OpenedRecord[]} records
 * @property {string[]} again digests of what has to be opened anew: it was not believed, or cannot be written down
 */

const KIND = 'opened';
/** Raised whenever opening a record means something else: what was kept before is opened anew. */
const MADE = 1;
const AT_ONCE = 8;
const PORTION = 200;
const SMALL_ONES = 32;

/**
 * What was verified and opened before, sealed under the device's own key, so that nothing is verified, decrypted and unpacked twice. It can always be
 * made anew from the items: whatever of it cannot be read is dropped.
 */
export class KeptRecords {
  #database;
  #local;
  /** @type {number[]} rows that this tab knows */
  #rows = [];

  /** @param {{database: import('./database.js').Database, local: CryptoKey}} parts */
  constructor({ database, local }) {
    this.#database = database;
    this.#local = local;
  }

  /**
   * @param {(portion: Portion) => void} take gets each portion, in the order in which they were kept: the later word holds
   * @returns {Promise<number>} the arrival up to which everything has been kept
   */
  async load(take) {
    this.#rows = await this.#run('readonly', (store) => store.getAllKeys());
    let covered = 0;
    for (let at = 0; at < this.#rows.length; at += AT_ONCE) {
      const portions = await this.#read(this.#rows.slice(at, at + AT_ONCE));
      if (!portions) return this.#forget();
      for (const portion of portions) {
        take(portion);
        if (portion.after <= covered) covered = Math.max(covered, portion.upto);
      }
    }
    return covered;
  }

  /** @param {Portion} portion */
  async keep(portion) {
    const row = await this.#seal(portion);
    this.#rows.push(await this.#run('readwrite', (store) => store.add(row)));
  }

  /**
   * Many small rows become few large ones. Nothing is changed where another tab has kept something since.
   * @param {Omit<Portion, 'after'>} all of what is kept
   */
  async gather({ upto, records, again }) {
    const few = Math.ceil(records.length / PORTION);
    if (this.#rows.length <= 2 * few + SMALL_ONES) return;
    const portions = Array.from({ length: few }, (_, at) => records.slice(at * PORTION, (at + 1) * PORTION));
    const rows = await Promise.all(
      portions.map((some, at) => this.#seal({ after: 0, upto, records: some, again: at === 0 ? again : [] })),
    );
    await this.#run('readwrite', async (store) => {
      const present = await store.getAllKeys();
      if (present.join() !== this.#rows.join()) return;
      await store.clear();
      for (const row of rows) await store.add(row);
    });
  }

  /** @param {number[]} keys that follow each other @returns {Promise<Portion[]|null>} null when one cannot be read */
  async #read(keys) {
    const range = IDBKeyRange.bound(keys[0], keys.at(-1));
    const rows = await this.#run('readonly', (store) => store.getAll(range));
    const portions = await Promise.all(rows.map((/** @type {any} */ row) => this.#open(row)));
    return portions.includes(null) ? null : portions;
  }

  /** @param {{made: number, after: number, upto: number, sealed: ArrayBuffer}} row @returns {Promise<Portion|null>} */
  async #open({ made, after, upto, sealed }) {
    if (made !== MADE) return null;
    try {
      return { after, upto, ...(await openValue(this.#local, KIND, `${after}-${upto}`, sealed)) };
    } catch (problem) {
      if (!(problem instanceof SealingError)) throw problem;
      return null; // sealed under the key of another device id
    }
  }

  /** @param {Portion} portion */
  async #seal({ after, upto, records, again }) {
    const written = records.map((record) => ({ digest: record.digest, json: toJson(record) }));
    const lost = written.filter(({ json }) => json === null).map(({ digest }) => digest);
    const texts = written.flatMap(({ json }) => json ?? []);
    const json = `{"records":[${texts.join()}],"again":${JSON.stringify([...again, ...lost])}}`;
    return { made: MADE, after, upto, sealed: await sealJson(this.#local, KIND, `${after}-${upto}`, json) };
  }

  /** @returns {Promise<number>} nothing is kept any more */
  async #forget() {
    this.#rows = [];
    await this.#run('readwrite', (store) => store.clear());
    return 0;
  }

  /** @param {'readonly'|'readwrite'} mode @param {(store: any) => Promise<any>} work */
  #run(mode, work) {
    return this.#database.run(['opened'], mode, (transaction) => work(transaction.objectStore('opened')));
  }
}

/** @param {OpenedRecord} record @returns {string|null} null for answers that lie deeper in each other than can be written */
function toJson(record) {
  try {
    return JSON.stringify(record);
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    return null;
  }
}
