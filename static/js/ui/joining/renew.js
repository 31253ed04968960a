/** A new force contact when none is left: the link, kit A and one's own keys, one's sheet printed and checked, then the account. */
import { renewal } from '../../vault/renewing.js';
import { ownSheet } from '../desk/own_sheet.js';
import { SetupLink } from '../desk/setup_link.js';
import { Sheets } from '../desk/sheets.js';
import { lockHead } from '../parts/lock_head.js';
import { t } from '../text.js';
import { renewKeys } from './renew_keys.js';
import { StepsScreen } from './steps_screen.js';

/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */

const COMMAND = 'wso-pwa setup --again';

export class RenewScreen extends StepsScreen {
  #force = '';

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, { token }) {
    super(app);
    const ask = async () => {
      this.#force = (await renewal(app.vault.desk, token)).name;
    };
    const done = () => this.go(renewKeys(app, { token, done: (enrolment) => this.go(this.#sheet(enrolment)) }));
    this.begin(
      new SetupLink(app, { token, title: t('Become a force contact with kit A'), command: COMMAND, ask, done }),
    );
  }

  get title() {
    return t('Kit A');
  }

  /** @param {Enrolment} enrolment */
  #sheet(enrolment) {
    const words = {
      finish: t('Become a force contact'),
      finishing: t('Sending your keys'),
      failed: t('You are not a force contact yet'),
    };
    const piles = [ownSheet(enrolment, { force: this.#force, address: this.app.window.location.origin })];
    return new Sheets(this.app, { piles, words, head: lockHead, done: () => this.#finish(enrolment) });
  }

  /** @param {Enrolment} enrolment */
  async #finish(enrolment) {
    await enrolment.send();
    this.app.navigator.carry();
    this.app.notify(t('You are a force contact now.'), {
      detail: t('Put kit A away under seal again. What comes next stands below.'),
    });
    this.app.navigate('#/officers', { replace: true });
  }
}
