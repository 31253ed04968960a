/** Another passphrase. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { t } from '../text.js';
import { endOthersField } from './end_others.js';
import { ProofField } from './proof_field.js';
import { WordsStep } from './words_step.js';

export class ChangeStep extends WordsStep {
  #locks;
  #done;
  #warning;
  #endOthers = true;

  /** @param {import('../app.js').App} app @param {{locks: import('../../vault/locks.js').Locks, done: () => unknown, warning?: unknown}} parts */
  constructor(app, { locks, done, warning = nothing }) {
    super(app, {
      proof: new ProofField(app, { passkey: true }),
      change: (proof, passphrase) => this.#change(proof, passphrase),
    });
    this.#locks = locks;
    this.#done = done;
    this.#warning = warning;
  }

  get title() {
    return t('Change the passphrase');
  }

  render() {
    return html`<form class="sheet sheet--padded stack stack--loose" novalidate @submit=${(/** @type {Event} */ event) => this.submit(event, () => this.finish())}>
      ${this.proof.render()}
      <h2 class="heading">${t('The new passphrase')}</h2>${this.choice.render()}
      ${endOthersField({ checked: this.#endOthers, hint: t('What is on them stays there, sealed. They ask for the new passphrase.'), onChange: (end) => this.#setEnd(end) })}
      ${this.#warning}
      ${this.failure()}
      ${button({ label: this.busy ? t('Changing it') : t('Change it'), type: 'submit', busy: this.busy })}
    </form>`;
  }

  /** @param {boolean} end */
  #setEnd(end) {
    this.#endOthers = end;
    this.app.refresh();
  }

  /** @param {import('../../vault/unlocking.js').Proof} proof @param {string} passphrase */
  async #change(proof, passphrase) {
    await this.#locks.changePassphrase(proof, passphrase, { endOthers: this.#endOthers });
    await this.#done();
    this.app.notify(t('Your passphrase is changed.'), {
      detail: this.#endOthers
        ? t('Your other devices are signed out and ask for it. Your sheet stays as it is.')
        : t('Your other devices ask for it as soon as they have heard of it. Your sheet stays as it is.'),
    });
  }
}
