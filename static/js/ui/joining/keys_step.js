/** Who is joining, a sign-in name, and a passphrase; then keys are made on this device. */
import { html } from 'lit-html';
import { button } from '../parts/button.js';
import { textField } from '../parts/fields.js';
import { emblem } from '../parts/icon.js';
import { PassphraseChoice } from '../parts/passphrase_choice.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('../../vault/joining.js').Joining} Joining */
/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */

export class KeysStep {
  #joining;
  #done;
  #user;
  #error = '';
  #failed = '';
  #busy = false;

  /** @param {import('../app.js').App} app @param {{joining: Joining, done: (enrolment: Enrolment) => unknown}} parts */
  constructor(app, { joining, done }) {
    this.app = app;
    this.#joining = joining;
    this.#done = done;
    this.#user = proposedUser(joining.name);
    this.choice = new PassphraseChoice(app);
  }

  async enter() {
    await this.choice.propose();
  }

  leave() {
    this.choice.forget();
  }

  render() {
    const { name } = this.#joining;
    return html`<div class="lock__head">${emblem()}<h1 class="title">${t('Welcome, {name}', { name })}</h1>
        <p class="soft">${t('Your force contact invites you. Your keys are made on this device; nobody else ever has them.')}</p></div>
      <form class="sheet sheet--padded stack stack--loose" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        ${textField({ id: 'user', label: t('Sign-in name'), hint: t('You type it on a new device. It need not be your own name.'), autocomplete: 'username', capitals: 'none', value: this.#user, error: this.#error, onInput: (value) => this.#type(value) })}
        ${this.choice.render()}
        ${this.#failed ? html`<p class="govuk-error-message" role="alert">${this.#failed}</p>` : ''}
        ${button({ label: this.#busy ? t('Making your keys') : t('Make my keys'), type: 'submit', busy: this.#busy })}
      </form>`;
  }

  /** @param {string} value */
  #type(value) {
    this.#user = value;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    this.#error = this.#user.trim() ? '' : t('Enter a sign-in name');
    const passphrase = this.choice.take();
    if (this.#error || passphrase === null) return this.#showFirstError();
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    try {
      await this.#done(await this.#joining.enrol({ user: this.#user, passphrase }));
    } catch (error) {
      this.#failed = sentence(codeOf(error));
    }
    this.#busy = false;
    this.app.refresh();
  }

  #showFirstError() {
    this.app.draw();
    const wrong = this.app.window.document.querySelector('.govuk-input--error');
    if (wrong instanceof HTMLElement) wrong.focus();
  }
}

/** "priya.ashdown" @param {string} name */
function proposedUser(name) {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('.');
}
