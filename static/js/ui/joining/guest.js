/** Working on a computer that is not one's own: what is different there, before anything is typed. */
import { html } from 'lit-html';
import { markGuest } from '../../sync/guest.js';
import { button } from '../parts/button.js';
import { helpRow } from '../parts/help_row.js';
import { emblem } from '../parts/icon.js';
import { notices } from '../parts/note.js';
import { t } from '../text.js';

export class GuestScreen {
  chrome = /** @type {const} */ ('plain');

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('A shared computer');
  }

  render() {
    return html`<main class="page lock" id="main" tabindex="-1">
      <div class="lock__head">${emblem()}<h1 class="title">${t('Keep nothing on this computer')}</h1>
        <p class="soft">${t('For a computer that others use too, or that clears itself.')}</p></div>
      ${notices(this.app)}
      <div class="sheet sheet--padded stack">
        <p>${t('Your records are fetched, opened in the memory of this tab and forgotten when you close it. You sign in with your passphrase and the code on your sheet each time, or with a security key that you have added on your own device.')}</p>
        <p>${t('Saving needs the network here. What you are writing is lost if the tab is closed before it has been sent.')}</p>
        ${button({ label: t('Go on without keeping anything'), onClick: () => this.#begin() })}
        ${button({ label: t('Back'), kind: 'plain', href: '#/sign-in' })}
      </div>${helpRow()}
    </main>`;
  }

  #begin() {
    markGuest(this.app.window, true);
    this.app.window.location.replace('/');
  }
}
