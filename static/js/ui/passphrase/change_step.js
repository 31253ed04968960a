/** Another passphrase: who is here proves it, chooses new words, and the server takes them before this device does. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { note } from '../parts/note.js';
import { PassphraseChoice } from '../parts/passphrase_choice.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';
import { endOthersField } from './end_others.js';
import { ProofField } from './proof_field.js';

/** After these nobody here knows whether the server has it. */
const UNCERTAIN = new Set(['network', 'timeout', 'bad_answer']);

export class ChangeStep {
  #locks;
  #done;
  #warning;
  #failed = '';
  #busy = false;
  #endOthers = true;

  /** @param {import('../app.js').App} app @param {{locks: import('../../vault/locks.js').Locks, done: () => unknown, warning?: unknown}} parts */
  constructor(app, { locks, done, warning = nothing }) {
    this.app = app;
    this.#locks = locks;
    this.#done = done;
    this.#warning = warning;
    this.proof = new ProofField(app, { passkey: true });
    this.choice = new PassphraseChoice(app);
  }

  get title() {
    return t('Change the passphrase');
  }

  async enter() {
    try {
      await this.choice.propose();
    } catch {
      this.choice.own = true; // the list of words comes over the network, as the change itself goes
      this.#failed = t('This needs signal, and there is none just now. Try again when there is some.');
      this.app.refresh();
    }
  }

  leave() {
    this.proof.forget();
    this.choice.forget();
  }

  render() {
    return html`<form class="sheet sheet--padded stack stack--loose" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
      ${this.proof.render()}
      <h2 class="heading">${t('The new passphrase')}</h2>${this.choice.render()}
      ${endOthersField({ checked: this.#endOthers, hint: t('What is on them stays there, sealed. They ask for the new passphrase.'), onChange: (end) => this.#setEnd(end) })}
      ${this.#warning}
      ${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: t('Not changed here'), text: this.#failed }) : nothing}
      ${button({ label: this.#busy ? t('Changing it') : t('Change it'), type: 'submit', busy: this.#busy })}
    </form>`;
  }

  /** @param {boolean} end */
  #setEnd(end) {
    this.#endOthers = end;
    this.app.refresh();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    return this.finish();
  }

  async finish() {
    if (this.#busy) return;
    const proof = this.proof.take();
    const passphrase = this.choice.take();
    if (!proof || passphrase === null) return this.#show();
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    try {
      await this.#locks.changePassphrase(proof, passphrase, { endOthers: this.#endOthers });
      await this.#done();
      this.app.notify(t('Your passphrase is changed.'), {
        detail: this.#endOthers
          ? t('Your other devices are signed out and ask for it. Your sheet stays as it is.')
          : t('Your other devices ask for it as soon as they have heard of it. Your sheet stays as it is.'),
      });
    } catch (error) {
      this.#refuse(error);
    }
    this.#busy = false;
    this.#show();
  }

  /** @param {unknown} error */
  #refuse(error) {
    if (this.proof.refuse(error)) return;
    this.#failed = failedWords(codeOf(error));
    this.app.engine.askAgain('passphrase');
  }

  #show() {
    this.app.draw();
    const wrong = this.app.window.document.querySelector('.govuk-input--error');
    if (wrong instanceof HTMLElement) wrong.focus();
  }
}

/** What is said when it could not be done; after some codes nobody here knows whether it was. @param {string} code */
export function failedWords(code) {
  if (!UNCERTAIN.has(code)) return sentence(code);
  return t(
    'No answer came. Changing the passphrase needs signal: try again when there is some, and keep both passphrases. Until then the old one opens this device; if a device asks for the new one, it did arrive.',
  );
}
