/** The first set-up of a force, once: names, a passphrase, keys made in this browser, the sheets printed and checked, then the account. */
import { StepsScreen } from '../joining/steps_screen.js';
import { lockHead } from '../parts/lock_head.js';
import { t } from '../text.js';
import { KitSheets } from './kit_sheets.js';
import { ownSheet } from './own_sheet.js';
import { SetupLink } from './setup_link.js';
import { setupNames } from './setup_names.js';
import { Sheets } from './sheets.js';

/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */

export class SetupScreen extends StepsScreen {
  /** @param {import('./types.js').App} app @param {Record<string, string>} params */
  constructor(app, { token }) {
    super(app);
    const names = () => setupNames(app, { token, done: (...made) => this.go(this.sheets(...made)) });
    this.begin(new SetupLink(app, { token, done: () => this.go(names()) }));
  }

  get title() {
    return t('Set up');
  }

  /** @param {Enrolment} enrolment @param {string} force its name */
  sheets(enrolment, force) {
    const { A = '', B = '' } = enrolment.kits ?? {};
    const piles = [
      new KitSheets(this.app, { kit: 'A', text: A, force }),
      new KitSheets(this.app, { kit: 'B', text: B, force }),
      ownSheet(enrolment, { force, address: this.app.window.location.origin }),
    ];
    const words = { finish: t('Finish the set-up'), finishing: t('Setting up'), failed: t('Not set up yet') };
    return new Sheets(this.app, { piles, words, head: lockHead, done: () => this.#finish(enrolment) });
  }

  /** @param {Enrolment} enrolment */
  async #finish(enrolment) {
    await enrolment.send();
    this.app.navigator.carry();
    this.app.notify(t('Your force is set up.'), {
      detail: t('Put the two kits away, apart from each other. Then invite a second force contact.'),
    });
    this.app.navigate('#/officers', { replace: true });
  }
}
