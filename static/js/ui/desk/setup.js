/** The first set-up of a force, once: names, a passphrase, keys made in this browser, three sheets printed and checked, then the account. */
import { html } from 'lit-html';
import { helpRow } from '../parts/help_row.js';
import { notices } from '../parts/note.js';
import { t } from '../text.js';
import { SetupCheck } from './setup_check.js';
import { SetupLink } from './setup_link.js';
import { SetupNames } from './setup_names.js';
import { SetupPapers } from './setup_papers.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {{enrolment: import('../../vault/enrolment.js').Enrolment, forceName: string}} Made */
/** @typedef {{render: () => unknown, enter?: () => unknown, leave?: () => void}} Step */

export class SetupScreen {
  chrome = /** @type {const} */ ('plain');
  holdsUpdate = true;
  /** @type {Step} */
  #step;

  /** @param {App} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    const { token } = params;
    const names = () => new SetupNames(app, { token, done: (made) => this.#papers(made) });
    this.#step = new SetupLink(app, { token, done: () => this.#go(names()) });
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

  /** The sheets, and their check, from which one can go back to them. @param {Made} made @returns {Promise<void>} */
  #papers(made) {
    const { enrolment } = made;
    const check = () => this.#go(new SetupCheck(this.app, { enrolment, back: () => this.#papers(made) }));
    return this.#go(new SetupPapers(this.app, { ...made, done: check }));
  }

  /** Not when somebody has left while a step was at work. @param {Step} step */
  async #go(step) {
    if (this.app.screen !== this) return;
    this.#step.leave?.();
    this.#step = step;
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    this.app.window.document.getElementById('main')?.focus();
    await step.enter?.();
  }
}
