/** A new sheet code, when the sheet is lost or was seen. The passphrase stays. */
import { html, nothing } from 'lit-html';
import { paperTools } from '../parts/paper.js';
import { sheetPaper } from '../parts/sheet_paper.js';
import { sentence } from '../sentences.js';
import { t } from '../text.js';
import { endOthersField } from './end_others.js';
import { PaperStep } from './paper_step.js';
import { ProofField } from './proof_field.js';
import { isUncertain } from './step.js';

export class SheetStep extends PaperStep {
  #warning;
  #endOthers = false;

  /** @param {import('../app.js').App} app @param {{locks: import('../../vault/locks.js').Locks, done: () => unknown, warning?: unknown}} parts */
  constructor(app, { locks, done, warning = nothing }) {
    const kind = {
      lead: t('For a sheet that is lost, or that somebody has seen. It needs signal. Have paper ready, or a printer.'),
      make: (/** @type {import('../../vault/unlocking.js').Proof} */ { passphrase = '' }) =>
        locks.makeSheet(passphrase),
      sheet: (/** @type {string} */ code) => sheet(app, code),
      told: { text: t('The new sheet code signs in from now on.'), detail: t('Your passphrase stays as it is.') },
    };
    super(app, { proof: new ProofField(app, { code: false }), kind, done });
    this.#warning = warning;
  }

  get title() {
    return t('New sheet code');
  }

  /** @override */
  below() {
    return html`${endOthersField({ checked: this.#endOthers, hint: t('They ask for the passphrase and the new code then. Otherwise they find the code by themselves.'), onChange: (end) => this.#setEnd(end) })}
        <p class="small soft">${t('The sheet before it signs in no more: tear it up. If a recovery code was on it, make a new one of that as well.')}</p>
        ${this.#warning}`;
  }

  /** @param {boolean} end */
  #setEnd(end) {
    this.#endOthers = end;
    this.app.refresh();
  }

  /** @override @param {import('./paper_step.js').Made} made */
  keep(made) {
    return made.keep({ endOthers: this.#endOthers });
  }

  /** @override @param {string} code */
  words(code) {
    if (!this.isMade || !isUncertain(code)) return sentence(code);
    return t(
      'No answer came, so keep both sheets for now. Press again when there is signal: then only the new one counts.',
    );
  }
}

/** @param {import('../app.js').App} app @param {string} code */
function sheet(app, code) {
  return html`${sheetPaper({ user: app.vault.known?.user ?? '', code })}${paperTools(app, { id: 'own-sheet', copy: code })}`;
}
