/** New words for the passphrase: who is here proves it, four words are proposed or one's own taken, and the server takes them before this device does. */
import { PassphraseChoice } from '../parts/passphrase_choice.js';
import { sentence } from '../sentences.js';
import { t } from '../text.js';
import { isUncertain, Step } from './step.js';

/** @typedef {import('../../vault/unlocking.js').Proof} Proof */

export class WordsStep extends Step {
  #change;

  /**
   * @param {import('../app.js').App} app
   * @param {{proof: import('./proof_field.js').ProofField, change: (proof: Proof, passphrase: string) => Promise<void>}} parts
   */
  constructor(app, { proof, change }) {
    super(app, proof);
    this.#change = change;
    this.choice = new PassphraseChoice(app);
  }

  /** The list of words comes over the network, as the change itself goes. */
  async enter() {
    await this.choice.propose();
    if (!this.choice.missing) return;
    this.failed = t('This needs signal, and there is none just now. Try again when there is some.');
    this.app.refresh();
  }

  /** @override */
  leave() {
    super.leave();
    this.choice.forget();
  }

  async finish() {
    if (this.busy) return;
    const proof = this.proof.take();
    const passphrase = this.chosen(proof);
    if (proof && passphrase !== null) await this.work(() => this.#change(proof, passphrase));
    this.focus();
  }

  /** @param {Proof | null} _proof @returns {string | null} the passphrase from then on; null, and says so, when it cannot be used */
  chosen(_proof) {
    return this.choice.take();
  }

  /** After some codes nobody here knows whether it was done; the server is asked again. @param {string} code @override */
  words(code) {
    this.app.engine.askAgain('passphrase');
    if (!isUncertain(code)) return sentence(code);
    return t(
      'No answer came. Changing the passphrase needs signal: try again when there is some, and keep both passphrases. Until then the old one opens this device; if a device asks for the new one, it did arrive.',
    );
  }
}
