/** A contact's word on a record that came after its author had left: adopted for everybody, or set aside with a reason. */
import { html, nothing } from 'lit-html';
import { Deciding } from '../../vault/deciding.js';
import { button, buttons } from '../parts/button.js';
import { errorSummary, focusSummary, textField } from '../parts/fields.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../../welfare/late.js').LateRecord} LateRecord */

const LONGEST = 500;
const REASON = 'late-reason';

export class LateDecision {
  /** @type {{record: string, reason: string} | null} what is being set aside */
  asking = null;
  busy = false;
  #error = '';

  /** @param {App} app @param {string} caseId */
  constructor(app, caseId) {
    this.app = app;
    this.case = caseId;
  }

  /** The form that asks for a reason. @param {LateRecord} one @param {NonNullable<LateDecision['asking']>} asking */
  form(one, asking) {
    return html`${this.#error ? errorSummary([{ id: REASON, text: this.#error }]) : nothing}
      <form class="stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submitted(event, one)}>
        ${textField({ id: REASON, label: t('Why is it set aside?'), hint: t('A few words. Everybody in the case can read them.'), value: asking.reason, error: this.#error || undefined, maxlength: LONGEST, onInput: (reason) => this.#type(reason) })}
        ${buttons(button({ label: t('Set it aside'), type: 'submit', busy: this.busy }), button({ label: t('Leave it as it is'), kind: 'secondary', onClick: () => this.#end() }))}
      </form>`;
  }

  /** @param {LateRecord} one */
  ask({ record }) {
    this.asking = { record, reason: '' };
    this.#error = '';
    this.app.draw();
    this.app.window.document.getElementById(REASON)?.focus();
  }

  /** @param {LateRecord} one */
  adopt({ digests }) {
    return this.#do(async (deciding) => {
      await deciding.decide(this.case, { adopt: digests });
      this.app.notify(t('Adopted. Everybody in the case is given it.'));
    });
  }

  /** The reason first, so that nothing is set aside without one. What had fallen due by it follows the statement, and back again. @param {LateRecord} one */
  async setAside({ record, digests }) {
    const reason = this.asking?.reason.trim() ?? '';
    this.#error = reason ? '' : t('Say why, in a few words');
    this.app.draw();
    if (this.#error) return focusSummary(this.app.window.document);
    await this.#do(async (deciding) => {
      const about = { record, digests };
      const written = { case: this.case, form: 'set-aside', version: 1, about, values: { reason } };
      await this.app.casebook?.write(written);
      await deciding.decide(this.case, { aside: digests });
      this.asking = null;
      this.app.notify(t('Set aside. It counts for nothing, and stays here.'));
    });
  }

  /** @param {(deciding: Deciding) => Promise<void>} work */
  async #do(work) {
    const { app } = this;
    if (this.busy || !app.casebook) return;
    this.busy = true;
    app.refresh();
    try {
      await work(app.casebook.lend(Deciding));
    } catch (error) {
      app.fail(error);
    }
    this.busy = false;
    app.refresh();
  }

  /** @param {Event} event @param {LateRecord} one */
  #submitted(event, one) {
    event.preventDefault();
    return this.setAside(one);
  }

  /** @param {string} reason */
  #type(reason) {
    if (this.asking) this.asking = { ...this.asking, reason };
  }

  #end() {
    this.asking = null;
    this.app.refresh();
  }
}
