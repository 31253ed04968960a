/** Locked: the passphrase opens what is sealed here, with or without signal. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { passphraseField } from '../parts/fields.js';
import { helpRow } from '../parts/help_row.js';
import { emblem, icon } from '../parts/icon.js';
import { notices } from '../parts/note.js';
import { codeOf, sentence } from '../sentences.js';
import { rich, t, tn } from '../text.js';
import { span } from '../when.js';

export class LockScreen {
  chrome = /** @type {const} */ ('plain');
  #typed = '';
  #error = '';
  #busy = false;
  #cannot = false;
  #pressed = false;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
    if (!app.begun) return;
    this.#typed = app.begun.typed.passphrase;
    this.#cannot = app.begun.asked;
    this.#pressed = app.begun.pressed;
    app.begun = null;
  }

  get title() {
    return t('Unlock');
  }

  render() {
    const { app } = this;
    return html`<main class="page lock" id="main" tabindex="-1">
      <div class="lock__head">${emblem()}<h1 class="title">${t('Welfare support is locked')}</h1><p class="soft">${t('Your records are sealed on this device.')}</p></div>
      ${notices(app)}
      <form class="sheet sheet--padded stack" novalidate autocomplete="on" @submit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        return this.#unlock();
      }}>
        <input class="govuk-visually-hidden" type="text" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" readonly .value=${app.vault.known?.user ?? ''} />
        ${passphraseField({ id: 'passphrase', label: t('Passphrase'), value: this.#typed, error: this.#error, onInput: (value) => this.#type(value) })}
        ${button({ label: this.#busy ? t('Unlocking') : t('Unlock'), type: 'submit', busy: this.#busy })}
      </form>
      <button class="tool" type="button" aria-expanded=${this.#cannot ? 'true' : 'false'} @click=${() => this.#explain()}>${t('I cannot unlock')}</button>
      ${this.#cannot ? this.#ways() : nothing}
      ${this.#waiting()}${helpRow()}
    </main>`;
  }

  /** The page carries this screen too (templates/parts/first_screen.html); a press that was waiting for the app counts now. */
  async enter() {
    this.app.window.document.getElementById('passphrase')?.focus();
    if (this.#pressed) await this.#unlock();
    this.#pressed = false;
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
      <p>${t('If it is lost, tell your force contact. They replace your keys and invite you again. What was sent can be read again then; what is only on this device stays sealed.')}</p>
      ${others.map(({ user }) => button({ label: t('Unlock as {user}', { user }), kind: 'secondary', onClick: () => this.#choose(user) }))}
      ${button({ label: t('Sign in as somebody else'), kind: 'secondary', href: '#/sign-in' })}
    </div>`;
  }

  /** @param {string} user */
  async #choose(user) {
    await this.app.vault.choose(user);
    this.#cannot = false;
    this.app.refresh();
  }

  #waiting() {
    const { unsent: count } = this.app.engine.status;
    if (!count) return nothing;
    const waiting = html`<b>${tn('{n} record is waiting', '{n} records are waiting', count)}</b>`;
    return html`<div class="readers">${icon('device', { small: true })}<p>${rich(t('Unlocking works without signal, and {waiting} safely.'), { waiting })}</p></div>`;
  }

  async #unlock() {
    if (this.#busy) return;
    this.#busy = true;
    this.#error = '';
    this.app.draw();
    try {
      await this.app.vault.unlock({ passphrase: this.#typed });
      this.#typed = '';
    } catch (error) {
      this.#error = this.#words(error);
    }
    this.#busy = false;
    this.app.draw();
    if (this.#error) this.app.window.document.getElementById('passphrase')?.focus();
  }

  /** @param {unknown} error */
  #words(error) {
    const code = codeOf(error);
    const until = /** @type {{until?: number}} */ (error).until;
    if (code === 'slow_down' && until)
      return t('Several wrong tries. Try again in {span}.', { span: span(Math.max(60_000, until - this.app.now())) });
    return this.#typed ? sentence(code) : t('Enter your passphrase');
  }
}
