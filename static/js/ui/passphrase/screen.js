/** What opens the app: the passphrase of every device, and the recovery code of this one. */
import { html, nothing } from 'lit-html';
import { Locks } from '../../vault/locks.js';
import { SecurityKeys } from '../../vault/security_keys.js';
import { doubtNote } from '../devices/perhaps_open.js';
import { button, buttons } from '../parts/button.js';
import { elsewhereNote, hasForbiddenPasskey, syncedNote, takenNote } from '../parts/entry_note.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { t } from '../text.js';
import { onDayTime } from '../when.js';
import { ChangeStep } from './change_step.js';
import { CodeStep } from './code_step.js';
import { KeyList } from './key_list.js';
import { KeyStep } from './key_step.js';
import { KnownStep } from './known_step.js';
import { PasskeyStep } from './passkey_step.js';
import { SheetStep } from './sheet_step.js';

/** @typedef {{title: string, render: () => unknown, enter?: () => unknown, leave: () => void}} Step */

export class PassphraseScreen {
  current = 'more';
  /** @type {Step | null} */
  #step = null;
  #canPasskey = false;
  #canKey = false;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
    const { locks } = app.vault;
    this.locks = new Locks(locks);
    this.keys = new SecurityKeys({ api: locks.api, locks: this.locks });
    this.list = new KeyList(app, { keys: this.keys, add: () => this.#go(this.#addKey()) });
  }

  get title() {
    return this.#step?.title ?? t('Passphrase and codes');
  }

  /** What is being typed, or shown once, is not taken away by an update. */
  get holdsUpdate() {
    return this.#step !== null;
  }

  /** Whether the device itself can tell who holds it, and which security keys there are. */
  async enter() {
    const { PublicKeyCredential: kind } = this.app.window;
    this.#canKey = kind !== undefined;
    this.list.load();
    this.#canPasskey = (await kind?.isUserVerifyingPlatformAuthenticatorAvailable()) ?? false;
    this.app.refresh();
  }

  leave() {
    this.#step?.leave();
  }

  render() {
    const back = this.#step
      ? { href: '#/more/passphrase', label: t('Back'), onClick: (/** @type {Event} */ event) => this.#back(event) }
      : { href: '#/more', label: t('More') };
    return page(this.app, { heading: this.title, back, narrow: true }, this.#step ? this.#step.render() : this.#all());
  }

  #all() {
    if (this.app.guest) return [this.#passphrase(), this.#sheet()]; // what opens one device is of no use where nothing is kept
    return [
      this.#passphrase(),
      this.#sheet(),
      this.#code(),
      this.#passkey(),
      this.list.render(this.#canKey),
      this.#known(),
    ];
  }

  #passphrase() {
    const { forgotten, elsewhere, taken } = this.app.vault.entry;
    return html`<section class="section stack" aria-labelledby="passphrase-title"><h2 class="heading" id="passphrase-title">${t('Passphrase')}</h2>
      ${forgotten ? note({ icon: 'key', tone: 'wait', title: t('Choose a new passphrase'), text: t('The recovery code has opened this device.'), role: 'none' }) : nothing}
      ${elsewhere ? elsewhereNote() : nothing}${taken ? takenNote() : nothing}
      <p class="soft">${t('It opens the app on each of your devices. Changing it needs signal; your sheet stays as it is.')}</p>
      <p class="soft">${this.app.guest ? t('If somebody may know it, that is not enough: on a device of your own choose “Somebody may know it”, or ring a force contact.') : t('If somebody may know it, that is not enough: choose “Somebody may know it” below.')}</p>
      ${buttons(button({ label: t('Change the passphrase'), kind: forgotten ? 'primary' : 'secondary', onClick: () => this.#go(this.#change()) }))}</section>`;
  }

  #sheet() {
    const step = () => new SheetStep(this.app, this.#parts());
    return html`<section class="section stack" aria-labelledby="sheet-title"><h2 class="heading" id="sheet-title">${t('Sheet code')}</h2>
      <p class="soft">${t('Needed to sign in on another device, together with your passphrase. If the sheet is lost, or somebody has seen it, make a new code.')}</p>
      ${buttons(button({ label: t('Make a new sheet code'), kind: 'secondary', onClick: () => this.#go(step()) }))}</section>`;
  }

  #code() {
    const made = this.app.vault.entry.code;
    return html`<section class="section stack" aria-labelledby="code-title"><h2 class="heading" id="code-title">${t('Recovery code')}</h2>
      <p class="soft">${made === null ? t('This device has none. With one, on paper, you can open the app here when the passphrase is forgotten.') : t('It opens the app on this device when the passphrase is forgotten. Made {when}.', { when: onDayTime(made, this.app.now()) })}</p>
      ${buttons(
        button({
          label: made === null ? t('Make a recovery code') : t('Make a new code'),
          kind: 'secondary',
          onClick: () => this.#go(new CodeStep(this.app, { locks: this.locks, done: () => this.#overview() })),
        }),
        made === null ? nothing : button({ label: t('Remove the code'), kind: 'plain', onClick: () => this.#remove() }),
      )}</section>`;
  }

  #passkey() {
    const { passkey } = this.app.vault.entry;
    if (!passkey && !this.#canPasskey) return nothing;
    return html`<section class="section stack" aria-labelledby="passkey-title"><h2 class="heading" id="passkey-title">${t('Passkey')}</h2>
      ${hasForbiddenPasskey(this.app) ? syncedNote() : nothing}
      <p class="soft">${passkey ? t('Your finger, your face or the screen lock opens the app on this device. Made {when}.', { when: onDayTime(passkey.made, this.app.now()) }) : t('Open the app here with your finger, your face or the screen lock, in place of the passphrase.')}</p>
      ${buttons(
        passkey
          ? button({ label: t('Remove the passkey'), kind: 'plain', onClick: () => this.#removePasskey() })
          : button({ label: t('Add a passkey'), kind: 'secondary', onClick: () => this.#go(this.#addPasskey()) }),
      )}</section>`;
  }

  #known() {
    return html`<section class="section stack" aria-labelledby="known-title"><h2 class="heading" id="known-title">${t('Somebody may know it')}</h2>
      <p class="soft">${t('If your passphrase, the recovery code or the passkey may have been seen or used by somebody else: what they know opens nothing more, and new keys are asked for.')}</p>
      ${doubtNote(this.app)}
      ${buttons(button({ label: t('Somebody may know it'), kind: 'secondary', onClick: () => this.#go(new KnownStep(this.app, { locks: this.locks })) }))}</section>`;
  }

  #addPasskey() {
    return new PasskeyStep(this.app, { locks: this.locks, done: () => this.#overview() });
  }

  #removePasskey() {
    const words = { title: t('Remove the passkey?'), text: t('The passphrase goes on opening this device.') };
    return this.#ask(words, () => this.locks.removePasskey(), t('The passkey opens this device no more.'));
  }

  #change() {
    return new ChangeStep(this.app, this.#parts());
  }

  /** What changes the passphrase or the sheet code; the security keys go with it. */
  #parts() {
    const done = async () => {
      await this.#overview();
      await this.list.load();
    };
    return { locks: this.locks, done, warning: this.list.warning };
  }

  #addKey() {
    const done = async () => {
      await this.list.load();
      await this.#overview();
    };
    return new KeyStep(this.app, { keys: this.keys, done });
  }

  #remove() {
    const words = {
      title: t('Remove the recovery code?'),
      text: t('The code on paper stops working. If you forget your passphrase then, this device cannot be opened.'),
    };
    return this.#ask(words, () => this.locks.removeCode(), t('This device has no recovery code any more.'));
  }

  /** @param {{title: string, text: string}} words @param {() => Promise<void>} remove @param {string} said */
  async #ask(words, remove, said) {
    if (!(await this.app.ask({ ...words, yes: t('Remove it'), no: t('Keep it') }))) return;
    try {
      await remove();
      this.app.notify(said);
    } catch (error) {
      this.app.fail(error);
    }
  }

  /** @param {Event} event */
  #back(event) {
    event.preventDefault();
    this.#overview();
  }

  #overview() {
    return this.#go(null);
  }

  /** @param {Step | null} step */
  async #go(step) {
    this.#step?.leave();
    this.#step = step;
    this.app.said = null; // what was said of another step is not about this one
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    this.app.window.document.getElementById('main')?.focus();
    await step?.enter?.();
  }
}
