/** In place of a screen whose script is not on this device and cannot be fetched now: no network, or an update that waits to be taken. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { helpRow } from '../parts/help_row.js';
import { emblem } from '../parts/icon.js';
import { notices } from '../parts/note.js';
import { t } from '../text.js';

export class MissingScreen {
  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  /** Unlocked, the rest of the app stays in reach. */
  get chrome() {
    return this.app.casebook ? /** @type {const} */ ('full') : /** @type {const} */ ('plain');
  }

  get title() {
    return this.app.online === false ? t('This page needs signal') : t('Not on this device yet');
  }

  render() {
    const { window } = this.app;
    return html`<main class="page lock" id="main" tabindex="-1">
      <div class="lock__head">${emblem()}<h1 class="title">${this.title}</h1></div>
      ${notices(this.app)}<p role="alert">${this.#why()} ${t('Nothing on this device is lost.')}</p>
      ${this.app.casebook ? html`<p class="small soft">${t('Trying again loads the app anew, so you unlock once more.')}</p>` : nothing}
      ${buttons(
        button({ label: t('Try again'), onClick: () => window.location.reload() }),
        button({ label: t('Back'), kind: 'secondary', onClick: () => window.history.back() }),
      )}${helpRow()}
    </main>`;
  }

  #why() {
    return this.app.online === false
      ? t('There is none just now. Try again when there is some.')
      : t('This page could not be loaded. Check the network, then try again.');
  }
}
