/** A security key for shared computers: the passphrase proves who is here, then the key is plugged in, its PIN typed, and it is touched. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { note } from '../parts/note.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';
import { ProofField } from './proof_field.js';

export class KeyStep {
  #keys;
  #done;
  #failed = '';
  #busy = false;

  /** @param {import('../app.js').App} app @param {{keys: import('../../vault/security_keys.js').SecurityKeys, done: () => unknown}} parts */
  constructor(app, { keys, done }) {
    this.app = app;
    this.#keys = keys;
    this.#done = done;
    this.proof = new ProofField(app, { code: false });
  }

  get title() {
    return t('Add a security key');
  }

  leave() {
    this.proof.forget();
  }

  render() {
    return html`<p class="soft">${t('Whoever has the key and knows its PIN can sign in as you and read your records. Do not leave it in a computer.')}</p>
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        ${this.proof.render()}
        <p class="small soft">${t('It needs signal. The browser asks for the key twice: plug it in or hold it to the device, type its PIN, touch it.')}</p>
        ${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: t('No key was added'), text: this.#failed }) : nothing}
        ${button({ label: this.#busy ? t('Adding the key') : t('Add the key'), type: 'submit', busy: this.#busy })}
      </form>`;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    return this.add();
  }

  async add() {
    const passphrase = this.#busy ? undefined : this.proof.take()?.passphrase;
    if (passphrase !== undefined) await this.#add(passphrase);
    this.app.draw();
    const wrong = this.app.window.document.querySelector('.govuk-input--error');
    if (wrong instanceof HTMLElement) wrong.focus();
  }

  /** @param {string} passphrase */
  async #add(passphrase) {
    const { app } = this;
    this.#busy = true;
    this.#failed = '';
    app.draw();
    try {
      const given = { passphrase, app: t('Welfare support'), synced: app.syncedPasskeys };
      await this.#keys.add(app.window.navigator.credentials, given);
      await this.#done();
      app.notify(t('The security key signs you in on shared computers.'), {
        detail: t('Choose “This computer is shared” there, then “Use a security key”.'),
      });
    } catch (error) {
      if (!this.proof.refuse(error)) this.#failed = sentence(codeOf(error));
    }
    this.#busy = false;
  }
}
