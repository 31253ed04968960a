/** A new version of the app: offered, and taken only while nobody writes in any tab. */

/** @typedef {import('./app.js').App} App */

/** Milliseconds within which a page that is loaded anew is gone, each time. */
const PATIENCE = [5_000, 10_000, 20_000];

export class UpdateOffer {
  /** Why it was not taken: somebody writes. */
  blocked = false;
  /** Whether it was taken and is on its way. */
  taking = false;
  #later = false;
  #due = false;
  #patience = [...PATIENCE];

  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  get offered() {
    return this.app.device.worker.waiting && !this.#later;
  }

  listen() {
    const { worker } = this.app.device;
    worker.addEventListener('waiting', () => {
      this.#later = false;
      this.app.refresh();
    });
    worker.addEventListener('replaced', () => {
      this.#due = true;
      this.follow();
    });
  }

  /** Call whenever something is drawn: says to the other tabs whether somebody writes here, and begins the new version when it may. */
  follow() {
    const holds = this.app.screen?.holdsUpdate ?? false;
    this.app.device.writing.set(holds);
    if (!this.#due || holds) return;
    this.#due = false;
    this.#begin();
  }

  /** Loads the page anew, and again where it is still here: a browser may lose the load while it changes versions. */
  #begin() {
    const { window } = this.app;
    const patience = this.#patience.shift();
    if (patience) window.setTimeout(() => this.#again(), patience);
    window.location.reload();
  }

  #again() {
    this.#due = true;
    this.follow();
  }

  async take() {
    if (this.taking) return;
    this.taking = true;
    this.app.refresh();
    try {
      this.blocked = (await this.app.device.worker.update()) === 'writing';
    } catch (error) {
      this.app.fail(error);
    }
    this.taking = false;
    this.app.refresh();
  }

  later() {
    this.#later = true;
    this.app.refresh();
  }
}
