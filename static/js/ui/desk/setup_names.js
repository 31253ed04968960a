/** Set-up, first step: the force, its first contact, and a passphrase. Nothing is sent before the second step is done. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { errorSummary, focusSummary, textField } from '../parts/fields.js';
import { emblem } from '../parts/icon.js';
import { note } from '../parts/note.js';
import { PassphraseChoice } from '../parts/passphrase_choice.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */
/** @typedef {'forceName' | 'contactName' | 'user'} Name */

const LONGEST = 100;

export class SetupNames {
  /** @type {Record<Name, string>} */
  #names = { forceName: '', contactName: '', user: '' };
  /** @type {{id: string, text: string}[]} */
  #errors = [];
  #failed = '';
  #busy = false;

  /** @param {App} app @param {{token: string, done: (made: {enrolment: Enrolment, forceName: string}) => unknown}} parts */
  constructor(app, { token, done }) {
    this.app = app;
    this.token = token;
    this.done = done;
    this.choice = new PassphraseChoice(app);
  }

  async enter() {
    await this.choice.propose();
  }

  leave() {
    this.choice.forget();
  }

  render() {
    return html`<div class="lock__head">${emblem()}<h1 class="title">${t('Set up your force')}</h1>
        <p class="soft">${t('This is done once, by the first force contact. All keys are made in this browser; the server never has them.')}</p></div>
      ${errorSummary(this.#errors)}
      <form class="sheet sheet--padded stack stack--loose" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        ${this.#field('forceName', { label: t('Name of the force'), hint: t('Officers see it when they join.'), autocomplete: 'organization' })}
        ${this.#field('contactName', { label: t('Your name'), hint: t('Everybody in the directory sees it.'), autocomplete: 'name' })}
        ${this.#field('user', { label: t('Sign-in name'), hint: t('You type it on a new device. It need not be your own name.'), autocomplete: 'username', capitals: 'none' })}
        ${this.choice.render()}
        ${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: t('Not set up yet'), text: this.#failed }) : nothing}
        ${button({ label: this.#busy ? t('Making the keys') : t('Make the keys'), type: 'submit', busy: this.#busy })}
      </form>`;
  }

  /** @param {Name} id @param {Pick<import('../parts/fields.js').FieldFacts, 'label' | 'hint' | 'autocomplete' | 'capitals'>} facts */
  #field(id, facts) {
    return textField({
      ...facts,
      id,
      value: this.#names[id],
      maxlength: LONGEST,
      error: this.#errors.find((error) => error.id === id)?.text,
      onInput: (value) => {
        this.#names[id] = value;
      },
    });
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    const passphrase = this.choice.take();
    this.#errors = [...this.#missing(), ...this.#wrongWords()];
    this.app.draw();
    if (this.#errors.length || passphrase === null) return focusSummary(this.app.window.document);
    await this.#make(passphrase);
  }

  /** @param {string} passphrase */
  async #make(passphrase) {
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    const { forceName, contactName, user } = this.#names;
    try {
      const given = {
        token: this.token,
        forceName: forceName.trim(),
        contactName: contactName.trim(),
        user,
        passphrase,
      };
      await this.done({ enrolment: await this.app.vault.setup(given), forceName: forceName.trim() });
    } catch (error) {
      this.#failed = sentence(codeOf(error));
    }
    this.#busy = false;
    this.app.refresh();
  }

  /** @returns {{id: string, text: string}[]} */
  #missing() {
    const wanted = /** @type {const} */ ([
      ['forceName', t('Enter the name of the force')],
      ['contactName', t('Enter your name')],
      ['user', t('Enter a sign-in name')],
    ]);
    return wanted.filter(([id]) => !this.#names[id].trim()).map(([id, text]) => ({ id, text }));
  }

  #wrongWords() {
    const { error, againError } = this.choice;
    if (error) return [{ id: 'new-passphrase', text: error }];
    return againError ? [{ id: 'new-passphrase-again', text: againError }] : [];
  }
}
