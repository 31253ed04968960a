/** Signing in here by a code that one's other device shows: the code, then the passphrase. */
import { html } from 'lit-html';
import { openDeviceCode } from '../../vault/device_code.js';
import { helpRow } from '../parts/help_row.js';
import { notices } from '../parts/note.js';
import { t } from '../text.js';
import { CodeStep } from './code_step.js';
import { PassphraseStep } from './passphrase_step.js';

/** @typedef {{render: () => unknown, enter?: () => unknown, leave?: () => void}} Step */

export class OtherDeviceScreen {
  chrome = /** @type {const} */ ('plain');
  holdsUpdate = true;
  /** @type {Step} */
  #step;

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, { code = '' }) {
    this.app = app;
    const open = async (/** @type {string} */ typed) => this.#go(await openDeviceCode(app.vault, typed));
    this.#step = new CodeStep(app, { code, asks: { ...words(), open } });
  }

  get title() {
    return t('A code from your other device');
  }

  async enter() {
    await this.#step.enter?.();
  }

  leave() {
    this.#step.leave?.();
  }

  render() {
    return html`<main class="page lock" id="main" tabindex="-1">${notices(this.app)}${this.#step.render()}${helpRow()}</main>`;
  }

  /** @param {Awaited<ReturnType<typeof openDeviceCode>>} way */
  #go(way) {
    this.#step.leave?.();
    this.#step = new PassphraseStep(this.app, way);
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    this.app.window.document.getElementById('main')?.focus();
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
