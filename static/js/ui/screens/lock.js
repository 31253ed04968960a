/** Locked: the passphrase opens what is sealed here, with or without signal. */
import { html, nothing } from 'lit-html';
import { usePasskey } from '../../vault/passkeys.js';
import { button } from '../parts/button.js';
import { passphraseField, recoveryField } from '../parts/fields.js';
import { helpRow } from '../parts/help_row.js';
import { emblem, icon } from '../parts/icon.js';
import { LockedNoteBox } from '../parts/locked_note.js';
import { notices } from '../parts/note.js';
import { tried } from '../parts/wrong_tries.js';
import { codeOf } from '../sentences.js';
import { rich, t, tn } from '../text.js';

/** What is wrong when nothing was typed. */
const TYPED = new Set(['wrong_passphrase', 'asked_only', 'bad_code']);

export class LockScreen {
  chrome = /** @type {const} */ ('plain');
  #typed = '';
  #error = '';
  #busy = false;
  #cannot = false;
  #byCode = false;
  #pressed = false;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
    this.note = app.lockedNote ?? new LockedNoteBox(app);
    if (!app.begun) return;
    this.#typed = app.begun.typed.passphrase;
    this.#cannot = app.begun.asked;
    this.#pressed = app.begun.pressed;
    app.begun = null;
  }

  get title() {
    return t('Unlock');
  }

  leave() {
    return this.note.leave();
  }

  render() {
    const { app } = this;
    return html`<main class="page lock" id="main" tabindex="-1">
      <div class="lock__head">${emblem()}<h1 class="title">${t('Welfare support is locked')}</h1><p class="soft">${t('Your records are sealed on this device.')}</p></div>
      ${notices(app)}
      <form class="sheet sheet--padded stack" novalidate autocomplete="on" @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        <input class="govuk-visually-hidden" type="text" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" readonly .value=${app.vault.known?.user ?? ''} />
        ${this.#field()}
        ${button({ label: this.#busy ? t('Unlocking') : t('Unlock'), type: 'submit', busy: this.#busy })}
        ${app.vault.entry.passkey ? button({ label: t('Unlock with the passkey'), icon: 'key', kind: 'secondary', busy: this.#busy, onClick: () => this.#unlock(() => this.#byPasskey()) }) : nothing}
      </form>
      <button class="tool" type="button" aria-expanded=${this.#cannot ? 'true' : 'false'} @click=${() => this.#explain()}>${t('I cannot unlock: what to do')}</button>
      ${this.#otherWay()}
      ${this.#cannot ? this.#ways() : nothing}
      ${this.note.render()}
      ${this.#waiting()}${helpRow()}
    </main>`;
  }

  /** The page carries this screen too (templates/parts/first_screen.html); a press that was waiting for the app counts now. */
  async enter() {
    this.note.enter();
    this.#focus();
    if (this.#pressed) await this.#unlock(() => this.#given());
    this.#pressed = false;
  }

  #focus() {
    this.app.window.document.getElementById(this.#byCode ? 'recovery' : 'passphrase')?.focus();
  }

  #field() {
    const facts = {
      value: this.#typed,
      error: this.#error,
      onInput: (/** @type {string} */ value) => this.#type(value),
    };
    return this.#byCode
      ? recoveryField(facts)
      : passphraseField({ id: 'passphrase', label: t('Passphrase'), ...facts });
  }

  /** Under what the page's own first screen shows already, so that nothing moves there. Where this device has no recovery code, the other says what is left. */
  #otherWay() {
    if (this.app.vault.entry.code === null) return nothing;
    const label = this.#byCode ? t('Use my passphrase instead') : t('Forgotten? Use the recovery code');
    return html`<button class="tool" type="button" @click=${() => this.#switch(!this.#byCode)}>${label}</button>`;
  }

  /** @param {boolean} byCode */
  #switch(byCode) {
    this.#byCode = byCode;
    this.#typed = '';
    this.#error = '';
    this.app.draw();
    this.#focus();
  }

  /** @param {string} value */
  #type(value) {
    this.#typed = value;
  }

  #explain() {
    this.#cannot = !this.#cannot;
    this.app.refresh();
  }

  #ways() {
    const others = this.app.vault.accounts.filter(({ user }) => user !== this.app.vault.known?.user);
    return html`<div class="sheet sheet--padded stack">
      <p>${t('Nobody can reset a passphrase for you: it is known to you alone. Check for capital letters and for the spaces between the words.')}</p>
      <p>${this.#byCode ? t('The recovery code from your sheet opens this device: type it above.') : this.app.vault.entry.code === null ? t('This device has no recovery code.') : t('If it is lost, the recovery code from your sheet opens this device: press “Forgotten? Use the recovery code”.')}</p>
      <p>${t('Without either, tell your force contact. They replace your keys and invite you again. What was sent can be read again then; what is only on this device stays sealed.')}</p>
      ${others.map(({ user }) => button({ label: t('Unlock as {user}', { user }), kind: 'secondary', onClick: () => this.#choose(user) }))}
      ${button({ label: t('Sign in as somebody else'), kind: 'secondary', href: '#/sign-in' })}
    </div>`;
  }

  /** @param {string} user */
  async #choose(user) {
    try {
      await this.app.vault.choose(user);
    } catch (error) {
      return this.app.fail(error);
    }
    this.#cannot = false;
    this.#switch(false);
  }

  #waiting() {
    const { unsent: count } = this.app.engine.status;
    if (!count) return nothing;
    const waiting = html`<b>${tn('{n} record is waiting', '{n} records are waiting', count)}</b>`;
    return html`<div class="readers">${icon('device', { small: true })}<p>${rich(t('Unlocking works without signal, and {waiting} safely.'), { waiting })}</p></div>`;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    return this.#unlock(() => this.#given());
  }

  /** What was typed. @returns {Promise<import('../../vault/unlocking.js').Proof>} */
  async #given() {
    return this.#byCode ? { code: this.#typed } : { passphrase: this.#typed };
  }

  async #byPasskey() {
    const { vault, window } = this.app;
    return { passkey: await usePasskey(window.navigator.credentials, vault.entry.passkey?.id ?? '') };
  }

  /** @param {() => Promise<import('../../vault/unlocking.js').Proof>} prove */
  async #unlock(prove) {
    if (this.#busy) return;
    this.#busy = true;
    this.#error = '';
    this.app.draw();
    try {
      if (await this.note.mayGo()) {
        await this.app.vault.unlock(await prove());
        this.#typed = '';
      }
    } catch (error) {
      this.#error = this.#words(error);
    }
    this.#busy = false;
    this.app.draw();
    if (this.#error) this.#focus();
  }

  /** @param {unknown} error */
  #words(error) {
    if (!this.#typed && TYPED.has(codeOf(error)))
      return this.#byCode ? t('Enter the recovery code') : t('Enter your passphrase');
    return tried(this.app, error);
  }
}
