/** Joining with an invitation: the code, a sign-in name and passphrase, keys made here, the sheet put away, then the account. */
import { CodeStep } from '../joining/code_step.js';
import { KeysStep } from '../joining/keys_step.js';
import { SheetStep } from '../joining/sheet_step.js';
import { StepsScreen } from '../joining/steps_screen.js';
import { t } from '../text.js';

/** @typedef {import('../../vault/joining.js').Joining} Joining */
/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */

export class JoinScreen extends StepsScreen {
  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, params) {
    super(app);
    const open = async (/** @type {string} */ code) => this.#opened(await app.vault.join({ code }));
    this.begin(new CodeStep(app, { code: params.code ?? '', asks: { ...invitation(), open } }));
  }

  get title() {
    return t('Join');
  }

  /** @param {Joining} joining */
  #opened(joining) {
    return this.go(new KeysStep(this.app, { joining, done: (enrolment) => this.#made(enrolment) }));
  }

  /** @param {Enrolment} enrolment */
  #made(enrolment) {
    return this.go(new SheetStep(this.app, { enrolment }));
  }
}

/** What is asked of somebody who was invited. */
function invitation() {
  return {
    title: t('Join with an invitation'),
    lead: t('Your force contact has given you a code, or a square to scan.'),
    label: t('Invitation code'),
    address: '#/join',
    other: t('I have signed in before'),
  };
}
