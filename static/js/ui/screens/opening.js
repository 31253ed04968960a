/** Unlocked, and the records are being opened: says how far it is, or why it cannot be done. */
import { html } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { helpRow } from '../parts/help_row.js';
import { emblem } from '../parts/icon.js';
import { note } from '../parts/note.js';
import { sentence } from '../sentences.js';
import { t } from '../text.js';

export class OpeningScreen {
  chrome = /** @type {const} */ ('plain');

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Opening');
  }

  render() {
    const failed = this.app.casebook?.state === 'failed';
    return html`<main class="page lock" id="main" tabindex="-1">
      <div class="lock__head">${emblem()}<h1 class="title">${t('Opening your records')}</h1></div>
      ${failed ? this.#failure() : html`<p class="waiting" role="status">${this.#progress()}</p>`}${helpRow()}
    </main>`;
  }

  #progress() {
    const { done, total } = this.app.casebook?.progress ?? { done: 0, total: 0 };
    return total ? t('{done} of {total}', { done, total }) : t('A moment');
  }

  #failure() {
    return html`${note({
      icon: 'alert',
      tone: 'help',
      role: 'alert',
      title: t('Your records could not be opened'),
      text: sentence(this.app.casebook?.code),
    })}
    ${buttons(
      button({ label: t('Try again'), onClick: () => this.#again() }),
      button({ label: t('Lock'), icon: 'lock', kind: 'secondary', onClick: () => this.app.lock() }),
    )}`;
  }

  async #again() {
    await this.app.casebook?.refresh();
    await this.app.navigator.follow();
  }
}
