import { digestOf } from '../static/js/sync/digest.js';

/**
 * @typedef {import('./assemble.js').Piece} Piece
 * @typedef {[path: string, sha256: string]} Listed a file of the shell and the base64url SHA-256 of its bytes
 */

const SHELL = 'wso-shell-';

/** Stands in a cache when the desk's files are kept there too. */
const DESK_MARK = '/desk';

/** What this version of the worker keeps. The name of its cache is made from the lists, so other lists never share a cache. */
export class Precache {
  #caches;
  #list;
  #desk;
  #pieces;
  /** @type {Promise<string>|null} */
  #name = null;

  /**
   * @param {{caches: CacheStorage, list: Listed[], desk?: Listed[], pieces?: Record<string, Piece[]>}} parts
   *   list: for every device; desk: for those of force contacts; pieces: by the path of a page, how the shell's lines make it
   */
  constructor({ caches, list, desk = [], pieces = {} }) {
    this.#caches = caches;
    this.#list = list;
    this.#desk = desk;
    this.#pieces = pieces;
  }

  /** @param {boolean} withDesk @returns {{path: string, sha256: string}[]} */
  files(withDesk) {
    const listed = withDesk ? [...this.#list, ...this.#desk] : this.#list;
    return listed.map(([path, sha256]) => ({ path, sha256 }));
  }

  /** @param {string} path @returns {Piece[]|undefined} undefined for what is fetched as it is */
  piecesOf(path) {
    return this.#pieces[path];
  }

  /** @param {string} path */
  lists(path) {
    return this.files(true).some((file) => file.path === path);
  }

  /** @returns {Promise<string>} */
  name() {
    this.#name ??= digestOf(new TextEncoder().encode(JSON.stringify([this.#list, this.#desk]))).then(
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

  /** @returns {Promise<string[]>} the caches of all versions, this one's first where it was made */
  async present() {
    return (await this.exists()) ? [await this.name(), ...(await this.others())] : this.others();
  }

  /** @returns {Promise<boolean>} whether this version, or one that it follows, keeps the desk's files */
  async hasDesk() {
    const caches = await Promise.all((await this.present()).map((name) => this.#caches.open(name)));
    const marks = await Promise.all(caches.map((cache) => cache.match(DESK_MARK)));
    return marks.some(Boolean);
  }

  async markDesk() {
    await (await this.open()).put(DESK_MARK, new Response(null));
  }

  /** @returns {Promise<boolean>} whether every file is there */
  async isComplete() {
    const cache = await this.open();
    const files = this.files(await this.hasDesk());
    const found = await Promise.all(files.map(({ path }) => cache.match(path)));
    return found.every(Boolean);
  }
}
