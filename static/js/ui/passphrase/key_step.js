/** A security key for shared computers: the passphrase proves who is here, then the key is plugged in, its PIN typed, and it is touched. */
import { html } from 'lit-html';
import { button } from '../parts/button.js';
import { t } from '../text.js';
import { ProofField } from './proof_field.js';
import { Step } from './step.js';

export class KeyStep extends Step {
  #keys;
  #done;

  /** @param {import('../app.js').App} app @param {{keys: import('../../vault/security_keys.js').SecurityKeys, done: () => unknown}} parts */
  constructor(app, { keys, done }) {
    super(app, new ProofField(app, { code: false }));
    this.#keys = keys;
    this.#done = done;
  }

  get title() {
    return t('Add a security key');
  }

  render() {
    return html`<p class="soft">${t('Whoever has the key and knows its PIN can sign in as you and read your records. Do not leave it in a computer.')}</p>
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.submit(event, () => this.add())}>
        ${this.proof.render()}
        <p class="small soft">${t('It needs signal. The browser asks for the key twice: plug it in or hold it to the device, type its PIN, touch it.')}</p>
        ${this.failure(t('No key was added'))}
        ${button({ label: this.busy ? t('Adding the key') : t('Add the key'), type: 'submit', busy: this.busy })}
      </form>`;
  }

  async add() {
    const passphrase = this.busy ? undefined : this.proof.take()?.passphrase;
    if (passphrase !== undefined) await this.work(() => this.#add(passphrase));
    this.focus();
  }

  /** @param {string} passphrase */
  async #add(passphrase) {
    const { app } = this;
    const given = { passphrase, app: t('Welfare support'), synced: app.syncedPasskeys };
    await this.#keys.add(app.window.navigator.credentials, given);
    await this.#done();
    app.notify(t('The security key signs you in on shared computers.'), {
      detail: t('Choose “This computer is shared” there, then “Use a security key”.'),
    });
  }
}
