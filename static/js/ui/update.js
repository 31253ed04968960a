/** A new version of the app: offered, and taken only while nobody writes in any tab. */

/** @typedef {import('./app.js').App} App */

export class UpdateOffer {
  /** Why it was not taken: somebody writes. */
  blocked = false;
  /** Whether it was taken and is on its way. */
  taking = false;
  #later = false;
  #due = false;

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
    this.app.window.location.reload();
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
