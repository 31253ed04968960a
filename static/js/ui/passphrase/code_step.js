/** A new recovery code for this device. */
import { html, nothing } from 'lit-html';
import { paper, paperTools } from '../parts/paper.js';
import { recoveryUse } from '../parts/sheet_paper.js';
import { t } from '../text.js';
import { onDayTime } from '../when.js';
import { PaperStep } from './paper_step.js';
import { ProofField } from './proof_field.js';

export class CodeStep extends PaperStep {
  /** @param {import('../app.js').App} app @param {{locks: import('../../vault/locks.js').Locks, done: () => unknown}} parts */
  constructor(app, { locks, done }) {
    const kind = {
      lead: t('It is shown once. Have paper ready, or a printer.'),
      make: (/** @type {import('../../vault/unlocking.js').Proof} */ proof) => locks.makeCode(proof),
      sheet: (/** @type {string} */ code) => sheet(app, code),
      told: { text: t('The new recovery code opens this device.') },
    };
    super(app, { proof: new ProofField(app), kind, done });
  }

  get title() {
    return t('New recovery code');
  }

  /** @override */
  below() {
    if (this.app.vault.entry.code === null) return nothing;
    return html`<p class="small soft">${t('The code before it stops working then: cross it out.')}</p>`;
  }
}

/** @param {import('../app.js').App} app @param {string} code */
function sheet(app, code) {
  return html`${paper({
    id: 'recovery-sheet',
    title: t('Welfare support: your recovery code'),
    lead: recoveryUse(),
    code,
    rows: [
      { label: t('Sign-in name'), value: app.vault.known?.user ?? '' },
      { label: t('Made'), value: onDayTime(app.now(), 0) },
    ],
  })}${paperTools(app, { id: 'recovery-sheet', copy: code })}`;
}
