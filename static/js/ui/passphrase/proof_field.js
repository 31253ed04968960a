/** Asks whoever sits here for the present passphrase, or for the recovery code or the passkey in its place. */
import { html, nothing } from 'lit-html';
import { usePasskey } from '../../vault/passkeys.js';
import { button } from '../parts/button.js';
import { passphraseField, recoveryField } from '../parts/fields.js';
import { note } from '../parts/note.js';
import { tried } from '../parts/wrong_tries.js';
import { codeOf } from '../sentences.js';
import { t } from '../text.js';

/** Codes that are about what was typed here. */
const OWN = new Set(
  'wrong_passphrase changed_elsewhere changed_here asked_only wrong_code bad_code is_sheet_code slow_down no_recovery_code wrong_passkey'.split(
    ' ',
  ),
);

export class ProofField {
  typed = '';
  error = '';
  /** What the passkey gave. @type {import('../../vault/passkeys.js').Passkey | null} */
  #passkey = null;
  #allowed;

  /** @param {import('../app.js').App} app @param {{code?: boolean, passkey?: boolean}} [allowed] what may be given in place of the passphrase */
  constructor(app, { code = true, passkey = false } = {}) {
    this.app = app;
    this.#allowed = { code, passkey };
    this.byCode = code && app.vault.entry.forgotten;
  }

  /** @returns {import('../../vault/unlocking.js').Proof | null} null, and says so, when nothing was typed */
  take() {
    if (this.#passkey) return { passkey: this.#passkey };
    this.error = this.typed.trim() ? '' : this.#missing();
    if (this.error) return null;
    return this.byCode ? { code: this.typed } : { passphrase: this.typed };
  }

  /** Says what was wrong with it. @param {unknown} error @returns {boolean} false: it was something else */
  refuse(error) {
    if (!OWN.has(codeOf(error))) return false;
    this.#passkey = null;
    this.error = tried(this.app, error);
    return true;
  }

  forget() {
    this.typed = '';
    this.#passkey = null;
  }

  /** @param {{only?: 'passphrase'}} [options] only: the recovery code proves too little here */
  render({ only } = {}) {
    if (this.#passkey) return note({ icon: 'check', tone: 'done', title: t('The passkey has been used') });
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
    const { code, passkey } = this.app.vault.entry;
    const label = this.byCode ? t('Use my passphrase instead') : t('Use the recovery code instead');
    const ways = [
      this.#allowed.code && code !== null ? button({ label, kind: 'plain', onClick: () => this.#switch() }) : nothing,
      this.#allowed.passkey && passkey
        ? button({ label: t('Use the passkey instead'), kind: 'plain', onClick: () => this.#usePasskey(passkey.id) })
        : nothing,
    ];
    return ways.every((way) => way === nothing) ? nothing : html`<p class="tools">${ways}</p>`;
  }

  /** The device asks for finger, face or screen lock at once; what it gives is proved with the rest. @param {string} id */
  async #usePasskey(id) {
    this.error = '';
    try {
      this.#passkey = await usePasskey(this.app.window.navigator.credentials, id);
      this.typed = '';
    } catch (error) {
      this.error = tried(this.app, error);
    }
    this.app.draw();
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
