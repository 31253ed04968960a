/** Set-up, third step: the end of each sheet is typed back from the paper, then the force is made. */
import { html, nothing } from 'lit-html';
import { isEndOf } from '../../vault/sheet_end.js';
import { button } from '../parts/button.js';
import { errorSummary, focusSummary, textField } from '../parts/fields.js';
import { emblem } from '../parts/icon.js';
import { note } from '../parts/note.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */
/** @typedef {{id: string, label: string, hint: string, code: string, wrong: string}} Asked */

export class SetupCheck {
  /** What was typed, by field. @type {Record<string, string>} */
  typed = {};
  /** @type {{id: string, text: string}[]} */
  #errors = [];
  #failed = '';
  #busy = false;

  /** @param {App} app @param {{enrolment: Enrolment, back: () => unknown}} parts */
  constructor(app, { enrolment, back }) {
    this.app = app;
    this.enrolment = enrolment;
    this.back = back;
  }

  leave() {
    this.typed = {};
  }

  render() {
    return html`<div class="lock__head">${emblem()}<h1 class="title">${t('Check the three sheets')}</h1>
        <p class="soft">${t('Take the papers, not the screen. A kit that cannot be read is found too late otherwise.')}</p></div>
      ${errorSummary(this.#errors)}
      <form class="sheet sheet--padded stack stack--loose" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        ${this.#asked().map((one) => this.#field(one))}
        ${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: t('Not set up yet'), text: this.#failed }) : nothing}
        ${button({ label: this.#busy ? t('Setting up') : t('Finish the set-up'), type: 'submit', busy: this.#busy })}
      </form>
      ${button({ label: t('Show the sheets again'), kind: 'plain', onClick: () => this.back() })}`;
  }

  /** @returns {Asked[]} */
  #asked() {
    const { kits, sheetCode } = this.enrolment;
    return [
      {
        id: 'end-kit-a',
        label: t('Kit A: the last group of its key'),
        hint: t('Six characters, at the end of the line “Key”.'),
        code: keyOf(kits?.A),
        wrong: t('This is not the end of kit A. Look at the paper again'),
      },
      {
        id: 'end-kit-b',
        label: t('Kit B: the last group of its key'),
        hint: t('Six characters, at the end of the line “Key”.'),
        code: keyOf(kits?.B),
        wrong: t('This is not the end of kit B. Look at the paper again'),
      },
      {
        id: 'end-own-sheet',
        label: t('Your own sheet: the last group of its code'),
        hint: t('Five characters.'),
        code: sheetCode,
        wrong: t('This is not the end of your own sheet. Look at the paper again'),
      },
    ];
  }

  /** @param {Asked} asked */
  #field({ id, label, hint }) {
    return textField({
      id,
      label,
      hint,
      value: this.typed[id] ?? '',
      capitals: 'characters',
      maxlength: 20,
      error: this.#errors.find((error) => error.id === id)?.text,
      onInput: (value) => {
        this.typed[id] = value;
      },
    });
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    return this.finish();
  }

  /** Makes the force when every sheet was read rightly. */
  async finish() {
    if (this.#busy) return;
    this.#errors = this.#asked()
      .filter(({ id, code }) => !isEndOf(code, this.typed[id] ?? ''))
      .map(({ id, wrong }) => ({ id, text: wrong }));
    this.app.draw();
    if (this.#errors.length) return focusSummary(this.app.window.document);
    await this.#send();
  }

  async #send() {
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    try {
      await this.enrolment.send();
      this.app.navigator.carry();
      this.app.notify(t('Your force is set up.'), {
        detail: t('Put the two kits away, apart from each other. Then invite a second force contact.'),
      });
      this.app.navigate('#/officers', { replace: true });
    } catch (error) {
      this.#failed = sentence(codeOf(error));
    }
    this.#busy = false;
    this.app.refresh();
  }
}

/** The key that a kit's text holds. @param {string} [kit] */
function keyOf(kit = '') {
  return /^Key: (.*)$/m.exec(kit)?.[1] ?? '';
}
