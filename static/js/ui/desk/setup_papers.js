/** Set-up, second step: kit A, kit B and the contact's own sheet, each to be printed or copied by itself and put away apart. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { errorSummary, focusSummary, tickField } from '../parts/fields.js';
import { emblem } from '../parts/icon.js';
import { note } from '../parts/note.js';
import { paper, paperTools } from '../parts/paper.js';
import { sheetPaper } from '../parts/sheet_paper.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */
/** @typedef {'kit-a' | 'kit-b' | 'own-sheet'} PaperId */

export class SetupPapers {
  /** @type {Set<PaperId>} */
  #kept = new Set();
  /** @type {{id: string, text: string}[]} */
  #errors = [];
  #failed = '';
  #busy = false;

  /** @param {App} app @param {{enrolment: Enrolment, forceName: string}} parts */
  constructor(app, { enrolment, forceName }) {
    this.app = app;
    this.enrolment = enrolment;
    this.forceName = forceName;
  }

  render() {
    return html`<div class="lock__head">${emblem()}<h1 class="title">${t('Put three sheets away')}</h1>
        <p class="soft">${t('Print each, or copy it by hand. They are shown this once and are kept nowhere else. Keep the two kits in different places.')}</p></div>
      ${errorSummary(this.#errors)}
      ${this.#papers().map((one) => this.#paper(one))}
      ${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: t('Not set up yet'), text: this.#failed }) : nothing}
      ${button({ label: this.#busy ? t('Setting up') : t('Finish the set-up'), busy: this.#busy, onClick: () => this.#finish() })}`;
  }

  /** @param {{id: PaperId, copy: string, sheet: unknown, tick: string}} one */
  #paper({ id, copy, sheet, tick }) {
    const tickId = `kept-${id}`;
    return html`<div class="stack">${sheet}${paperTools(this.app, { id, copy })}${tickField({
      id: tickId,
      label: tick,
      checked: this.#kept.has(id),
      error: this.#errors.find((error) => error.id === tickId)?.text,
      onChange: (checked) => this.#tick(id, checked),
    })}</div>`;
  }

  /** @returns {{id: PaperId, copy: string, sheet: unknown, tick: string, missing: string}[]} */
  #papers() {
    const { kits, sheetCode, user } = this.enrolment;
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
        tick: t('Kit A is put away'),
        missing: t('Confirm that kit A is put away'),
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
        tick: t('Kit B is put away, in another place than kit A'),
        missing: t('Confirm that kit B is put away'),
      },
      {
        id: 'own-sheet',
        copy: sheetCode,
        sheet: sheetPaper({ user, code: sheetCode, force: this.forceName }),
        tick: t('My own sheet is put away'),
        missing: t('Confirm that your own sheet is put away'),
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

  /** @param {PaperId} id @param {boolean} checked */
  #tick(id, checked) {
    if (checked) this.#kept.add(id);
    else this.#kept.delete(id);
    this.#errors = this.#errors.filter((error) => error.id !== `kept-${id}`);
    this.app.refresh();
  }

  async #finish() {
    if (this.#busy) return;
    this.#errors = this.#papers()
      .filter(({ id }) => !this.#kept.has(id))
      .map(({ id, missing }) => ({ id: `kept-${id}`, text: missing }));
    this.app.draw();
    if (this.#errors.length) return focusSummary(this.app.window.document);
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    try {
      await this.enrolment.send();
      this.app.navigator.carry();
      this.app.notify(t('Your force is set up.'), { detail: t('Invite the first officer, then open a case.') });
      this.app.navigate('#/officers', { replace: true });
    } catch (error) {
      this.#failed = sentence(codeOf(error));
    }
    this.#busy = false;
    this.app.refresh();
  }
}
