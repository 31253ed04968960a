import { DraftWriter } from './draft_writer.js';
import { openValue, orLost, sealValue } from './local_box.js';

/**
 * @typedef {{form: string, version: number, case: string|null, values: Record<string, any>, about?: any}} DraftContent
 * @typedef {DraftContent & {id: string, updatedAt: number}} Draft
 */

/** Unfinished records, sealed under the device's own key. In clear: id, time, size. */
export class Drafts {
  #database;
  #local;
  #now;
  #timers;
  #locks;
  /** @type {Set<DraftWriter>} */
  #writers = new Set();

  /**
   * @param {{database: import('./database.js').Database, local: CryptoKey, now: () => number, timers: import('./types.js').Timers,
   *   locks: import('./types.js').Locks}} parts
   */
  constructor({ database, local, now, timers, locks }) {
    this.#database = database;
    this.#local = local;
    this.#now = now;
    this.#timers = timers;
    this.#locks = locks;
  }

  /**
   * Seals and keeps a draft; resolves when it is on the disk.
   * @param {string} id
   * @param {DraftContent} content
   * @returns {Promise<{id: string, updatedAt: number}>}
   */
  async save(id, { form, version, case: caseId, values, about = null }) {
    const updatedAt = this.#now();
    const sealed = await sealValue(this.#local, 'draft', id, { form, version, case: caseId, values, about });
    await this.#write((store) => store.put({ id, updatedAt, sealed }));
    return { id, updatedAt };
  }

  /** @returns {Promise<Draft[]>} newest first, without those of lost keys */
  async list() {
    const rows = await this.#database.run(['drafts'], 'readonly', (transaction) =>
      transaction.objectStore('drafts').getAll(),
    );
    const drafts = await Promise.all(rows.map((/** @type {any} */ row) => orLost(this.#open(row))));
    return drafts.filter((draft) => draft !== null).sort((a, b) => b.updatedAt - a.updatedAt);
  }

  /** @param {string} id @returns {Promise<Draft|null>} */
  async get(id) {
    const row = await this.#database.run(['drafts'], 'readonly', (transaction) =>
      transaction.objectStore('drafts').get(id),
    );
    return row ? this.#open(row) : null;
  }

  /** @param {string} id */
  async remove(id) {
    await this.stop(id);
    await this.#write((store) => store.delete(id));
  }

  /**
   * Takes a draft for whoever asks, so that no two tabs write one.
   * @param {string} id
   * @returns {Promise<(() => Promise<void>) | null>} lets go of it; null while somebody else has it
   */
  hold(id) {
    return new Promise((resolve, reject) => {
      const held = this.#locks.request(`draft:${id}`, { ifAvailable: true }, (/** @type {unknown} */ lock) => {
        if (!lock) return resolve(null);
        return new Promise((letGo) => {
          resolve(async () => {
            letGo(undefined);
            await held;
          });
        });
      });
      held.catch(reject);
    });
  }

  /**
   * Writes a draft while somebody types.
   * @param {{id: string, delay?: number, onState?: (state: 'pending'|'saved'|'failed', error?: unknown) => void}} options
   */
  writer({ id, delay = 400, onState = () => undefined }) {
    const writer = new DraftWriter({
      id,
      save: (content) => this.save(id, content),
      delay,
      onState,
      timers: this.#timers,
    });
    this.#writers.add(writer);
    return writer;
  }

  /**
   * Ends all writing of a draft, so that a save under way cannot bring it back after it was removed.
   * @param {string} id
   */
  async stop(id) {
    const writers = [...this.#writers].filter((writer) => writer.id === id);
    await Promise.all(writers.map((writer) => writer.stop()));
    for (const writer of writers) this.#writers.delete(writer);
  }

  /** Seals at once what any writer still holds. Rejects with the first failure; the others are written all the same. */
  async flush() {
    const outcomes = await Promise.allSettled([...this.#writers].map((writer) => writer.flush()));
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason;
  }

  /** @param {{id: string, updatedAt: number, sealed: ArrayBuffer}} row @returns {Promise<Draft>} */
  async #open({ id, updatedAt, sealed }) {
    return { id, updatedAt, ...(await openValue(this.#local, 'draft', id, sealed)) };
  }

  /** @param {(store: any) => Promise<unknown>} work */
  async #write(work) {
    await this.#database.run(['drafts'], 'readwrite', (transaction) => work(transaction.objectStore('drafts')));
  }
}
