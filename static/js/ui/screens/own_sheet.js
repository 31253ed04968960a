/** One's own sheet again, and the fingerprint to compare with a force contact. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { confirmingWords } from '../parts/confirming.js';
import { page } from '../parts/page.js';
import { paper, paperTools } from '../parts/paper.js';
import { sheetPaper } from '../parts/sheet_paper.js';
import { rich, t } from '../text.js';

export class OwnSheetScreen {
  current = 'more';
  #fingerprint = '';
  #code = '';

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Your sheet and your keys');
  }

  async enter() {
    this.#fingerprint = await this.app.vault.fingerprint();
    this.app.refresh();
  }

  render() {
    const { app } = this;
    return page(app, { heading: this.title, back: { href: '#/more', label: t('More') } }, [
      html`<section class="section" aria-labelledby="sheet-title"><h2 class="heading" id="sheet-title">${t('Your sheet')}</h2>
        <p class="soft">${t('To sign in on a new device you need three things: your sign-in name, your passphrase and the code on the sheet. Keep the sheet away from the phone.')}</p>
        <p class="soft">${rich(t('Is it lost, or has somebody seen it? Make a new code: see {link}. A recovery code is shown there, only when it is made.'), { link: html`<a href="#/more/passphrase">${t('Passphrase and codes')}</a>` })}</p></section>`,
      this.#code
        ? this.#sheet()
        : button({ label: t('Show the sheet'), icon: 'eye', kind: 'secondary', onClick: () => this.#show() }),
      this.#fingerprint
        ? paper({
            id: 'fingerprint',
            title: t('Your key, to compare'),
            lead: t(
              'Read it to your force contact, face to face or by phone. If it is the same on their screen, nobody stands between you.',
            ),
            code: this.#fingerprint,
          })
        : nothing,
      html`<p class="soft">${confirmingWords(app)}</p>`,
    ]);
  }

  #sheet() {
    const { vault, force, window } = this.app;
    const facts = { code: this.#code, force: force.name, address: window.location.origin };
    return html`${sheetPaper({ user: vault.known?.user ?? '', ...facts })}${paperTools(this.app, { id: 'own-sheet', copy: this.#code })}`;
  }

  #show() {
    this.#code = this.app.vault.sheetCode();
    this.app.refresh();
  }
}
