/** The sheet, to print or copy; when it has been put away the account is made. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { emblem } from '../parts/icon.js';
import { note } from '../parts/note.js';
import { paperTools } from '../parts/paper.js';
import { sheetPaper, sheetText } from '../parts/sheet_paper.js';
import { tickField } from '../parts/tick_field.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */

export class SheetStep {
  #enrolment;
  #kept = false;
  #error = '';
  #failed = '';
  #busy = false;

  /** @param {import('../app.js').App} app @param {{enrolment: Enrolment}} parts */
  constructor(app, { enrolment }) {
    this.app = app;
    this.#enrolment = enrolment;
  }

  render() {
    const { user, sheetCode, recoveryCode } = this.#enrolment;
    const address = this.app.window.location.origin;
    const sheet = { user, code: sheetCode, recovery: recoveryCode, address };
    return html`<div class="lock__head">${emblem()}<h1 class="title">${t('Put this sheet away')}</h1>
        <p class="soft">${t('Without it you cannot sign in on another device, nor open the app when you forget your passphrase. Nobody else has a copy.')}</p></div>
      ${sheetPaper(sheet)}${paperTools(this.app, { id: 'own-sheet', copy: sheetText(sheet) })}
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        ${tickField({ id: 'kept', label: t('I have printed it or written it down, away from this device'), checked: this.#kept, error: this.#error, onChange: (kept) => this.#tick(kept) })}
        ${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: t('Not joined yet'), text: this.#failed }) : nothing}
        ${button({ label: this.#busy ? t('Joining') : t('Join'), type: 'submit', busy: this.#busy })}
      </form>`;
  }

  /** @param {boolean} kept */
  #tick(kept) {
    this.#kept = kept;
    this.app.refresh();
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    this.#error = this.#kept ? '' : t('Confirm that you have the sheet');
    if (this.#error) return this.#focusTick();
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    try {
      await this.#enrolment.send();
      this.app.navigator.carry();
      this.app.notify(t('You have joined.'));
      this.app.navigate(this.app.home, { replace: true });
    } catch (error) {
      this.#failed = sentence(codeOf(error));
    }
    this.#busy = false;
    this.app.refresh();
  }

  #focusTick() {
    this.app.draw();
    this.app.window.document.getElementById('kept')?.focus();
  }
}
