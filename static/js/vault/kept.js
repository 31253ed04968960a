import { openValue, orLost, sealValue } from './local_box.js';

/** Other small things that stay on this device, sealed: the codes of invitations that this contact made. */
export class Kept {
  #database;
  #local;

  /** @param {{database: import('./database.js').Database, local: CryptoKey}} parts */
  constructor({ database, local }) {
    this.#database = database;
    this.#local = local;
  }

  /** @param {string} kind @param {string} id @param {object} value */
  async put(kind, id, value) {
    const sealed = await sealValue(this.#local, kind, id, value);
    await this.#run('readwrite', (store) => store.put({ id: `${kind}:${id}`, sealed }));
  }

  /** @param {string} kind @param {string} id @returns {Promise<any>} null when it is not here, or was sealed under keys that are lost */
  async get(kind, id) {
    const row = await this.#run('readonly', (store) => store.get(`${kind}:${id}`));
    return row ? orLost(openValue(this.#local, kind, id, row.sealed)) : null;
  }

  /** @param {string} kind @returns {Promise<string[]>} of all of this kind */
  async ids(kind) {
    const keys = await this.#run('readonly', (store) => store.getAllKeys());
    const ofKind = keys.filter((/** @type {string} */ key) => key.startsWith(`${kind}:`));
    return ofKind.map((/** @type {string} */ key) => key.slice(kind.length + 1));
  }

  /** @param {string} kind @param {string} id */
  async remove(kind, id) {
    await this.#run('readwrite', (store) => store.delete(`${kind}:${id}`));
  }

  /** @param {'readonly'|'readwrite'} mode @param {(store: any) => Promise<any>} work */
  #run(mode, work) {
    return this.#database.run(['kept'], mode, (transaction) => work(transaction.objectStore('kept')));
  }
}
