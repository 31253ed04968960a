import { SealingError } from '../crypto/errors.js';
import { VaultError } from './errors.js';
import { Kept } from './kept.js';

/**
 * @typedef {import('./types.js').OpenedRecord} OpenedRecord
 * @typedef {import('./types.js').InvalidRecord} InvalidRecord
 * @typedef {{records: OpenedRecord[], invalid: InvalidRecord[]}} List
 */

const KIND = 'list';
const ID = 'all';

/**
 * The few records that the first lists stand on, sealed, with a mark of everything that they were judged beside. While the mark is still that of what
 * lies here, the lists can be shown before all the rest is read.
 */
export class KeptList {
  #kept;
  /** What lies there. */
  #present = '';

  /** @param {{database: import('./database.js').Database, local: CryptoKey}} parts */
  constructor(parts) {
    this.#kept = new Kept(parts);
  }

  /** @param {string} mark @returns {Promise<List|null>} null when something has come or changed since, or nothing was kept */
  async get(mark) {
    const found = await this.#kept.get(KIND, ID).catch(unreadable);
    if (found?.mark !== mark) return null;
    this.#present = nameOf(mark, found.list);
    return found.list;
  }

  /** @param {string} mark @param {List} list @returns {Promise<boolean>} false where there is no room for it, or it cannot be written down */
  async put(mark, list) {
    const name = nameOf(mark, list);
    if (name === this.#present) return true;
    try {
      await this.#kept.put(KIND, ID, { mark, list });
    } catch (problem) {
      if (problem instanceof VaultError || problem instanceof RangeError) return false;
      throw problem;
    }
    this.#present = name;
    return true;
  }
}

/** @param {string} mark @param {List} list */
function nameOf(mark, { records }) {
  return [mark, ...records.map(({ digest }) => digest)].join();
}

/** Sealed under the key of another device id: nothing was kept for this one. @param {unknown} problem */
function unreadable(problem) {
  if (!(problem instanceof SealingError)) throw problem;
  return null;
}
