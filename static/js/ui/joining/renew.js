/** A new force contact when none is left: the link, kit A and one's own keys, one's sheet printed and checked, then the account. */
import { html } from 'lit-html';
import { renewal } from '../../vault/renewing.js';
import { OneSheet } from '../desk/one_sheet.js';
import { SetupLink } from '../desk/setup_link.js';
import { helpRow } from '../parts/help_row.js';
import { emblem } from '../parts/icon.js';
import { notices } from '../parts/note.js';
import { sheetPaper, sheetText } from '../parts/sheet_paper.js';
import { t } from '../text.js';
import { RenewKeys } from './renew_keys.js';

/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */
/** @typedef {{render: () => unknown, enter?: () => unknown, leave?: () => void}} Step */

const COMMAND = 'wso-pwa setup --again';

export class RenewScreen {
  chrome = /** @type {const} */ ('plain');
  holdsUpdate = true;
  #name = '';
  /** @type {Step} */
  #step;

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    const { token } = params;
    this.#step = new SetupLink(app, {
      token,
      title: t('Become a force contact with kit A'),
      command: COMMAND,
      ask: async () => {
        this.#name = (await renewal(app.vault.desk, token)).name;
      },
      done: () => this.#go(new RenewKeys(app, { token, done: (enrolment) => this.#sheet(enrolment) })),
    });
  }

  get title() {
    return t('Kit A');
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

  /** @param {Enrolment} enrolment */
  #sheet(enrolment) {
    const { user, sheetCode: code, recoveryCode: recovery } = enrolment;
    const facts = { user, code, recovery, force: this.#name, address: this.app.window.location.origin };
    const sheet = {
      id: 'own-sheet',
      paper: sheetPaper(facts),
      copy: sheetText(facts),
      code,
      label: t('Your own sheet: the last group of the sheet code'),
      hint: t('Five characters.'),
      finish: t('Become a force contact'),
      failed: t('You are not a force contact yet'),
    };
    return this.#go(new OneSheet(this.app, { sheet, head, done: () => this.#finish(enrolment) }));
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

  /** Not when somebody has left while a step was at work. @param {Step} step */
  async #go(step) {
    if (this.app.screen !== this) return;
    this.#step.leave?.();
    this.#step = step;
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    this.app.window.document.getElementById('main')?.focus();
    await step.enter?.();
  }
}

/** @param {string} title @param {string} lead */
function head(title, lead) {
  return html`<div class="lock__head">${emblem()}<h1 class="title">${title}</h1><p class="soft">${lead}</p></div>`;
}
