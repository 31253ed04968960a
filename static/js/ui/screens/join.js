/** Joining with an invitation: the code, a sign-in name and passphrase, keys made here, the sheet put away, then the account. */
import { html } from 'lit-html';
import { CodeStep } from '../joining/code_step.js';
import { KeysStep } from '../joining/keys_step.js';
import { SheetStep } from '../joining/sheet_step.js';
import { helpRow } from '../parts/help_row.js';
import { notices } from '../parts/note.js';
import { t } from '../text.js';

/** @typedef {import('../../vault/joining.js').Joining} Joining */
/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */
/** @typedef {{render: () => unknown, enter?: () => unknown, leave?: () => void}} Step */

export class JoinScreen {
  chrome = /** @type {const} */ ('plain');
  holdsUpdate = true;
  /** @type {Step} */
  #step;

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    const open = async (/** @type {string} */ code) => this.#opened(await app.vault.join({ code }));
    this.#step = new CodeStep(app, { code: params.code ?? '', asks: { ...invitation(), open } });
  }

  get title() {
    return t('Join');
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

  /** @param {Joining} joining */
  #opened(joining) {
    return this.#go(new KeysStep(this.app, { joining, done: (enrolment) => this.#made(enrolment) }));
  }

  /** @param {Enrolment} enrolment */
  #made(enrolment) {
    return this.#go(new SheetStep(this.app, { enrolment }));
  }

  /** @param {Step} step */
  async #go(step) {
    this.#step.leave?.();
    this.#step = step;
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    this.app.window.document.getElementById('main')?.focus();
    await step.enter?.();
  }
}

/** What is asked of somebody who was invited. */
function invitation() {
  return {
    title: t('Join with an invitation'),
    lead: t('Your force contact has given you a code, or a square to scan.'),
    label: t('Invitation code'),
    address: '#/join',
    other: t('I have signed in before'),
  };
}
