/** A new recovery code: who is here proves it, puts the code on paper, and only then the one before stops working. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { paper, paperTools } from '../parts/paper.js';
import { recoveryUse } from '../parts/sheet_paper.js';
import { tickField } from '../parts/tick_field.js';
import { t } from '../text.js';
import { onDayTime } from '../when.js';
import { ProofField } from './proof_field.js';

export class CodeStep {
  #locks;
  #done;
  /** @type {{code: string, keep: () => Promise<void>} | null} */
  #made = null;
  #kept = false;
  #error = '';
  #busy = false;

  /** @param {import('../app.js').App} app @param {{locks: import('../../vault/locks.js').Locks, done: () => unknown}} parts */
  constructor(app, { locks, done }) {
    this.app = app;
    this.#locks = locks;
    this.#done = done;
    this.proof = new ProofField(app);
  }

  get title() {
    return t('New recovery code');
  }

  leave() {
    this.proof.forget();
    this.#made = null;
  }

  render() {
    return this.#made ? this.#sheet(this.#made.code) : this.#question();
  }

  #question() {
    return html`<p class="soft">${t('It is shown once. Have paper ready, or a printer.')}</p>
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event, () => this.make())}>
        ${this.proof.render()}
        ${button({ label: this.#busy ? t('Making the code') : t('Make the code'), type: 'submit', busy: this.#busy })}
      </form>`;
  }

  /** @param {string} code */
  #sheet(code) {
    const { app } = this;
    return html`${paper({
      id: 'recovery-sheet',
      title: t('Welfare support: your recovery code'),
      lead: recoveryUse(),
      code,
      rows: [
        { label: t('Sign-in name'), value: app.vault.known?.user ?? '' },
        { label: t('Made'), value: onDayTime(app.now(), 0) },
      ],
    })}${paperTools(app, { id: 'recovery-sheet', copy: code })}
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event, () => this.use())}>
        ${tickField({ id: 'kept', label: t('I have printed it or written it down, away from this device'), checked: this.#kept, error: this.#error, onChange: (kept) => this.#tick(kept) })}
        ${app.vault.entry.code === null ? nothing : html`<p class="small soft">${t('The code before it stops working then: cross it out.')}</p>`}
        ${button({ label: t('Use this code'), type: 'submit', busy: this.#busy })}
      </form>`;
  }

  /** @param {boolean} kept */
  #tick(kept) {
    this.#kept = kept;
    this.app.refresh();
  }

  /** @param {Event} event @param {() => unknown} go */
  #submit(event, go) {
    event.preventDefault();
    if (!this.#busy) go();
  }

  async make() {
    const proof = this.proof.take();
    if (!proof) return this.#focus('.govuk-input--error');
    await this.#work(async () => {
      this.#made = await this.#locks.makeCode(proof);
      this.proof.forget();
    });
    if (this.proof.error) this.#focus('.govuk-input--error');
    else this.#focus('#main');
  }

  async use() {
    this.#error = this.#kept ? '' : t('Confirm that you have the code');
    if (this.#error) return this.#focus('#kept');
    await this.#work(async () => {
      await this.#made?.keep();
      await this.#done();
      this.app.notify(t('The new recovery code opens this device.'));
    });
  }

  /** @param {() => Promise<void>} work */
  async #work(work) {
    this.#busy = true;
    this.app.draw();
    try {
      await work();
    } catch (error) {
      if (!this.proof.refuse(error)) this.app.fail(error);
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
