/** The passphrase, after a code from another device has been used up: it signs in, and opens what the server keeps. */
import { html } from 'lit-html';
import { button } from '../parts/button.js';
import { passphraseField } from '../parts/fields.js';
import { emblem } from '../parts/icon.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

export class PassphraseStep {
  #way;
  #passphrase = '';
  #error = '';
  #busy = false;

  /** @param {import('../app.js').App} app @param {{user: string, signIn: (passphrase: string) => Promise<void>}} way */
  constructor(app, way) {
    this.app = app;
    this.#way = way;
  }

  render() {
    return html`<div class="lock__head">${emblem()}<h1 class="title">${t('Now your passphrase')}</h1>
        <p class="soft">${t('The same as on your other device. The code works once: if you leave this page, show a new one there.')}</p></div>
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        <p>${t('Sign-in name: {user}', { user: this.#way.user })}</p>
        ${passphraseField({ id: 'passphrase', label: t('Passphrase'), value: this.#passphrase, error: this.#error, onInput: (value) => this.#type(value) })}
        ${button({ label: this.#busy ? t('Signing in') : t('Sign in'), type: 'submit', busy: this.#busy })}
      </form>`;
  }

  /** @param {string} value */
  #type(value) {
    this.#passphrase = value;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    this.#error = this.#passphrase ? '' : t('Enter your passphrase');
    if (!this.#error) await this.#signIn();
    this.app.draw();
    if (this.#error) this.app.window.document.getElementById('passphrase')?.focus();
  }

  async #signIn() {
    this.#busy = true;
    this.app.draw();
    try {
      await this.#way.signIn(this.#passphrase);
      this.#passphrase = '';
      this.app.navigate(this.app.home, { replace: true });
    } catch (error) {
      this.#error = sentence(meant(codeOf(error)));
    }
    this.#busy = false;
  }
}

/** Only the passphrase was asked for. @param {string} code */
function meant(code) {
  return code === 'sign_in_refused' ? 'wrong_passphrase' : code;
}
