/** One sheet that is shown once: printed or copied, then its end typed back from the paper; only then is anything done with it. */
import { html, nothing } from 'lit-html';
import { isEndOf } from '../../vault/sheet_end.js';
import { button } from '../parts/button.js';
import { errorSummary, focusSummary, textField } from '../parts/fields.js';
import { note } from '../parts/note.js';
import { paperTools } from '../parts/paper.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */
/**
 * @typedef {object} Sheet
 * @property {string} id of the paper
 * @property {unknown} paper
 * @property {string} copy what Copy copies
 * @property {string} code in groups, whose last one is asked for
 * @property {string} label of the field
 * @property {string} hint
 * @property {string} finish the last button
 * @property {string} failed heading of what kept it from being done
 */

export class OneSheet {
  #typed = '';
  #wrong = '';
  #failed = '';
  #busy = false;
  #checking = false;

  /** @param {App} app @param {{sheet: Sheet, head: (title: string, lead: string) => unknown, done: () => Promise<unknown>}} parts */
  constructor(app, { sheet, head, done }) {
    this.app = app;
    this.sheet = sheet;
    this.head = head;
    this.done = done;
  }

  leave() {
    this.#typed = '';
  }

  render() {
    return this.#checking ? this.#check() : this.#show();
  }

  #show() {
    const { id, paper, copy } = this.sheet;
    const lead = t('Print it, or copy it by hand. On the next page you type its end, to be sure that it is there.');
    return html`${this.head(t('Put this sheet away'), lead)}
      <div class="stack">${paper}${paperTools(this.app, { id, copy })}</div>
      ${button({ label: t('I have the sheet'), onClick: () => this.#turn(true) })}`;
  }

  #check() {
    const { label, hint, finish, failed } = this.sheet;
    const error = this.#wrong;
    return html`${this.head(t('Check the sheet'), t('Take the paper, not the screen. What cannot be read is found too late otherwise.'))}
      ${errorSummary(error ? [{ id: 'end', text: error }] : [])}
      <form class="sheet sheet--padded stack stack--loose" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        ${textField({ id: 'end', label, hint, value: this.#typed, capitals: 'characters', maxlength: 20, error, onInput: (value) => this.#type(value) })}
        ${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: failed, text: this.#failed }) : nothing}
        ${button({ label: finish, type: 'submit', busy: this.#busy })}
      </form>
      ${button({ label: t('Show the sheet again'), kind: 'plain', onClick: () => this.#turn(false) })}`;
  }

  /** @param {string} value */
  #type(value) {
    this.#typed = value;
  }

  /** @param {boolean} checking */
  #turn(checking) {
    this.#checking = checking;
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    this.app.window.document.getElementById('main')?.focus();
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    this.#wrong = isEndOf(this.sheet.code, this.#typed)
      ? ''
      : t('This is not the end of the sheet. Look at the paper again');
    this.app.draw();
    if (this.#wrong) return focusSummary(this.app.window.document);
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    try {
      await this.done();
    } catch (error) {
      this.#failed = sentence(codeOf(error));
    }
    this.#busy = false;
    this.app.refresh();
  }
}
