/**
 * What the page itself carries (templates/parts/first_screen.html), so that there is something to read and to type into before the app is loaded:
 * signing in, for a browser that knows nobody, and unlocking, for one that knows somebody. The app takes over what was typed. The fields have no
 * names and the form no address, so that nothing of it can be sent by the browser.
 */

/** @typedef {{user: string, passphrase: string, sheet: string}} Typed */

/** Addresses that ask for another screen than signing in, or than unlocking. */
const ELSEWHERE = {
  nobody: /^#\/(join|guest|setup|more\/install)\b/,
  known: /^#\/(join|guest|setup|more\/install|sign-in)\b/,
};

/** What tells who is known here before the database is read (static/js/vault/birth.js): an account was kept here once; one can be unlocked now. */
const [BORN, KNOWN] = ['wso-born', 'wso-known'];

/** Milliseconds in which the click comes that follows a release. */
const AFTER_RELEASE = 50;

export class FirstScreen {
  #document;
  #window;
  #pressed = false;
  #asked = false;
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

  /** Shows what the app will ask for first. Where an account was kept and none can be unlocked now, only the app knows what comes. */
  show() {
    const form = this.#form;
    const who = this.#who;
    if (!form || !who || ELSEWHERE[who].test(this.#window.location.hash)) return;
    for (const part of this.#document.querySelectorAll('[data-for]')) {
      part.toggleAttribute('hidden', part.getAttribute('data-for') !== who);
    }
    this.#part('entry')?.removeAttribute('hidden');
    form.addEventListener('submit', (event) => this.#press(event));
    this.#part('cannot')?.addEventListener('click', () => this.#ask());
    if (who === 'known') this.#document.getElementById('passphrase')?.focus();
  }

  /** Shows one of the sentences that the page holds ready. @param {'not-loaded'} name */
  say(name) {
    this.#part('one-moment')?.setAttribute('hidden', '');
    this.#part(name)?.removeAttribute('hidden');
  }

  /**
   * What was typed, where the reader is, and whether the button, or "I cannot unlock: what to do", was pressed already. Call before the page's own screen goes.
   * @returns {{typed: Typed, at: string, pressed: boolean, asked: boolean} | null} null: it was never shown
   */
  handOver() {
    const form = this.#form;
    if (!form || this.#part('entry')?.hasAttribute('hidden')) return null;
    const value = (/** @type {string} */ id) =>
      /** @type {HTMLInputElement | null} */ (form.querySelector(`#${id}`))?.value ?? '';
    const typed = { user: value('user'), passphrase: value('passphrase'), sheet: value('sheet') };
    const active = this.#document.activeElement;
    const at = active && form.contains(active) ? active.id : '';
    return { typed, at, pressed: this.#pressed, asked: this.#asked };
  }

  /** The app is on its way: the press counts once it is here. @param {Event} event */
  #press(event) {
    event.preventDefault();
    this.#pressed = true;
    this.#part('one-moment')?.removeAttribute('hidden');
  }

  #ask() {
    this.#asked = true;
    this.#part('one-moment')?.removeAttribute('hidden');
  }

  /** @returns {'nobody' | 'known' | null} null: not to be told yet */
  get #who() {
    try {
      const { localStorage } = this.#window;
      if (localStorage.getItem(KNOWN) !== null) return 'known';
      return localStorage.getItem(BORN) === null ? 'nobody' : null;
    } catch {
      return 'nobody'; // a browser that forbids storage knows nobody; the app says that it cannot start there
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
