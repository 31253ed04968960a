/** Becoming a force contact with kit A: the kit, one's name and sign-in name, a passphrase; then keys are made in this browser. */
import { html, nothing } from 'lit-html';
import { renew } from '../../vault/renewing.js';
import { kitFault, kitField, typedKit } from '../desk/kit_field.js';
import { button } from '../parts/button.js';
import { errorSummary, focusSummary, textField } from '../parts/fields.js';
import { emblem } from '../parts/icon.js';
import { note } from '../parts/note.js';
import { PassphraseChoice } from '../parts/passphrase_choice.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */
/** @typedef {'contactName' | 'user'} Name */

export class RenewKeys {
  /** @type {Record<Name, string>} */
  #names = { contactName: '', user: '' };
  /** @type {{id: string, text: string}[]} */
  #errors = [];
  #failed = '';
  #busy = false;

  /** @param {import('../app.js').App} app @param {{token: string, done: (enrolment: Enrolment) => unknown}} parts */
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
    return html`<div class="lock__head">${emblem()}<h1 class="title">${t('Become a force contact with kit A')}</h1>
        <p class="soft">${t('For a force whose contacts have all lost their keys or left. Everybody in the directory will see that kit A was used.')}</p></div>
      ${errorSummary(this.#errors)}
      <form class="sheet sheet--padded stack stack--loose" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        ${kitField({ label: t('Kit A'), error: this.#error('kit') })}
        ${this.#field('contactName', { label: t('Your name'), hint: t('Everybody in the directory sees it.'), autocomplete: 'name' })}
        ${this.#field('user', { label: t('Sign-in name'), hint: t('You type it on a new device. It need not be your own name.'), autocomplete: 'username', capitals: 'none' })}
        ${this.choice.render()}
        ${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: t('No keys were made'), text: this.#failed }) : nothing}
        ${button({ label: this.#busy ? t('Making your keys') : t('Make my keys'), type: 'submit', busy: this.#busy })}
      </form>`;
  }

  /** @param {Name} id @param {Pick<import('../parts/fields.js').FieldFacts, 'label' | 'hint' | 'autocomplete' | 'capitals'>} facts */
  #field(id, facts) {
    const onInput = (/** @type {string} */ value) => {
      this.#names[id] = value;
    };
    return textField({ ...facts, id, value: this.#names[id], maxlength: 100, error: this.#error(id), onInput });
  }

  /** @param {string} id */
  #error(id) {
    return this.#errors.find((error) => error.id === id)?.text;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    const { document } = this.app.window;
    const kit = typedKit(document);
    const passphrase = this.choice.take();
    this.#errors = [...this.#missing(kit), ...this.#wrongWords()];
    this.app.draw();
    if (this.#errors.length || passphrase === null) return focusSummary(document);
    await this.#make(kit, passphrase);
    if (this.#errors.length) focusSummary(document);
  }

  /** @param {string} kit @param {string} passphrase */
  async #make(kit, passphrase) {
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    const { token } = this;
    const { contactName, user } = this.#names;
    const given = { token, kit, contactName: contactName.trim(), user, passphrase, now: this.app.now() };
    try {
      await this.done(await renew(this.app.vault.desk, given));
    } catch (error) {
      const fault = kitFault(codeOf(error), 'A');
      if (fault) this.#errors = [{ id: 'kit', text: fault }];
      else this.#failed = sentence(codeOf(error));
    }
    this.#busy = false;
    this.app.draw();
  }

  /** @param {string} kit @returns {{id: string, text: string}[]} */
  #missing(kit) {
    /** @type {[string, string, string][]} */
    const wanted = [
      ['kit', kit, t('Enter kit A')],
      ['contactName', this.#names.contactName, t('Enter your name')],
      ['user', this.#names.user, t('Enter a sign-in name')],
    ];
    return wanted.filter(([, value]) => !value.trim()).map(([id, , text]) => ({ id, text }));
  }

  #wrongWords() {
    const { error, againError } = this.choice;
    if (error) return [{ id: 'new-passphrase', text: error }];
    return againError ? [{ id: 'new-passphrase-again', text: againError }] : [];
  }
}
