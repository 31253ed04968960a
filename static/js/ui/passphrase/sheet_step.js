/** A new sheet code, when the sheet is lost or was seen: it goes on paper, and only then the one before stops working. The passphrase stays. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { note } from '../parts/note.js';
import { paperTools } from '../parts/paper.js';
import { sheetPaper } from '../parts/sheet_paper.js';
import { tickField } from '../parts/tick_field.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';
import { endOthersField } from './end_others.js';
import { ProofField } from './proof_field.js';

/** After these nobody here knows whether the server has it. */
const UNCERTAIN = new Set(['network', 'timeout', 'bad_answer']);

/** @typedef {Awaited<ReturnType<import('../../vault/locks.js').Locks['makeSheet']>>} Made */

export class SheetStep {
  #locks;
  #done;
  #warning;
  /** @type {Made | null} */
  #made = null;
  #kept = false;
  #endOthers = false;
  #error = '';
  #failed = '';
  #busy = false;

  /** @param {import('../app.js').App} app @param {{locks: import('../../vault/locks.js').Locks, done: () => unknown, warning?: unknown}} parts */
  constructor(app, { locks, done, warning = nothing }) {
    this.app = app;
    this.#locks = locks;
    this.#done = done;
    this.#warning = warning;
    this.proof = new ProofField(app, { code: false });
  }

  get title() {
    return t('New sheet code');
  }

  leave() {
    this.proof.forget();
    this.#made = null;
  }

  render() {
    return this.#made ? this.#sheet(this.#made.code) : this.#question();
  }

  #question() {
    return html`<p class="soft">${t('For a sheet that is lost, or that somebody has seen. It needs signal. Have paper ready, or a printer.')}</p>
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event, () => this.make())}>
        ${this.proof.render()}${this.#failure()}
        ${button({ label: this.#busy ? t('Making the code') : t('Make the code'), type: 'submit', busy: this.#busy })}
      </form>`;
  }

  /** @param {string} code */
  #sheet(code) {
    const { app } = this;
    return html`${sheetPaper({ user: app.vault.known?.user ?? '', code })}${paperTools(app, { id: 'own-sheet', copy: code })}
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event, () => this.use())}>
        ${tickField({ id: 'kept', label: t('I have printed it or written it down, away from this device'), checked: this.#kept, error: this.#error, onChange: (kept) => this.#set({ kept }) })}
        ${endOthersField({ checked: this.#endOthers, hint: t('They ask for the passphrase and the new code then. Otherwise they find the code by themselves.'), onChange: (end) => this.#set({ end }) })}
        <p class="small soft">${t('The sheet before it signs in no more: tear it up. If a recovery code was on it, make a new one of that as well.')}</p>
        ${this.#warning}${this.#failure()}
        ${button({ label: t('Use this code'), type: 'submit', busy: this.#busy })}
      </form>`;
  }

  #failure() {
    if (!this.#failed) return nothing;
    return note({ icon: 'alert', tone: 'help', role: 'alert', title: t('Not changed here'), text: this.#failed });
  }

  /** @param {{kept?: boolean, end?: boolean}} ticked */
  #set({ kept = this.#kept, end = this.#endOthers }) {
    this.#kept = kept;
    this.#endOthers = end;
    this.app.refresh();
  }

  /** @param {Event} event @param {() => unknown} go */
  #submit(event, go) {
    event.preventDefault();
    if (!this.#busy) return go();
  }

  async make() {
    const passphrase = this.proof.take()?.passphrase;
    if (passphrase === undefined) return this.#focus('.govuk-input--error');
    await this.#work(async () => {
      this.#made = await this.#locks.makeSheet(passphrase);
      this.proof.forget();
    });
    this.#focus(this.proof.error ? '.govuk-input--error' : '#main');
  }

  async use() {
    this.#error = this.#kept ? '' : t('Confirm that you have the code');
    if (this.#error) return this.#focus('#kept');
    await this.#work(async () => {
      await this.#made?.keep({ endOthers: this.#endOthers });
      await this.#done();
      this.app.notify(t('The new sheet code signs in from now on.'), { detail: t('Your passphrase stays as it is.') });
    });
  }

  /** @param {() => Promise<void>} work */
  async #work(work) {
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    try {
      await work();
    } catch (error) {
      if (this.#made) this.#failed = lateWords(codeOf(error));
      else if (!this.proof.refuse(error)) this.#failed = sentence(codeOf(error));
    }
    this.#busy = false;
    this.app.draw();
  }

  /** @param {string} place */
  #focus(place) {
    this.app.draw();
    const found = this.app.window.document.querySelector(place);
    if (found instanceof HTMLElement) found.focus();
  }
}

/** The code is on paper already. @param {string} code */
function lateWords(code) {
  if (!UNCERTAIN.has(code)) return sentence(code);
  return t(
    'No answer came, so keep both sheets for now. Press again when there is signal: then only the new one counts.',
  );
}
