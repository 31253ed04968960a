/** Signing in here by a code that one's other device shows: the code, then the passphrase. */
import { openDeviceCode } from '../../vault/device_code.js';
import { t } from '../text.js';
import { CodeStep } from './code_step.js';
import { PassphraseStep } from './passphrase_step.js';
import { StepsScreen } from './steps_screen.js';

export class OtherDeviceScreen extends StepsScreen {
  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, { code = '' }) {
    super(app);
    const open = async (/** @type {string} */ typed) => this.#opened(await openDeviceCode(app.vault, typed));
    this.begin(new CodeStep(app, { code, asks: { ...words(), open } }));
  }

  get title() {
    return t('A code from your other device');
  }

  /** @param {Awaited<ReturnType<typeof openDeviceCode>>} way */
  #opened(way) {
    return this.go(new PassphraseStep(this.app, way));
  }
}

function words() {
  return {
    title: t('A code from your other device'),
    lead: t('There, choose More, My devices, “Add a device”. It shows a code, and a square to scan.'),
    label: t('Code from your other device'),
    address: '#/other-device',
    other: t('Sign in with my sheet instead'),
    said: {
      token_invalid: t(
        'This code does not work: mistyped, used already, or older than ten minutes. Show a new one there.',
      ),
    },
  };
}
