/** Installing the app: whether this browser offers it, whether it is done by hand, and that somebody has declined it here. */
import { marksOf } from '../sync/marks.js';

const DECLINED = 'wso-install-declined';
const OFFERED = 'wso-install-offered';

/** Events: `changed`. */
export class InstallOffer extends EventTarget {
  #window;
  #marks;
  /** What the browser hands over for asking its user, once. @type {any} */
  #prompt = null;
  #done = false;
  #first = false;

  /** @param {Window & typeof globalThis} window */
  constructor(window) {
    super();
    this.#window = window;
    this.#marks = marksOf(window);
  }

  /** From the very start: the browser says only once that it would install the app. */
  listen() {
    this.#window.addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.#prompt = event;
      this.#tell();
    });
    this.#window.addEventListener('appinstalled', () => {
      this.#prompt = null;
      this.#done = true;
      this.#tell();
    });
  }

  /** Whether this is the installed app itself, or it has just been installed from here. */
  get installed() {
    const { matchMedia, navigator } = this.#window;
    const alone =
      matchMedia?.('(display-mode: standalone)').matches || /** @type {any} */ (navigator).standalone === true;
    return this.#done || alone;
  }

  /** A tab on an iPhone or iPad, which is cleared after seven days without use. Nothing asks there; it is installed by hand. */
  get mayBeCleared() {
    const { userAgent, maxTouchPoints } = this.#window.navigator;
    const apple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
    return apple && !this.installed;
  }

  /** How it can be installed here: `asked` by the browser, `by-hand`, or null: not at all, or it is installed. */
  get way() {
    if (this.installed) return null;
    if (this.#prompt) return 'asked';
    return this.mayBeCleared ? 'by-hand' : null;
  }

  /** Whether to offer it of our own accord. */
  get offered() {
    return this.way !== null && !this.#marks?.getItem(DECLINED);
  }

  /** Whether the record that was saved last was the first one after which it is offered. */
  get afterFirst() {
    return this.#first && this.offered;
  }

  /** A record was saved. */
  saved() {
    this.#first = this.offered && !this.#marks?.getItem(OFFERED);
    if (this.#first) this.#marks?.setItem(OFFERED, '1');
  }

  decline() {
    this.#marks?.setItem(DECLINED, '1');
    this.#first = false;
    this.#tell();
  }

  /** Has the browser ask. What is dismissed there is declined. */
  async take() {
    const prompt = this.#prompt;
    if (!prompt) return;
    this.#prompt = null;
    await prompt.prompt();
    const { outcome } = await prompt.userChoice;
    if (outcome === 'dismissed') this.decline();
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event('changed'));
  }
}
