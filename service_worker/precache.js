import { digestOf } from '../static/js/sync/digest.js';

/**
 * @typedef {[path: string, sha256: string]} Listed a file of the shell and the base64url SHA-256 of its bytes
 */

const SHELL = 'wso-shell-';

/** What this version of the worker keeps. The name of its cache is made from the list, so another list never shares a cache. */
export class Precache {
  #caches;
  #list;
  /** @type {Promise<string>|null} */
  #name = null;

  /** @param {{caches: CacheStorage, list: Listed[]}} parts */
  constructor({ caches, list }) {
    this.#caches = caches;
    this.#list = list;
  }

  /** @returns {{path: string, sha256: string}[]} */
  get files() {
    return this.#list.map(([path, sha256]) => ({ path, sha256 }));
  }

  /** @param {string} path */
  lists(path) {
    return this.#list.some(([listed]) => listed === path);
  }

  /** @returns {Promise<string>} */
  name() {
    this.#name ??= digestOf(new TextEncoder().encode(JSON.stringify(this.#list))).then(
      (digest) => `${SHELL}${digest.slice(0, 16)}`,
    );
    return this.#name;
  }

  async open() {
    return this.#caches.open(await this.name());
  }

  /** @returns {Promise<boolean>} whether this version's cache was made before */
  async exists() {
    return this.#caches.has(await this.name());
  }

  async remove() {
    await this.#caches.delete(await this.name());
  }

  /** @returns {Promise<string[]>} the caches of other versions */
  async others() {
    const own = await this.name();
    return (await this.#caches.keys()).filter((name) => name.startsWith(SHELL) && name !== own);
  }

  /** @returns {Promise<boolean>} whether every file is there */
  async isComplete() {
    const cache = await this.open();
    const found = await Promise.all(this.#list.map(([path]) => cache.match(path)));
    return found.every(Boolean);
  }
}
