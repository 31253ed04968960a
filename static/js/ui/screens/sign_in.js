/** Signing in on a device that does not know its person, or again after the session has run out. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { errorSummary, focusSummary, passphraseField, textField } from '../parts/fields.js';
import { helpRow } from '../parts/help_row.js';
import { emblem } from '../parts/icon.js';
import { HOW } from '../parts/install_offer.js';
import { note, notices } from '../parts/note.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

export class SignInScreen {
  chrome = /** @type {const} */ ('plain');
  #values = { user: '', passphrase: '', sheet: '' };
  /** @type {Record<string, string>} */
  #errors = {};
  /** @type {import('../app.js').App['begun']} */
  #begun = null;
  #busy = false;
  #fresh = false;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
    this.#begun = app.begun;
    app.begun = null;
    if (this.#begun) this.#values = this.#begun.typed;
  }

  get title() {
    return t('Sign in');
  }

  /**
   * The page carries this screen too (templates/parts/first_screen.html), for the time until the app is loaded.
   * Goes on where the page's own first screen was left: at the same field, and with the press that was waiting for the app.
   */
  async enter() {
    const begun = this.#begun;
    this.#begun = null;
    if (begun?.at) this.app.window.document.getElementById(begun.at)?.focus();
    if (begun?.pressed) await this.#signIn();
  }

  /** The session of the person known here has run out: the passphrase is enough. */
  get #again() {
    return this.app.vault.known !== null && !this.#fresh;
  }

  render() {
    const { app } = this;
    return html`<main class="page lock" id="main" tabindex="-1">
      <div class="lock__head">${emblem()}<h1 class="title">${this.#again ? t('Sign in again') : t('Welfare support')}</h1>
        <p class="soft">${this.#again ? t('Nothing is lost. Your records wait here, sealed, until you have signed in.') : t('Records for welfare support officers, sealed on this device and opened by nobody in between.')}</p></div>
      ${notices(app)}${this.#unprepared()}${app.guest ? guestNote() : nothing}${errorSummary(Object.entries(this.#errors).map(([id, text]) => ({ id, text })))}
      ${this.#again ? nothing : html`<a class="tool" href="#/join">${t('I have an invitation code')}</a>`}
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        return this.#signIn();
      }}>
        ${this.#again ? html`<p>${t('Sign-in name: {user}', { user: app.vault.known?.user ?? '' })}</p>` : this.#field('user', { label: t('Sign-in name'), autocomplete: 'username', capitals: 'none' })}
        ${passphraseField({ id: 'passphrase', label: t('Passphrase'), value: this.#values.passphrase, error: this.#errors.passphrase, onInput: (value) => this.#type('passphrase', value) })}
        ${this.#again ? nothing : this.#field('sheet', { label: t('Sheet code'), hint: t('Six groups of five. Capital letters and spaces do not matter.'), capitals: 'characters' })}
        ${button({ label: this.#busy ? t('Signing in') : t('Sign in'), type: 'submit', busy: this.#busy })}
        ${app.guest && app.window.PublicKeyCredential ? button({ label: t('Use a security key'), icon: 'key', kind: 'secondary', busy: this.#busy, onClick: () => this.#enterBy(() => app.vault.signInByKey(app.window.navigator.credentials)) }) : nothing}
      </form>
      ${this.#otherWays()}${helpRow()}
    </main>`;
  }

  /** Before the first set-up there is nobody to sign in. */
  #unprepared() {
    if (this.app.force.id) return nothing;
    return note({
      icon: 'key',
      title: t('Not set up yet'),
      text: t('This installation waits for its first force contact, who has a link for it.'),
    });
  }

  /** Below the form. Whoever is new stands above it: they have none of what it asks for. */
  #otherWays() {
    const { app } = this;
    if (this.#again)
      return html`<button class="tool" type="button" @click=${() => this.#startFresh(app.vault.known?.user)}>${t('Sign in with a new sheet code')}</button>
        <button class="tool" type="button" @click=${() => this.#startFresh()}>${t('Sign in as somebody else')}</button>`;
    return html`<a class="tool" href="#/other-device">${t('I have a code from my other device')}</a>
      ${app.guest ? nothing : html`<a class="tool" href="#/guest">${t('This computer is shared')}</a>`}
      ${this.app.install.mayBeCleared ? html`<a class="tool" href=${HOW}>${t('iPhone or iPad: install first')}</a>` : nothing}
      ${this.app.vault.known ? html`<a class="tool" href="#/lock">${t('Back to unlocking')}</a>` : nothing}`;
  }

  /** @param {'user' | 'sheet'} id @param {{label: string, hint?: string, autocomplete?: string, capitals?: string}} facts */
  #field(id, facts) {
    return textField({
      id,
      value: this.#values[id],
      error: this.#errors[id],
      onInput: (value) => this.#type(id, value),
      ...facts,
    });
  }

  /** @param {'user' | 'passphrase' | 'sheet'} id @param {string} value */
  #type(id, value) {
    this.#values[id] = value;
  }

  /** With every field, for the same person or another. @param {string} [user] */
  #startFresh(user = '') {
    this.#fresh = true;
    this.#values.user = user;
    this.app.refresh();
  }

  async #signIn() {
    if (this.#busy) return;
    this.#errors = this.#missing();
    if (Object.keys(this.#errors).length) return this.#show();
    await this.#enterBy(() => this.#send());
  }

  /** @param {() => Promise<void>} send */
  async #enterBy(send) {
    if (this.#busy) return;
    this.#busy = true;
    this.#errors = {};
    this.app.draw();
    try {
      await send();
      this.#values = { user: '', passphrase: '', sheet: '' };
      this.app.navigate(this.app.home, { replace: true });
    } catch (error) {
      const code = this.#meant(codeOf(error));
      this.#errors = { [this.#placeOf(code)]: wordsOf(code) };
    }
    this.#busy = false;
    this.#show();
  }

  #send() {
    const { vault } = this.app;
    const { user, passphrase, sheet } = this.#values;
    if (this.#again) return vault.signInAgain({ passphrase });
    return vault.signIn({ user, passphrase, sheetCode: sheet.trim() || undefined });
  }

  #missing() {
    /** @type {Record<string, string>} */
    const errors = {};
    const { user, passphrase, sheet } = this.#values;
    const known = this.app.vault.accounts.some((account) => account.user === user.trim().toLowerCase());
    if (!this.#again && !user.trim()) errors.user = t('Enter your sign-in name');
    if (!passphrase) errors.passphrase = t('Enter your passphrase');
    if (!this.#again && !known && !sheet.trim()) errors.sheet = t('Enter the code on your sheet');
    return errors;
  }

  /** Of somebody known here only the passphrase was asked for. @param {string} code */
  #meant(code) {
    return this.#again && code === 'sign_in_refused' ? 'former_passphrase' : code;
  }

  /** @param {string} code */
  #placeOf(code) {
    return ['bad_code', 'is_recovery_code', 'sheet_needed', 'unknown_profile'].includes(code) && !this.#again
      ? 'sheet'
      : 'passphrase';
  }

  #show() {
    this.app.draw();
    if (Object.keys(this.#errors).length) focusSummary();
  }
}

/** Nobody has written anything here that could be copied out. @param {string} code */
function wordsOf(code) {
  return code === 'storage_full' ? t('This device has no room left. Make room, then sign in again.') : sentence(code);
}

function guestNote() {
  const text = t('Nothing is kept here: all of it goes when you close this tab. Saving needs the network.');
  return note({ icon: 'key', title: t('A shared computer'), text });
}
