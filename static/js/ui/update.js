/** A new version of the app: offered, and taken only when no form is open in any tab. */

/** @typedef {import('./app.js').App} App */

export class UpdateOffer {
  blocked = false;
  #later = false;

  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  get offered() {
    return this.app.device.worker.waiting && !this.#later;
  }

  listen() {
    const worker = this.app.device.worker;
    worker.formOpen = () => this.app.screen?.holdsUpdate ?? false;
    worker.addEventListener('waiting', () => {
      this.#later = false;
      this.app.refresh();
    });
    worker.addEventListener('replaced', () => this.app.window.location.reload());
  }

  async take() {
    try {
      const { updated } = await this.app.device.worker.update();
      this.blocked = !updated;
    } catch (error) {
      this.app.fail(error);
    }
    this.app.refresh();
  }

  later() {
    this.#later = true;
    this.app.refresh();
  }
}
