/** Half an hour of somebody's time, in which the phone lies on the table between two people. */
const LENGTH = 30 * 60_000;

/**
 * Visit mode: the app stays open for thirty minutes without a touch instead of five. It ends by hand, and with every locking: a phone that was left
 * alone or put away for longer locks as always. Events: `changed`.
 */
export class VisitMode extends EventTarget {
  #idle;
  #usual;
  #on = false;

  /** @param {{idle: import('./idle.js').IdleLock, usual: number}} parts usual: milliseconds without a touch when it is off */
  constructor({ idle, usual }) {
    super();
    this.#idle = idle;
    this.#usual = usual;
  }

  get on() {
    return this.#on;
  }

  begin() {
    this.#idle.wait(LENGTH);
    this.#set(true);
  }

  end() {
    this.#idle.wait(this.#usual);
    this.#set(false);
  }

  /** The keys have been dropped. */
  locked() {
    this.#set(false);
  }

  /** @param {boolean} on */
  #set(on) {
    if (this.#on === on) return;
    this.#on = on;
    this.dispatchEvent(new Event('changed'));
  }
}
