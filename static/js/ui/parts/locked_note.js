/** Writing a note on the lock screen: sealed as it is typed, out of sight as soon as it is put away. */
import { html, nothing } from 'lit-html';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';
import { button, buttons } from './button.js';

const LONGEST = 5000;

export class LockedNoteBox {
  #id = '';
  /** Of whoever was offered when it was begun: chosen otherwise meanwhile, the note stays theirs. @type {import('../../vault/locked_notes.js').LockedNotes | null} */
  #notes = null;
  #typed = '';
  #failed = '';
  #again = false;
  /** @type {Promise<void> | null} */
  #sealing = null;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  render() {
    if (!this.#id && !this.app.vault.notes) return nothing;
    if (!this.#id)
      return html`<button class="tool" type="button" @click=${() => this.#begin()}>${t('Write a note')}</button>`;
    return html`<form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
      <div class=${this.#failed ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
        <label class="govuk-label" for="locked-note">${t('Note')}</label>
        <div class="govuk-hint" id="locked-note-hint">${t('Sealed as you type. It can be read again only after unlocking.')}</div>
        ${this.#failed ? html`<p class="govuk-error-message" role="alert">${t('Not kept yet.')} ${this.#failed}</p>` : nothing}
        <textarea class="govuk-textarea" id="locked-note" rows="4" maxlength=${LONGEST} autocomplete="off" aria-describedby="locked-note-hint" .value=${this.#typed}
          @input=${(/** @type {Event} */ event) => this.#type(event)}></textarea>
      </div>
      ${buttons(button({ label: t('Put it away'), type: 'submit' }), button({ label: t('Throw away'), kind: 'secondary', onClick: () => this.#throwAway() }))}
    </form>`;
  }

  enter() {
    this.app.window.document.addEventListener('visibilitychange', this.#hidden);
  }

  /** What could not be kept is shown again when the lock screen is; after unlocking it is gone, see `mayGo`. */
  async leave() {
    this.app.window.document.removeEventListener('visibilitychange', this.#hidden);
    const locked = this.app.vault.state === 'locked';
    this.app.lockedNote = locked && !(await this.#isKept()) ? this : null;
  }

  /** Before unlocking, which ends it: asks whoever has written what could not be kept. @returns {Promise<boolean>} */
  async mayGo() {
    if (await this.#isKept()) return true;
    return this.app.ask({
      title: t('Unlock without the note?'),
      text: t('It could not be kept, and would be lost.'),
      yes: t('Unlock, lose the note'),
      no: t('Back to the note'),
      danger: true,
    });
  }

  async #isKept() {
    if (this.#typed.trim()) await this.#seal();
    return !this.#typed.trim() || !this.#failed;
  }

  /** Whoever takes the phone up next does not read it. */
  #hidden = () => {
    if (this.app.window.document.visibilityState === 'hidden' && this.#typed.trim() && !this.#failed) this.#putAway();
  };

  #begin() {
    this.#id = this.app.newId();
    this.#notes = this.app.vault.notes;
    this.app.draw();
    this.app.window.document.getElementById('locked-note')?.focus();
  }

  /** @param {Event} event */
  #type({ target }) {
    this.#typed = /** @type {HTMLTextAreaElement} */ (target).value;
    this.#seal();
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    await this.#putAway();
  }

  async #putAway() {
    const something = this.#typed.trim() !== '';
    await this.#seal();
    if (this.#failed) return;
    this.#close();
    if (something)
      this.app.notify(t('The note is kept, sealed.'), { detail: t('You find it when you have unlocked.') });
  }

  async #throwAway() {
    this.#typed = '';
    await this.#seal();
    if (!this.#failed) this.#close();
  }

  #close() {
    this.#id = '';
    this.#typed = '';
    this.app.refresh();
  }

  /** Keeps what stands there; once more for what was typed meanwhile. */
  #seal() {
    this.#again = true;
    this.#sealing ??= this.#sealAll().finally(() => {
      this.#sealing = null;
    });
    return this.#sealing;
  }

  async #sealAll() {
    while (this.#again) {
      this.#again = false;
      await this.#sealOnce();
    }
  }

  async #sealOnce() {
    const before = this.#failed;
    try {
      const text = this.#typed.trim();
      if (text) await this.#notes?.keep(this.#id, text);
      else await this.#notes?.remove(this.#id);
      this.#failed = '';
    } catch (error) {
      this.#failed = sentence(codeOf(error));
    }
    if (this.#failed !== before) this.app.refresh();
  }
}
