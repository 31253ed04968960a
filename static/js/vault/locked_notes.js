import { openNote, sealNote } from '../crypto/locked_note.js';
import { VaultError } from './errors.js';

/** @typedef {{id: string, at: number, text: string|null}} LockedNote text: null where it does not open with the keys of today */

const KIND = 'locked-note:';

/** Whether a row among the small sealed things is such a note. @param {string} id */
export function isNote(id) {
  return id.startsWith(KIND);
}

/** Notes written while locked: anybody may add one, only the person's keys open them. In clear: time and size. */
export class LockedNotes {
  #parts;

  /**
   * @param {{space: import('./space.js').Space, account: import('./accounts.js').Account, now: () => number, pair: CryptoKeyPair|null}} parts
   *   pair: the person's, null while locked
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * Seals a note and keeps it in place of what was kept under this id; resolves when it is on the disk. Throws `storage_full`, `storage_failed`.
   * @param {string} id
   * @param {string} text
   */
  async keep(id, text) {
    const { account, now } = this.#parts;
    if (!account.hpke) throw new VaultError('locked'); // nobody has unlocked here since notes can be written
    const sealed = await sealNote(account.hpke, this.#place(id), text);
    await this.#run('readwrite', (store) =>
      store.put({ id: KIND + id, at: now(), sealed: new Uint8Array(sealed).buffer }),
    );
  }

  /** @returns {Promise<LockedNote[]>} oldest first; throws `locked` */
  async list() {
    const { pair } = this.#parts;
    if (!pair) throw new VaultError('locked');
    const rows = (await this.#run('readonly', (store) => store.getAll())).filter((/** @type {any} */ row) =>
      isNote(row.id),
    );
    const notes = await Promise.all(rows.map((/** @type {any} */ row) => this.#open(pair, row)));
    return notes.sort((a, b) => a.at - b.at);
  }

  /** @param {string} id */
  async remove(id) {
    await this.#run('readwrite', (store) => store.delete(KIND + id));
  }

  /** @param {CryptoKeyPair} pair @param {{id: string, at: number, sealed: ArrayBuffer}} row @returns {Promise<LockedNote>} */
  async #open(pair, { id: key, at, sealed }) {
    const id = key.slice(KIND.length);
    try {
      return { id, at, text: await openNote(pair, this.#place(id), new Uint8Array(sealed)) };
    } catch (problem) {
      if (/** @type {{code?: string}} */ (problem).code !== 'not_opened') throw problem;
      return { id, at, text: null };
    }
  }

  /** @param {string} id */
  #place(id) {
    const { force, person } = this.#parts.account;
    return { force, person, id };
  }

  /** @param {'readonly'|'readwrite'} mode @param {(store: any) => Promise<any>} work */
  #run(mode, work) {
    return this.#parts.space.database.run(['kept'], mode, (transaction) => work(transaction.objectStore('kept')));
  }
}
