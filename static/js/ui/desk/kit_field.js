/** Where a kit is typed or pasted: all of its lines, or its key alone. What is typed lives in the field and nowhere else. */
import { html, nothing } from 'lit-html';
import { icon } from '../parts/icon.js';
import { t } from '../text.js';

const ID = 'kit';

/** @param {{label: string, error?: string}} facts */
export function kitField({ label, error }) {
  const described = error ? `${ID}-hint ${ID}-error` : `${ID}-hint`;
  return html`<div class=${error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
    <label class="govuk-label" for=${ID}>${label}</label>
    <div class="govuk-hint" id="${ID}-hint">${t('All lines of the paper, or the line “Key” alone: 54 letters and digits. It stays in this browser and is forgotten afterwards.')}</div>
    ${error ? html`<p class="govuk-error-message" id="${ID}-error">${icon('alert', { small: true })}<span><span class="govuk-visually-hidden">${t('Error:')} </span>${error}</span></p>` : nothing}
    <textarea class=${error ? 'govuk-textarea govuk-textarea--error mono' : 'govuk-textarea mono'} id=${ID} rows="5" autocomplete="off"
      autocapitalize="characters" spellcheck="false" aria-describedby=${described}></textarea></div>`;
}

/** @param {Document} document @returns {string} what stands in the field */
export function typedKit(document) {
  return /** @type {HTMLTextAreaElement | null} */ (document.getElementById(ID))?.value ?? '';
}

/** What is wrong with a typed kit, told in the field itself. @type {Record<string, (kit: 'A' | 'B') => string>} */
const FAULTS = {
  bad_code: () => t('The key has a mistake in it. Compare each group with the paper'),
  bad_kit: () => t('These are not all lines of a kit. Copy all of them, or the key alone'),
  wrong_kit: (kit) =>
    t('This is not kit {kit} of this force. Look at the paper: its first line says which kit it is', { kit }),
  malformed: () => t('The key has a mistake in it. Compare each group with the paper'),
};

/** @param {string} code @param {'A' | 'B'} kit @returns {string} '' for what is no fault of the kit */
export function kitFault(code, kit) {
  return FAULTS[code]?.(kit) ?? '';
}
