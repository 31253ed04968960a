/** Asks whoever sits here for the present passphrase, or for the recovery code in its place. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { passphraseField, recoveryField } from '../parts/fields.js';
import { tried } from '../parts/wrong_tries.js';
import { codeOf } from '../sentences.js';
import { t } from '../text.js';

/** Codes that are about what was typed here. */
const OWN = new Set(['wrong_passphrase', 'wrong_code', 'bad_code', 'is_sheet_code', 'slow_down', 'no_recovery_code']);

export class ProofField {
  typed = '';
  error = '';

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
    this.byCode = app.vault.entry.forgotten;
  }

  /** @returns {import('../../vault/unlocking.js').Proof | null} null, and says so, when nothing was typed */
  take() {
    this.error = this.typed.trim() ? '' : this.#missing();
    if (this.error) return null;
    return this.byCode ? { code: this.typed } : { passphrase: this.typed };
  }

  /** Says what was wrong with it. @param {unknown} error @returns {boolean} false: it was something else */
  refuse(error) {
    if (!OWN.has(codeOf(error))) return false;
    this.error = tried(this.app, error);
    return true;
  }

  forget() {
    this.typed = '';
  }

  /** @param {{only?: 'passphrase'}} [options] only: the recovery code proves too little here */
  render({ only } = {}) {
    const { typed: value, error } = this;
    const onInput = (/** @type {string} */ typed) => {
      this.typed = typed;
    };
    return html`${
      this.byCode
        ? recoveryField({ value, error, onInput })
        : passphraseField({ id: 'passphrase', label: t('Your present passphrase'), value, error, onInput })
    }${only ? nothing : this.#other()}`;
  }

  #other() {
    if (this.app.vault.entry.code === null) return nothing;
    const label = this.byCode ? t('Use my passphrase instead') : t('Use the recovery code instead');
    return html`<p class="tools">${button({ label, kind: 'plain', onClick: () => this.#switch() })}</p>`;
  }

  #missing() {
    return this.byCode ? t('Enter the recovery code') : t('Enter your passphrase');
  }

  #switch() {
    this.byCode = !this.byCode;
    this.typed = '';
    this.error = '';
    this.app.refresh();
  }
}
