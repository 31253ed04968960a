/** Choosing a passphrase: four words are proposed, or one's own; typed once to be sure it was taken in. */
import { html, nothing } from 'lit-html';
import { proposePassphrase } from '../../crypto/words.js';
import { t } from '../text.js';
import { button } from './button.js';
import { passphraseField } from './fields.js';

/** @typedef {import('../app.js').App} App */

const SHORTEST = 12;

export class PassphraseChoice {
  proposed = '';
  own = false;
  typed = '';
  again = '';
  error = '';
  againError = '';
  /** Whether no words could be proposed: one's own are asked for. */
  missing = false;
  /** The list of words comes over the network. */
  words = proposePassphrase;

  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  /** Rejects never, see `missing`. */
  async propose() {
    try {
      this.proposed = await this.words();
      this.missing = false;
    } catch {
      this.missing = true;
      this.own = true;
    }
    this.typed = '';
    this.app.refresh();
  }

  /** Whether it may be used; says what is wrong. @returns {string | null} the passphrase, or null */
  take() {
    const typed = plain(this.typed);
    this.error = this.#wrong(typed);
    this.againError = this.own && !this.error && plain(this.again) !== typed ? t('The two are not the same') : '';
    return this.error || this.againError ? null : typed;
  }

  forget() {
    this.proposed = '';
    this.typed = '';
    this.again = '';
  }

  render() {
    return this.own ? html`${this.#missing()}${this.#ownWords()}` : this.#proposal();
  }

  /** @param {string} typed */
  #wrong(typed) {
    if (!typed) return this.own ? t('Enter a passphrase') : t('Type the four words');
    if (!this.own) return typed === plain(this.proposed) ? '' : t('These are not the four words. Check each of them.');
    return [...typed].length < SHORTEST ? t('Use at least 12 characters: four words do.') : '';
  }

  #proposal() {
    return html`<p>${t('These four words open the app. Say them to yourself a few times, then type them once.')}</p>
      <ol class="words" aria-label=${t('Proposed passphrase')}>${this.#words().map((word) => html`<li>${word}</li>`)}</ol>
      <p class="tools">${button({ label: t('Other words'), icon: 'update', kind: 'plain', onClick: () => this.propose() })}${button({ label: t('Choose my own'), kind: 'plain', onClick: () => this.#switch(true) })}</p>
      ${this.#field({ id: 'new-passphrase', label: t('Type the four words'), value: this.typed, error: this.error, onInput: (value) => this.#type(value) })}`;
  }

  #missing() {
    if (!this.missing) return nothing;
    return html`<p role="status">${t('No words can be proposed without signal. Choose your own, or try again when there is some.')}</p>`;
  }

  /** Until they are there their places are, so that nothing moves under a thumb. */
  #words() {
    return this.proposed ? this.proposed.split(' ') : ['', '', '', ''];
  }

  #ownWords() {
    return html`<p>${t('Three or four unrelated words are better than one clever one. Spaces and capital letters count.')}</p>
      ${this.#field({ id: 'new-passphrase', label: t('Your passphrase'), value: this.typed, error: this.error, onInput: (value) => this.#type(value) })}
      ${this.#field({ id: 'new-passphrase-again', label: t('Once more'), value: this.again, error: this.againError, onInput: (value) => this.#typeAgain(value) })}
      <p class="tools">${button({ label: t('Propose four words instead'), kind: 'plain', onClick: () => this.#again() })}</p>`;
  }

  /** @param {import('./fields.js').FieldFacts} facts */
  #field(facts) {
    return passphraseField({ autocomplete: 'new-password', ...facts });
  }

  #again() {
    this.#switch(false);
    return this.proposed ? undefined : this.propose();
  }

  /** @param {boolean} own */
  #switch(own) {
    this.own = own;
    this.typed = '';
    this.again = '';
    this.error = '';
    this.againError = '';
    this.app.refresh();
  }

  /** @param {string} value */
  #type(value) {
    this.typed = value;
  }

  /** @param {string} value */
  #typeAgain(value) {
    this.again = value;
  }
}

/** Single spaces, none at the ends: as the key is made from it. @param {string} words */
function plain(words) {
  return words.normalize('NFKC').trim().replace(/\s+/g, ' ');
}
