/** How the app is installed where the browser does not ask: by hand, on an iPhone or iPad; then one signs in there. */
import { html, nothing } from 'lit-html';
import { helpRow } from '../parts/help_row.js';
import { icon } from '../parts/icon.js';
import { page } from '../parts/page.js';
import { row, rows } from '../parts/rows.js';
import { unsentTabNote } from '../parts/unsent_tab.js';
import { t } from '../text.js';

export class InstallScreen {
  current = 'more';

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Install the app');
  }

  /** Before sign-in there is nowhere else to go. */
  get chrome() {
    return this.#unlocked ? /** @type {const} */ ('full') : /** @type {const} */ ('plain');
  }

  render() {
    const back = this.#unlocked
      ? { href: '#/more', label: t('More') }
      : { href: this.app.vault.state === 'locked' ? '#/lock' : '#/sign-in', label: t('Back') };
    const lead = t('On an iPhone or iPad, install first, then sign in inside the app.');
    const classes = this.#unlocked ? '' : 'lock';
    return page(this.app, { heading: this.title, back, lead, classes }, [
      unsentTabNote(this.app),
      rows([
        row({
          lead: icon('share'),
          title: t('1. Tap Share'),
          detail: t('The square with an arrow. In newer versions it is behind the three dots.'),
        }),
        row({ lead: icon('add'), title: t('2. Tap Add to Home Screen'), detail: t('Further down in the list.') }),
        row({
          lead: icon('key'),
          title: t('3. Open it from its icon and sign in there'),
          detail: t('With your sheet. The app and this tab do not see what the other keeps.'),
        }),
      ]),
      html`<p class="soft">${t('Safari may clear a tab after seven days without use, with everything that has not been sent from it. An installed app keeps its own storage.')}</p>`,
      this.#unlocked ? nothing : helpRow(),
    ]);
  }

  get #unlocked() {
    return this.app.vault.state === 'unlocked';
  }
}
