/** The security keys with which one signs in on shared computers, as the server lists them. */
import { html, nothing } from 'lit-html';
import { MOST_KEYS } from '../../vault/security_keys.js';
import { button, buttons } from '../parts/button.js';
import { note } from '../parts/note.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';
import { onDayTime } from '../when.js';

/** @typedef {import('../../vault/security_keys.js').ListedKey} ListedKey */

export class KeyList {
  /** @type {ListedKey[] | null} null until they have been fetched */
  #found = null;
  #failed = '';
  #keys;
  #add;

  /** @param {import('../app.js').App} app @param {{keys: import('../../vault/security_keys.js').SecurityKeys, add: () => unknown}} parts */
  constructor(app, { keys, add }) {
    this.app = app;
    this.#keys = keys;
    this.#add = add;
  }

  /** What goes with another passphrase or sheet code, to be said before. */
  get warning() {
    if (!this.#found?.length) return nothing;
    return html`<p class="small soft">${t('Your security key for shared computers stops working with it: add it again afterwards.')}</p>`;
  }

  /** Asks the server; what was shown stays when it cannot be reached. */
  async load() {
    try {
      this.#found = await this.#keys.list();
      this.#failed = '';
    } catch (error) {
      this.#failed = codeOf(error);
    }
    this.app.refresh();
  }

  /** @param {boolean} possible whether this browser can ask for one */
  render(possible) {
    const { app } = this;
    const room = (this.#found?.length ?? 0) < MOST_KEYS;
    return html`<section class="section stack" aria-labelledby="keys-title"><h2 class="heading" id="keys-title">${t('Security key for shared computers')}</h2>
      <p class="soft">${t('A small key for the USB port. With its PIN you sign in on a shared computer without typing passphrase and sheet code.')}</p>
      ${this.#found?.length ? html`<ul class="sheet rows">${this.#found.map((key) => this.#row(key))}</ul>` : nothing}
      ${this.#failed ? note({ icon: 'offline', title: t('This list needs the network'), text: sentence(this.#failed), role: 'none' }) : nothing}
      ${possible && room && !app.guest ? buttons(button({ label: t('Add a security key'), kind: 'secondary', onClick: () => this.#add() })) : nothing}</section>`;
  }

  /** @param {ListedKey} key */
  #row(key) {
    const when = onDayTime(key.made_at, this.app.now());
    const label = html`${t('Remove')}<span class="govuk-visually-hidden"> ${t('the key added {when}', { when })}</span>`;
    return html`<li><div class="row"><div class="row__body"><p class="strong">${t('Added {when}', { when })}</p>
      <p class="tools">${button({ label, kind: 'plain', onClick: () => this.#remove(key) })}</p></div></div></li>`;
  }

  /** @param {ListedKey} key */
  async #remove({ id }) {
    const words = {
      title: t('Remove the security key?'),
      text: t('It signs in nowhere any more. Passphrase and sheet code go on doing so.'),
    };
    if (!(await this.app.ask({ ...words, yes: t('Remove it'), no: t('Keep it') }))) return;
    try {
      await this.#keys.remove(id);
      this.app.notify(t('The security key signs in no more.'));
    } catch (error) {
      this.app.fail(error);
    }
    await this.load();
  }
}
