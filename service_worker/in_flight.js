/**
 * What this worker has begun for pages and for the browser and has not ended. A browser keeps a new version waiting while the old one is at work, so
 * the old one must be able to let go.
 */
export class InFlight {
  /** @type {Set<(why: Error) => void>} */
  #held = new Set();

  /**
   * @template T
   * @param {Promise<T>} work
   * @returns {Promise<T>} settles as the work does, or rejects when it is let go of
   */
  hold(work) {
    return new Promise((resolve, reject) => {
      this.#held.add(reject);
      work.then(resolve, reject).finally(() => this.#held.delete(reject));
    });
  }

  /** Ends what is held now; what begins later is not touched. */
  letGo() {
    for (const end of this.#held) end(new Error('a newer version takes over'));
  }
}
