/** Where a kit is typed or pasted: all of its lines, or its digits alone, or the same of two of its parts. What is typed lives in the fields and nowhere else. */
import { html, nothing } from 'lit-html';
import { radiosField } from '../parts/fields.js';
import { icon } from '../parts/icon.js';
import { codeOf } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {'A' | 'B'} Letter */

const IDS = ['kit', 'kit-part'];
/** What is told at the second of two fields. */
const AT_SECOND = ['part_alone', 'part_twice', 'other_set'];

export class KitField {
  /** @type {{id: string, text: string}[]} */
  errors = [];
  /** Whether two parts are typed, not a whole kit. */
  #isSplit = false;

  /** @param {App} app @param {Letter} kit which one is asked for */
  constructor(app, kit) {
    this.app = app;
    this.kit = kit;
  }

  render() {
    const { kit } = this;
    return html`${radiosField({
      name: 'kit-on',
      legend: t('Kit {kit} is on', { kit }),
      value: this.#isSplit ? 'three' : 'one',
      choices: [
        { value: 'one', label: t('One sheet') },
        { value: 'three', label: t('Three sheets, two of which you have here') },
      ],
      onChange: (value) => this.#choose(value === 'three'),
    })}${this.#isSplit ? [this.#area(0, t('One part of kit {kit}', { kit })), this.#area(1, t('Another part of kit {kit}', { kit }))] : [this.#area(0, t('Kit {kit}', { kit }))]}`;
  }

  /** @returns {string[]} what stands in the fields; `errors` say which is empty */
  take() {
    const { kit } = this;
    const texts = this.#ids.map((id) => areaOf(this.app.window.document, id)?.value ?? '');
    const empty = this.#isSplit ? t('Enter two parts of kit {kit}', { kit }) : t('Enter kit {kit}', { kit });
    this.errors = this.#ids.filter((_, at) => !texts[at]?.trim()).map((id) => ({ id, text: empty }));
    return texts;
  }

  /** What is wrong with a typed kit is told in the field itself. @param {unknown} error @returns {boolean} whether it was that */
  tell(error) {
    const code = codeOf(error);
    const text = FAULTS[code]?.(this.kit) ?? '';
    if (!text) return false;
    if (code === 'part_alone') this.#isSplit = true;
    const at = AT_SECOND.includes(code) ? 1 : placeOf(error);
    this.errors = [{ id: this.#ids[at] ?? 'kit', text }];
    return true;
  }

  get #ids() {
    return this.#isSplit ? IDS : IDS.slice(0, 1);
  }

  /** @param {boolean} isSplit */
  #choose(isSplit) {
    this.#isSplit = isSplit;
    this.errors = [];
    this.app.draw();
  }

  /** @param {number} at @param {string} label */
  #area(at, label) {
    const id = IDS[at];
    const error = this.errors.find((each) => each.id === id)?.text;
    const hint = this.#isSplit
      ? t(
          'All lines of the paper, or the line “Key part” alone: 66 letters and digits. It stays in this browser and is forgotten afterwards.',
        )
      : t(
          'All lines of the paper, or the line “Key” alone: 54 letters and digits. It stays in this browser and is forgotten afterwards.',
        );
    return html`<div class=${error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
    <label class="govuk-label" for=${id}>${label}</label>
    <div class="govuk-hint" id="${id}-hint">${hint}</div>
    ${error ? html`<p class="govuk-error-message" id="${id}-error">${icon('alert', { small: true })}<span><span class="govuk-visually-hidden">${t('Error:')} </span>${error}</span></p>` : nothing}
    <textarea class=${error ? 'govuk-textarea govuk-textarea--error mono' : 'govuk-textarea mono'} id=${id} rows="5" autocomplete="off"
      autocapitalize="characters" spellcheck="false" aria-describedby=${error ? `${id}-hint ${id}-error` : `${id}-hint`}></textarea></div>`;
  }
}

/** @param {Document} document @param {string} id @returns {HTMLTextAreaElement | null} */
function areaOf(document, id) {
  return /** @type {HTMLTextAreaElement | null} */ (document.getElementById(id));
}

/** Which of two texts was meant. @param {unknown} error @returns {number} */
function placeOf(error) {
  return error instanceof Error && 'at' in error ? Number(error.at) : 0;
}

/** @type {Record<string, (kit: Letter) => string>} */
const FAULTS = {
  bad_code: () => t('The key has a mistake in it. Compare each group with the paper'),
  bad_kit: () => t('These are not all lines of a kit. Copy all of them, or the key alone'),
  wrong_kit: (kit) =>
    t('This is not kit {kit} of this force. Look at the paper: its first line says which kit it is', { kit }),
  malformed: () => t('The key has a mistake in it. Compare each group with the paper'),
  one_kit: () => t('This is a whole kit. Choose “One sheet”, or enter one of its three parts'),
  part_alone: () => t('What you entered is one of three parts. Enter another one here'),
  part_twice: () => t('This is the same part twice. Enter another one of the three'),
  other_set: () => t('These parts do not belong together. The line “Set” has to be the same on both'),
};
