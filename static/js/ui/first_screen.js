/**
 * What the page itself carries (templates/parts/first_screen.html), so that there is something to read and to type into before the app is loaded:
 * signing in, for a browser that knows nobody. The app takes over what was typed. The fields have no names and the form no address, so that
 * nothing of it can be sent by the browser.
 */

/** @typedef {{user: string, passphrase: string, sheet: string}} Typed */

/** Addresses that ask for another screen than signing in. */
const ELSEWHERE = /^#\/(join|setup|guest)\b/;

/** `wso-born`: an account was kept here before, so that unlocking comes first (static/js/vault/birth.js). */
const MARK = 'wso-born';

/** Milliseconds in which the click comes that follows a release. */
const AFTER_RELEASE = 50;

export class FirstScreen {
  #document;
  #window;
  #pressed = false;
  #held = false;

  /** @param {Window} window */
  constructor(window) {
    this.#window = window;
    this.#document = window.document;
  }

  /** Watches for fingers from the beginning on, so that nothing is changed under one. */
  watch() {
    const hold = (/** @type {boolean} */ held) => () => {
      this.#held = held;
    };
    this.#document.addEventListener('pointerdown', hold(true), true);
    for (const end of ['pointerup', 'pointercancel']) this.#document.addEventListener(end, hold(false), true);
  }

  /**
   * Resolves when no finger is on the screen: a press that is under way, on Help now above all, would be lost with what it began on.
   * @returns {Promise<void>}
   */
  released() {
    if (!this.#held) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        for (const end of ['pointerup', 'pointercancel']) this.#document.removeEventListener(end, done, true);
        this.#window.setTimeout(resolve, AFTER_RELEASE);
      };
      for (const end of ['pointerup', 'pointercancel']) this.#document.addEventListener(end, done, true);
    });
  }

  /** Shows it to a browser that knows nobody. */
  show() {
    const form = this.#form;
    if (!form || this.#isKnown || ELSEWHERE.test(this.#window.location.hash)) return;
    this.#part('sign-in')?.removeAttribute('hidden');
    form.addEventListener('submit', (event) => this.#press(event));
  }

  /** Shows one of the sentences that the page holds ready. @param {'not-loaded'} name */
  say(name) {
    this.#part('one-moment')?.setAttribute('hidden', '');
    this.#part(name)?.removeAttribute('hidden');
  }

  /**
   * What was typed, where the reader is, and whether the button was pressed already. Call before the page's own screen goes.
   * @returns {{typed: Typed, at: string, pressed: boolean} | null} null: it was never shown
   */
  handOver() {
    const form = this.#form;
    if (!form || this.#part('sign-in')?.hasAttribute('hidden')) return null;
    const value = (/** @type {string} */ id) =>
      /** @type {HTMLInputElement | null} */ (form.querySelector(`#${id}`))?.value ?? '';
    const typed = { user: value('user'), passphrase: value('passphrase'), sheet: value('sheet') };
    const active = this.#document.activeElement;
    return { typed, at: active && form.contains(active) ? active.id : '', pressed: this.#pressed };
  }

  /** The app is on its way: the press counts once it is here. @param {Event} event */
  #press(event) {
    event.preventDefault();
    this.#pressed = true;
    this.#part('one-moment')?.removeAttribute('hidden');
  }

  get #isKnown() {
    try {
      return this.#window.localStorage.getItem(MARK) !== null;
    } catch {
      return false; // a browser that forbids storage knows nobody; the app says that it cannot start there
    }
  }

  get #form() {
    return this.#document.querySelector('form[data-first="form"]');
  }

  /** @param {string} name */
  #part(name) {
    return this.#document.querySelector(`[data-first="${name}"]`);
  }
}
