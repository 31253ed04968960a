/** Set-up, second step: kit A, kit B and the contact's own sheet, each to be printed or copied by itself. */
import { html } from 'lit-html';
import { button } from '../parts/button.js';
import { emblem } from '../parts/icon.js';
import { paper, paperTools } from '../parts/paper.js';
import { sheetPaper, sheetText } from '../parts/sheet_paper.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */
/** @typedef {'kit-a' | 'kit-b' | 'own-sheet'} PaperId */

export class SetupPapers {
  /** @param {App} app @param {{enrolment: Enrolment, forceName: string, done: () => unknown}} parts */
  constructor(app, { enrolment, forceName, done }) {
    this.app = app;
    this.enrolment = enrolment;
    this.forceName = forceName;
    this.done = done;
  }

  render() {
    return html`<div class="lock__head">${emblem()}<h1 class="title">${t('Print three sheets')}</h1>
        <p class="soft">${t('Print each, or copy it by hand. They are shown this once and are kept nowhere else. On the next page you type a part of each, to be sure that all are there.')}</p></div>
      ${this.#papers().map(({ id, copy, sheet }) => html`<div class="stack">${sheet}${paperTools(this.app, { id, copy })}</div>`)}
      ${button({ label: t('I have all three'), onClick: () => this.done() })}`;
  }

  /** @returns {{id: PaperId, copy: string, sheet: unknown}[]} */
  #papers() {
    const { kits, sheetCode, recoveryCode, user } = this.enrolment;
    const address = this.app.window.location.origin;
    const own = { user, code: sheetCode, recovery: recoveryCode, force: this.forceName, address };
    const { A = '', B = '' } = kits ?? {};
    return [
      {
        id: 'kit-a',
        copy: A,
        sheet: paper({
          id: 'kit-a',
          title: t('Kit A: the root key'),
          lead: t(
            'Makes new keys for the force contacts when every one of them has lost theirs. Keep it sealed, apart from kit B. Whoever finds it hands it, unopened, to the force named below.',
          ),
          rows: this.#whose(),
          text: A,
        }),
      },
      {
        id: 'kit-b',
        copy: B,
        sheet: paper({
          id: 'kit-b',
          title: t('Kit B: the recovery key'),
          lead: t(
            'Opens every welfare record when nobody else can. Keep it sealed, apart from kit A, with another person. Whoever finds it hands it, unopened, to the force named below.',
          ),
          rows: this.#whose(),
          text: B,
        }),
      },
      {
        id: 'own-sheet',
        copy: sheetText(own),
        sheet: sheetPaper(own),
      },
    ];
  }

  /** For somebody who finds a kit in five years. */
  #whose() {
    return [
      { label: t('Force'), value: this.forceName },
      {
        label: t('What it belongs to'),
        value: t('Welfare support, {address}', { address: this.app.window.location.origin }),
      },
    ];
  }
}
