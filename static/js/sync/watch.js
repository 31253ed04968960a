/** Looks for news every half minute while the page can be seen: a desk learns of a risk record without being touched. */

const EVERY = 30_000;

export class Watch {
  #parts;
  /** @type {unknown} */
  #timer = null;

  /**
   * @param {{engine: {status: {state: string}, now: (why: {reason: string}) => unknown}, document: {visibilityState: string},
   *   timers: import('../vault/types.js').Timers, every?: number}} parts every: milliseconds
   */
  constructor(parts) {
    this.#parts = parts;
  }

  start() {
    this.stop();
    this.#timer = this.#parts.timers.setTimeout(() => this.#look(), this.#parts.every ?? EVERY);
  }

  stop() {
    if (this.#timer !== null) this.#parts.timers.clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Only where the last run went well: after a failure the engine has its own, growing patience. */
  #look() {
    const { engine, document } = this.#parts;
    if (document.visibilityState === 'visible' && engine.status.state === 'idle') engine.now({ reason: 'timer' });
    this.start();
  }
}
