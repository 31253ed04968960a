/** Held, shared, by every tab in which somebody writes. */
const NAME = 'wso-writing';

/**
 * Whether somebody writes, in this tab or in another one. A lock says it: it goes with its tab, however that ends, and whoever asks waits for no tab's
 * answer, a frozen one's least of all.
 */
export class Writing {
  #locks;
  #wanted = false;
  /** @type {((value: unknown) => void)|null} */
  #letGo = null;

  /** @param {{locks: import('../vault/types.js').Locks}} parts */
  constructor({ locks }) {
    this.#locks = locks;
  }

  /** @param {boolean} here whether it is so in this tab from now on */
  set(here) {
    if (here === this.#wanted) return;
    this.#wanted = here;
    this.#letGo?.(null);
    if (here) this.#hold();
  }

  /** @returns {Promise<boolean>} */
  async anywhere() {
    const { held } = await this.#locks.query();
    return this.#wanted || (held ?? []).some(({ name }) => name === NAME);
  }

  #hold() {
    const done = new Promise((resolve) => {
      this.#letGo = resolve;
    });
    this.#locks.request(NAME, { mode: 'shared' }, () => done);
  }
}
