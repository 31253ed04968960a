/** Names, a passphrase, and kit A where it is needed; then keys are made in this browser. A step of setting up and of becoming a contact with kit A. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { errorSummary, focusSummary, textField } from '../parts/fields.js';
import { note } from '../parts/note.js';
import { PassphraseChoice } from '../parts/passphrase_choice.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {Pick<import('../parts/fields.js').FieldFacts, 'id' | 'label' | 'hint' | 'autocomplete' | 'capitals'> & {missing: string}} Name missing: what is said when it is empty */
/** @typedef {{names: Record<string, string>, passphrase: string, kit: string[]}} Given names: by id, without spaces around them */
/**
 * @typedef {object} Parts
 * @property {unknown} head
 * @property {Name[]} names
 * @property {import('../desk/kit_field.js').KitField} [kit] asked for first
 * @property {{make: string, making: string, failed: string}} words of the button, also while it works, and above what went wrong
 * @property {(given: Given) => unknown} make what makes the keys, and goes on
 */

const LONGEST = 100;

export class KeysForm {
  /** What was typed, by field. @type {Record<string, string>} */
  typed = {};
  /** @type {{id: string, text: string}[]} */
  #errors = [];
  #failed = '';
  #busy = false;

  /** @param {import('../app.js').App} app @param {Parts} parts */
  constructor(app, parts) {
    this.app = app;
    this.parts = parts;
    this.choice = new PassphraseChoice(app);
  }

  async enter() {
    await this.choice.propose();
  }

  leave() {
    this.choice.forget();
  }

  render() {
    const { head, names, kit, words } = this.parts;
    return html`${head}${errorSummary(this.#errors)}
      <form class="sheet sheet--padded stack stack--loose" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        ${kit?.render()}${names.map((name) => this.#field(name))}${this.choice.render()}
        ${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: words.failed, text: this.#failed }) : nothing}
        ${button({ label: this.#busy ? words.making : words.make, type: 'submit', busy: this.#busy })}
      </form>`;
  }

  /** @param {Name} name */
  #field({ missing, ...facts }) {
    const { id } = facts;
    const onInput = (/** @type {string} */ value) => {
      this.typed[id] = value;
    };
    const error = this.#errors.find((each) => each.id === id)?.text;
    return textField({ ...facts, value: this.typed[id] ?? '', maxlength: LONGEST, error, onInput });
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    return this.finish();
  }

  /** Makes the keys when nothing is missing; says what is. */
  async finish() {
    if (this.#busy) return;
    const kit = this.parts.kit?.take() ?? [];
    const passphrase = this.choice.take();
    this.#errors = [...(this.parts.kit?.errors ?? []), ...this.#missing(), ...this.#wrongWords()];
    this.app.draw();
    if (!this.#errors.length && passphrase !== null) await this.#make(kit, passphrase);
    if (this.#errors.length) focusSummary(this.app.window.document);
  }

  /** @param {string[]} kit @param {string} passphrase */
  async #make(kit, passphrase) {
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    const names = Object.fromEntries(this.parts.names.map(({ id }) => [id, (this.typed[id] ?? '').trim()]));
    try {
      await this.parts.make({ names, passphrase, kit });
    } catch (error) {
      if (this.parts.kit?.tell(error)) this.#errors = this.parts.kit.errors;
      else this.#failed = sentence(codeOf(error));
    }
    this.#busy = false;
    this.app.draw();
  }

  /** @returns {{id: string, text: string}[]} */
  #missing() {
    return this.parts.names
      .filter(({ id }) => !this.typed[id]?.trim())
      .map(({ id, missing }) => ({ id, text: missing }));
  }

  #wrongWords() {
    const { error, againError } = this.choice;
    if (error) return [{ id: 'new-passphrase', text: error }];
    return againError ? [{ id: 'new-passphrase-again', text: againError }] : [];
  }
}

/** @returns {Name} */
export function contactName() {
  return {
    id: 'contactName',
    label: t('Your name'),
    hint: t('Everybody in the directory sees it.'),
    autocomplete: 'name',
    missing: t('Enter your name'),
  };
}

/** @returns {Name} */
export function signInName() {
  return {
    id: 'user',
    label: t('Sign-in name'),
    hint: t('You type it on a new device. It need not be your own name.'),
    autocomplete: 'username',
    capitals: 'none',
    missing: t('Enter a sign-in name'),
  };
}
