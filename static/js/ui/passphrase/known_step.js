/** Somebody may know what opens the app: everything here is sealed under another key, what they know opens nothing more, and contacts are asked for new keys. */
import { html, nothing } from 'lit-html';
import { Doubting } from '../../vault/doubting.js';
import { usePasskey } from '../../vault/passkeys.js';
import { button } from '../parts/button.js';
import { radiosField, recoveryField } from '../parts/fields.js';
import { tickField } from '../parts/tick_field.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';
import { ProofField } from './proof_field.js';
import { WordsStep } from './words_step.js';

/** @typedef {'passphrase' | 'code' | 'passkey'} Known */

/** Codes that are about the recovery code, where the passphrase was the proof. */
const OF_CODE = new Set(['wrong_code', 'bad_code', 'is_sheet_code', 'no_recovery_code']);

export class KnownStep extends WordsStep {
  /** @type {Known} */
  known = 'passphrase';
  code = '';
  keepsPasskey = true;
  #locks;
  #codeError = '';

  /** @param {import('../app.js').App} app @param {{locks: import('../../vault/locks.js').Locks}} parts */
  constructor(app, { locks }) {
    super(app, { proof: new ProofField(app), change: (proof, passphrase) => this.#change(proof, passphrase) });
    this.#locks = locks;
  }

  get title() {
    return t('Somebody may know it');
  }

  /** @override */
  leave() {
    super.leave();
    this.code = '';
  }

  render() {
    return html`<form class="sheet sheet--padded stack stack--loose" novalidate @submit=${(/** @type {Event} */ event) => this.submit(event, () => this.finish())}>
      ${this.#what()}${this.#does()}${this.proof.render({ only: this.known === 'passphrase' ? undefined : 'passphrase' })}
      ${this.known === 'passphrase' ? html`<h2 class="heading">${t('The new passphrase')}</h2>${this.choice.render()}` : nothing}
      ${this.#kept()}
      ${this.failure()}
      ${button({ label: this.busy ? t('Sealing it anew') : t('Seal it anew'), type: 'submit', kind: 'help', busy: this.busy })}
    </form>`;
  }

  #what() {
    const { code, passkey } = this.app.vault.entry;
    const choices = [
      { value: 'passphrase', label: t('My passphrase') },
      ...(code === null ? [] : [{ value: 'code', label: t('The recovery code of this device') }]),
      ...(passkey ? [{ value: 'passkey', label: t('The passkey, or the screen lock of this device') }] : []),
    ];
    if (choices.length === 1) return nothing;
    return radiosField({
      name: 'known',
      legend: t('What may somebody know?'),
      value: this.known,
      choices,
      onChange: (known) => this.#set(/** @type {Known} */ (known)),
    });
  }

  #does() {
    return html`<ul class="stack">
      <li>${t('Everything on this device is sealed anew. Records, drafts and what waits to be sent stay.')}</li>
      <li>${t('What they know opens nothing more, and your other devices are signed out.')}</li>
      <li>${t('Your force contacts are asked for new keys for you. Until one of them has stopped the present ones, whoever has a copy of them may read what you can read.')}</li>
    </ul><p class="small soft">${t('This needs signal. Afterwards the app locks.')}</p>`;
  }

  /** What nobody else knows goes on opening this device, if it is here now. */
  #kept() {
    const { code, passkey } = this.app.vault.entry;
    return [
      code !== null && this.known !== 'code' && !this.proof.byCode
        ? recoveryField({
            value: this.code,
            error: this.#codeError,
            label: t('Your recovery code, if it is to go on working'),
            hint: t('Left empty, the code on paper stops working. You can make a new one afterwards.'),
            onInput: (value) => {
              this.code = value;
            },
          })
        : nothing,
      passkey && this.known !== 'passkey'
        ? tickField({
            id: 'keep-passkey',
            label: t('Keep the passkey: the device asks for it now'),
            checked: this.keepsPasskey,
            onChange: (keeps) => {
              this.keepsPasskey = keeps;
            },
          })
        : nothing,
    ];
  }

  /** @param {Known} known */
  #set(known) {
    this.known = known;
    if (known !== 'passphrase') this.proof.byCode = false;
    this.app.refresh();
  }

  /** @override */
  finish() {
    this.#codeError = '';
    return super.finish();
  }

  /** Only a passphrase that somebody may know gives way to another. @param {import('../../vault/unlocking.js').Proof | null} proof @override */
  chosen(proof) {
    return this.known === 'passphrase' ? super.chosen(proof) : (proof?.passphrase ?? '');
  }

  /** @param {import('../../vault/unlocking.js').Proof} proof @param {string} passphrase */
  async #change(proof, passphrase) {
    const { app } = this;
    const { passkey } = app.vault.entry;
    const code = this.known === 'code' ? undefined : (proof.code ?? (this.code.trim() || undefined));
    const keeps = passkey && this.known !== 'passkey' && this.keepsPasskey;
    const ask = () => usePasskey(app.window.navigator.credentials, String(passkey?.id));
    await app.vault.drafts?.flush();
    await this.#locks.freshKey({ proof, passphrase, code, ...(keeps && { passkey: ask }) }, () => this.#say());
    await app.engine.now({ reason: 'doubt' });
    await app.lock();
    await app.navigator.follow();
    app.notify(t('Sealed anew. What they know opens nothing more.'), {
      detail: t('Your force contacts are asked for new keys. Ring one of them as well.'),
    });
  }

  /** Somebody whom nobody has vouched for yet has no keys that open anything. */
  async #say() {
    if (this.app.me?.vouched) await this.app.casebook?.lend(Doubting).doubt();
  }

  /** @override @param {unknown} error */
  refuse(error) {
    const code = codeOf(error);
    if (OF_CODE.has(code) && !this.proof.byCode) this.#codeError = sentence(code);
    else super.refuse(error);
  }
}
