/**
 * Help now in a dialog over whatever is open. The dialler is the phone's own: the page only notices that it was opened
 * and asks once, on the way back, whether somebody answered. The answer is not kept anywhere.
 */

const AWAY_AT_LEAST = 1500;

export class HelpNow {
  #dialled = false;
  #leftAt = 0;

  /** @type {(() => string) | null} where "Write down what you saw" leads; without it, where its link says */
  record = null;

  /** @param {{window: Window & typeof globalThis, now?: () => number}} parts */
  constructor({ window, now = Date.now }) {
    const { document } = window;
    const dialog = document.getElementById('help-now');
    if (!(dialog instanceof HTMLDialogElement)) throw new Error('the page has no #help-now');
    this.window = window;
    this.document = document;
    this.dialog = dialog;
    this.now = now;
  }

  listen() {
    this.document.addEventListener('click', (event) => this.#clicked(event));
    this.document.addEventListener('visibilitychange', () => this.#turned());
    this.dialog.addEventListener('close', () => this.#closed());
    const pointer = this.window.matchMedia('(hover: hover) and (pointer: fine)');
    this.#offerCopying(pointer.matches);
    pointer.addEventListener('change', () => this.#offerCopying(pointer.matches));
  }

  open() {
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  close() {
    this.dialog.close();
  }

  /** By hand or by Escape: what was asked is not asked again. */
  #closed() {
    this.#show('got-through', false);
    this.#show('got-through-no', false);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || event.defaultPrevented) return;
    const found = (/** @type {string} */ selector) => target.closest(selector);
    if (found('[data-help-now]')) {
      event.preventDefault();
      this.open();
    } else if (found('[data-close-help]')) {
      this.#leave(event, /** @type {Element} */ (found('[data-close-help]')));
    } else if (found('[data-through]')) {
      this.#answered(found('[data-through="yes"]') !== null);
    } else if (found('[data-copy]')) {
      this.#copy(/** @type {HTMLElement} */ (found('[data-copy]')));
    } else if (found('a[href^="tel:"]')) {
      this.#dialled = true;
    }
  }

  /** @param {Event} event @param {Element} through */
  #leave(event, through) {
    this.close();
    if (!(through instanceof HTMLAnchorElement) || !this.record) return;
    event.preventDefault();
    this.window.location.hash = this.record();
  }

  /** Away and back after a number was tapped: ask once. */
  #turned() {
    if (!this.#dialled) return;
    if (this.document.visibilityState === 'hidden') {
      this.#leftAt = this.now();
    } else if (this.#leftAt && this.now() - this.#leftAt >= AWAY_AT_LEAST) {
      this.#dialled = false;
      this.#leftAt = 0;
      this.open();
      this.#show('got-through', true);
      this.document.getElementById('got-through')?.focus();
    }
  }

  /** @param {boolean} reached */
  #answered(reached) {
    this.#show('got-through', false);
    if (reached) this.close();
    else this.#show('got-through-no', true);
  }

  /** @param {HTMLElement} press */
  async #copy(press) {
    const digits = press.dataset.copy ?? '';
    try {
      await this.window.navigator.clipboard.writeText(digits);
      press.classList.add('is-copied');
    } catch {
      this.window.getSelection()?.selectAllChildren(press.previousElementSibling ?? press);
    }
  }

  /** @param {boolean} offered a desk without a phone copies the digits instead */
  #offerCopying(offered) {
    for (const press of this.document.querySelectorAll('button[data-copy]')) press.toggleAttribute('hidden', !offered);
  }

  /** @param {string} id @param {boolean} shown */
  #show(id, shown) {
    const part = this.document.getElementById(id);
    if (part) part.hidden = !shown;
  }
}
