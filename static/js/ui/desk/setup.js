/** The first set-up of a force, once: names, a passphrase, keys made in this browser, three sheets put away, then the account. */
import { html } from 'lit-html';
import { helpRow } from '../parts/help_row.js';
import { notices } from '../parts/note.js';
import { t } from '../text.js';
import { SetupNames } from './setup_names.js';
import { SetupPapers } from './setup_papers.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */
/** @typedef {{render: () => unknown, enter?: () => unknown, leave?: () => void}} Step */

export class SetupScreen {
  chrome = /** @type {const} */ ('plain');
  holdsUpdate = true;
  /** @type {Step} */
  #step;

  /** @param {App} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    this.#step = new SetupNames(app, { token: params.token, done: (made) => this.#made(made) });
  }

  get title() {
    return t('Set up');
  }

  async enter() {
    await this.#step.enter?.();
  }

  leave() {
    this.#step.leave?.();
  }

  render() {
    return html`<main class="page lock" id="main" tabindex="-1">${notices(this.app)}${this.#step.render()}${helpRow()}</main>`;
  }

  /** @param {{enrolment: Enrolment, forceName: string}} made */
  #made(made) {
    this.#step.leave?.();
    this.#step = new SetupPapers(this.app, made);
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    this.app.window.document.getElementById('main')?.focus();
  }
}
