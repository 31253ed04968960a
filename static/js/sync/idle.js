/** Locks when nobody has touched the page for a while, also when the page slept through it. */

const ACTIVITY = ['pointerdown', 'keydown', 'input', 'wheel', 'touchstart'];

export class IdleLock {
  #parts;
  #lastTouch;
  /** @type {unknown} */
  #timer = null;
  #touched = () => {
    this.#lastTouch = this.#parts.now();
  };
  #seen = () => {
    this.#check();
  };

  /**
   * @param {{target: EventTarget, lock: () => Promise<void>, after: number, now: () => number,
   *   timers: import('../vault/types.js').Timers}} parts target: the document; after: milliseconds
   */
  constructor(parts) {
    this.#parts = parts;
    this.#lastTouch = parts.now();
  }

  /** Begins to watch; call when the vault has been unlocked. */
  start() {
    this.stop();
    this.#touched();
    for (const type of ACTIVITY) this.#parts.target.addEventListener(type, this.#touched, { passive: true });
    this.#parts.target.addEventListener('visibilitychange', this.#seen);
    this.#arm(this.#parts.after);
  }

  stop() {
    for (const type of ACTIVITY) this.#parts.target.removeEventListener(type, this.#touched);
    this.#parts.target.removeEventListener('visibilitychange', this.#seen);
    if (this.#timer !== null) this.#parts.timers.clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** @param {number} wait */
  #arm(wait) {
    if (this.#timer !== null) this.#parts.timers.clearTimeout(this.#timer);
    this.#timer = this.#parts.timers.setTimeout(() => this.#check(), wait);
  }

  #check() {
    if (this.#timer === null) return;
    const passed = this.#parts.now() - this.#lastTouch;
    if (passed < 0) this.#touched(); // the clock was set back: counting begins again
    const left = this.#parts.after - Math.max(0, passed);
    if (left > 0) return this.#arm(left);
    this.#arm(this.#parts.after); // words that could not be sealed keep the vault open: try again after another while
    this.#parts.lock();
  }
}
