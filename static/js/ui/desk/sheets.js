/** Sheets that are shown once: each printed or copied, then the end of each typed back from the paper; only then is anything done with them. */
import { html, nothing } from 'lit-html';
import { isEndOf } from '../../vault/sheet_end.js';
import { button } from '../parts/button.js';
import { errorSummary, focusSummary, textField } from '../parts/fields.js';
import { note } from '../parts/note.js';
import { paperTools } from '../parts/paper.js';
import { codeOf, sentence } from '../sentences.js';
import { t, tn } from '../text.js';

/** @typedef {import('./types.js').App} App */
/**
 * @typedef {object} Sheet
 * @property {string} id of the paper
 * @property {unknown} paper
 * @property {string} copy what Copy copies
 * @property {string} code in groups, whose last one is asked for
 * @property {string} label of the field
 * @property {string} hint
 * @property {string} missing what is said when nothing was typed
 * @property {string} wrong what is said when something else was
 */
/** @typedef {{render?: () => unknown, sheets: () => Sheet[]}} Pile sheets that belong together; render: what is chosen about them, above them */
/** @typedef {{finish: string, finishing: string, failed: string}} Words of the last button, also while it works, and above what went wrong */

export class Sheets {
  /** What was typed, by the sheet's id. @type {Record<string, string>} */
  typed = {};
  /** @type {{id: string, text: string}[]} */
  #errors = [];
  #failed = '';
  #busy = false;
  #checking = false;

  /**
   * @param {App} app
   * @param {{piles: Pile[], words: Words, head: (title: string, lead: string) => unknown, done: () => Promise<unknown>}} parts
   */
  constructor(app, { piles, words, head, done }) {
    this.app = app;
    this.piles = piles;
    this.words = words;
    this.head = head;
    this.done = done;
  }

  leave() {
    this.typed = {};
  }

  render() {
    return this.#checking ? this.#check() : this.#show();
  }

  get #sheets() {
    return this.piles.flatMap((pile) => pile.sheets());
  }

  #show() {
    const n = this.#sheets.length;
    const lead = tn(
      'Print it, or copy it by hand. On the next page you type its end, to be sure that it is there.',
      'Print each, or copy it by hand. They are shown this once and are kept nowhere else. On the next page you type the end of each, to be sure that all are there.',
      n,
    );
    return html`${this.head(tn('Put this sheet away', 'Print {n} sheets', n), lead)}
      ${this.piles.map((pile) => html`${pile.render?.() ?? nothing}${pile.sheets().map((sheet) => this.#paper(sheet))}`)}
      ${button({ label: tn('I have the sheet', 'I have all {n}', n), onClick: () => this.#turn(true) })}`;
  }

  /** @param {Sheet} sheet */
  #paper({ id, paper, copy }) {
    return html`<div class="stack">${paper}${paperTools(this.app, { id, copy })}</div>`;
  }

  #check() {
    const { finish, finishing, failed } = this.words;
    const sheets = this.#sheets;
    const n = sheets.length;
    const lead = t('Take the paper, not the screen. What cannot be read is found too late otherwise.');
    return html`${this.head(tn('Check the sheet', 'Check the {n} sheets', n), lead)}
      ${errorSummary(this.#errors)}
      <form class="sheet sheet--padded stack stack--loose" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        ${sheets.map((sheet) => this.#field(sheet))}
        ${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: failed, text: this.#failed }) : nothing}
        ${button({ label: this.#busy ? finishing : finish, type: 'submit', busy: this.#busy })}
      </form>
      ${button({ label: tn('Show the sheet again', 'Show the sheets again', n), kind: 'plain', onClick: () => this.#turn(false) })}`;
  }

  /** @param {Sheet} sheet */
  #field({ id, label, hint }) {
    return textField({
      id: `end-${id}`,
      label,
      hint,
      value: this.typed[id] ?? '',
      capitals: 'characters',
      maxlength: 20,
      error: this.#errors.find((error) => error.id === `end-${id}`)?.text,
      onInput: (value) => {
        this.typed[id] = value;
      },
    });
  }

  /** @param {Sheet} sheet @returns {string} '' when its end was typed */
  #fault({ id, code, missing, wrong }) {
    const typed = this.typed[id] ?? '';
    if (!typed.trim()) return missing;
    return isEndOf(code, typed) ? '' : wrong;
  }

  /** @param {boolean} checking */
  #turn(checking) {
    this.#checking = checking;
    this.#errors = [];
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    this.app.window.document.getElementById('main')?.focus();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    return this.finish();
  }

  /** Does what there is to be done when every sheet was read rightly. */
  async finish() {
    if (this.#busy) return;
    this.#errors = this.#sheets
      .map((sheet) => ({ id: `end-${sheet.id}`, text: this.#fault(sheet) }))
      .filter(({ text }) => text);
    this.app.draw();
    if (this.#errors.length) return focusSummary(this.app.window.document);
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
