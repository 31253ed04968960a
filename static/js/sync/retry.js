import { backoff } from './backoff.js';

/** The one timer that tries again after a failure, later each time. */
export class Retry {
  #timers;
  #chance;
  #failures = 0;
  /** @type {unknown} */
  #timer = null;

  /** @param {{timers: import('../vault/types.js').Timers, chance: () => number}} parts chance: 0 to 1 */
  constructor({ timers, chance }) {
    this.#timers = timers;
    this.#chance = chance;
  }

  /**
   * @param {() => void} work
   * @param {number|null} least what the server asked for (milliseconds)
   * @returns {number} milliseconds until then
   */
  arm(work, least) {
    this.disarm();
    this.#failures += 1;
    const wait = backoff(this.#failures, { chance: this.#chance, least });
    this.#timer = this.#timers.setTimeout(work, wait);
    return wait;
  }

  disarm() {
    if (this.#timer !== null) this.#timers.clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** It went through, or everything is different now. */
  reset() {
    this.disarm();
    this.#failures = 0;
  }
}
