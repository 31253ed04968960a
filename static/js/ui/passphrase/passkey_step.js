/** A passkey of this device: who is here proves it, then the device asks for finger, face or screen lock. */
import { html } from 'lit-html';
import { makePasskey } from '../../vault/passkey_making.js';
import { button } from '../parts/button.js';
import { t } from '../text.js';
import { ProofField } from './proof_field.js';
import { Step } from './step.js';

export class PasskeyStep extends Step {
  #locks;
  #done;

  /** @param {import('../app.js').App} app @param {{locks: import('../../vault/locks.js').Locks, done: () => unknown}} parts */
  constructor(app, { locks, done }) {
    super(app, new ProofField(app));
    this.#locks = locks;
    this.#done = done;
  }

  get title() {
    return t('Unlock with a passkey');
  }

  render() {
    return html`<p class="soft">${t('The device asks for your finger, your face or its own screen lock, and that opens the app here. Whoever can do that on this device can read your records.')}</p>
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.submit(event, () => this.make())}>
        ${this.proof.render()}${this.failure(t('No passkey was made'))}
        ${button({ label: this.busy ? t('Making the passkey') : t('Make the passkey'), type: 'submit', busy: this.busy })}
      </form>`;
  }

  async make() {
    const proof = this.busy ? null : this.proof.take();
    if (proof) await this.work(() => this.#add(proof));
    this.focus();
  }

  /** @param {import('../../vault/unlocking.js').Proof} proof */
  async #add(proof) {
    const { app } = this;
    const facts = { user: app.vault.known?.user ?? '', app: t('Welfare support'), synced: app.syncedPasskeys };
    await this.#locks.addPasskey(proof, () => makePasskey(app.window.navigator.credentials, facts));
    await this.#done();
    app.notify(t('The passkey opens this device.'), {
      detail: t('Type the passphrase now and then all the same: other devices ask for it.'),
    });
  }
}
