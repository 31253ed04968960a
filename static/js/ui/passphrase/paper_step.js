/** A code that is made anew: who is here proves it, puts the code on paper, ticks that, and only then the one before stops working. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { tickField } from '../parts/tick_field.js';
import { codeOf } from '../sentences.js';
import { t } from '../text.js';
import { Step } from './step.js';

/** @typedef {{code: string, keep: (how?: any) => Promise<unknown>}} Made */
/**
 * @typedef {object} Kind of code
 * @property {string} lead above the question
 * @property {(proof: import('../../vault/unlocking.js').Proof) => Promise<Made>} make
 * @property {(code: string) => unknown} sheet to be printed or copied
 * @property {{text: string, detail?: string}} told when it counts
 */

export class PaperStep extends Step {
  /** @type {Made | null} */
  #made = null;
  #kept = false;
  #error = '';
  #kind;
  #done;

  /** @param {import('../app.js').App} app @param {{proof: import('./proof_field.js').ProofField, kind: Kind, done: () => unknown}} parts */
  constructor(app, { proof, kind, done }) {
    super(app, proof);
    this.#kind = kind;
    this.#done = done;
  }

  /** @override */
  leave() {
    super.leave();
    this.#made = null;
  }

  /** Whether the code is on the screen, and may be on paper. */
  get isMade() {
    return this.#made !== null;
  }

  /** @returns {unknown} what is said, and chosen, under the tick */
  below() {
    return nothing;
  }

  /** @param {Made} made @returns {Promise<unknown>} */
  keep(made) {
    return made.keep();
  }

  render() {
    return this.#made ? this.#onPaper(this.#made.code) : this.#question();
  }

  #question() {
    return html`<p class="soft">${this.#kind.lead}</p>
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.submit(event, () => this.make())}>
        ${this.proof.render()}${this.failure()}
        ${button({ label: this.busy ? t('Making the code') : t('Make the code'), type: 'submit', busy: this.busy })}
      </form>`;
  }

  /** @param {string} code */
  #onPaper(code) {
    return html`${this.#kind.sheet(code)}
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.submit(event, () => this.use())}>
        ${tickField({ id: 'kept', label: t('I have printed it or written it down, away from this device'), checked: this.#kept, error: this.#error, onChange: (kept) => this.#tick(kept) })}
        ${this.below()}${this.failure()}
        ${button({ label: t('Use this code'), type: 'submit', busy: this.busy })}
      </form>`;
  }

  /** @param {boolean} kept */
  #tick(kept) {
    this.#kept = kept;
    this.app.refresh();
  }

  async make() {
    const proof = this.proof.take();
    if (!proof) return this.focus();
    await this.work(async () => {
      this.#made = await this.#kind.make(proof);
      this.proof.forget();
    });
    this.focus(this.proof.error ? undefined : '#main');
  }

  async use() {
    const made = this.#made;
    this.#error = this.#kept ? '' : t('Confirm that you have the code');
    if (this.#error || !made) return this.focus('#kept');
    await this.work(async () => {
      await this.keep(made);
      await this.#done();
      const { text, detail } = this.#kind.told;
      this.app.notify(text, { detail });
    });
  }

  /** What was typed is gone when there is a code: nothing that goes wrong then is about it. @param {unknown} error @override */
  refuse(error) {
    if (this.#made) this.failed = this.words(codeOf(error));
    else super.refuse(error);
  }
}
