import { addDays, londonToday } from '../../welfare/clock.js';
import { fieldNamed } from '../../welfare/declaration.js';
import { sealedValues } from '../../welfare/sealed.js';
import { progress, validate } from '../../welfare/validate.js';
import { controlOf } from './controls/index.js';
import { addRow, removeRow } from './controls/rows.js';
import { wrapperOf } from './controls/scope.js';
import { clearErrors, markErrors, moveTo, settleErrors, showErrors } from './errors.js';
import { listParts } from './parts.js';
import { openAnswered, showWhatApplies } from './shown.js';

/** @typedef {import('../../welfare/declaration.js').Declaration} Declaration */
/** @typedef {import('../../welfare/validate.js').AnswerFault} AnswerFault */
/** @typedef {Record<string, any>} Values */
/** @typedef {(english: string) => string} Words */

/**
 * @typedef {object} BindOptions
 * @property {Values} [values] raw (from a draft) or sealed
 * @property {() => void} [onInput] after every change
 * @property {(event: CustomEvent<{field: string, value: string}>) => void} [onEscalate] somebody may be at risk
 * @property {Words} t
 * @property {() => number} now milliseconds UTC
 * @property {() => boolean} [clockBehind] the clock is known to be behind: nothing is too late by it
 * @property {Declaration} [about] the form of the record that this one is about
 */

/**
 * Brings a form to life.
 * @param {HTMLElement} root the fragment's root, in a page or about to be
 * @param {Declaration} declaration of the same form and version
 * @param {BindOptions} options
 * @returns {FormBinding}
 */
export function bindForm(root, declaration, options) {
  return new FormBinding(root, declaration, options);
}

/** A form in the page, for as long as it is there. Holds no answers: the page does. */
export class FormBinding {
  #root;
  #declaration;
  #options;
  #listening = new AbortController();

  /** @param {HTMLElement} root @param {Declaration} declaration @param {BindOptions} options */
  constructor(root, declaration, options) {
    this.#root = root;
    this.#declaration = declaration;
    this.#options = options;
    listParts(root, declaration, options);
    this.#listen();
    this.reset(options.values ?? {});
  }

  /** What stands in the page, as it stands: half a date, a hidden answer. For drafts. @returns {Values} */
  collect() {
    const pairs = this.#questions.map(({ field, wrapper }) => [field.name, controlOf(field).collect(wrapper, field)]);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  }

  /** The answers in their sealed shape; throws AnswerError unless `validate()` finds nothing. @returns {Values} */
  sealed() {
    return sealedValues(this.#declaration, this.collect());
  }

  /** @returns {AnswerFault[]} */
  validate() {
    const { now, clockBehind } = this.#options;
    return validate(this.#declaration, this.collect(), clockBehind?.() ? {} : { now: now() });
  }

  /** @returns {{answered: number, needed: number}} */
  progress() {
    return progress(this.#declaration, this.collect());
  }

  /** @param {AnswerFault[]} errors at least one @param {{focus?: boolean}} [how] */
  showErrors(errors, { focus = true } = {}) {
    const summary = showErrors(this.#root, this.#declaration, errors);
    if (focus) summary.focus();
  }

  /** The same at the answers alone; the caller leads to them. @param {AnswerFault[]} errors @returns {{id: string, text: string}[]} */
  markErrors(errors) {
    return markErrors(this.#root, this.#declaration, errors);
  }

  clearErrors() {
    clearErrors(this.#root);
  }

  /** Fills the form with these answers and no others. @param {Values} [values] */
  reset(values = {}) {
    for (const { field, wrapper } of this.#questions) controlOf(field).fill(wrapper, field, values[field.name]);
    clearErrors(this.#root);
    const collected = this.collect();
    openAnswered(this.#root, this.#declaration, collected);
    showWhatApplies(this.#root, this.#declaration, collected);
  }

  /** Lets go of the page. */
  release() {
    this.#listening.abort();
  }

  get #questions() {
    return this.#declaration.fields.flatMap((field) => {
      const wrapper = wrapperOf(this.#root, field.name);
      return wrapper ? [{ field, wrapper }] : [];
    });
  }

  #listen() {
    const { signal } = this.#listening;
    this.#root.addEventListener('input', () => this.#changed(), { signal });
    this.#root.addEventListener('change', (event) => this.#chosen(event), { signal });
    this.#root.addEventListener('click', (event) => this.#clicked(event), { signal });
    const { onEscalate } = this.#options;
    if (onEscalate) this.#root.addEventListener('wso:escalate', /** @type {any} */ (onEscalate), { signal });
  }

  #changed() {
    showWhatApplies(this.#root, this.#declaration, this.collect());
    settleErrors(this.#root, () => this.validate());
    this.#options.onInput?.();
  }

  /** @param {Event} event */
  #chosen({ target }) {
    if (!(target instanceof HTMLInputElement) || !target.checked || !target.hasAttribute('data-escalate')) return;
    const detail = { field: target.name, value: target.value };
    this.#root.dispatchEvent(new CustomEvent('wso:escalate', { bubbles: true, detail }));
  }

  /** @param {Event} event */
  #clicked(event) {
    const target = /** @type {Element} */ (event.target).closest(
      '[data-leads-to], [data-quick], [data-add-row], [data-remove-row]',
    );
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    if (target.dataset.leadsTo) moveTo(this.#root, target.dataset.leadsTo);
    else if (target.dataset.quick !== undefined) this.#fillDay(target, Number(target.dataset.quick));
    else if (target.dataset.addRow !== undefined) this.#addRow(target);
    else this.#removeRow(target);
  }

  /** @param {HTMLElement} button @param {number} days after today */
  #fillDay(button, days) {
    const { wrapper, field } = this.#around(button);
    controlOf(field).fill(wrapper, field, addDays(londonToday(this.#options.now()), days));
    this.#changed();
  }

  /** @param {HTMLElement} button */
  #addRow(button) {
    const { wrapper, field } = this.#around(button);
    const row = addRow(wrapper, field);
    this.#changed();
    firstControl(row)?.focus();
  }

  /** @param {HTMLElement} button */
  #removeRow(button) {
    const row = /** @type {HTMLElement} */ (button.closest('fieldset[data-row]'));
    const group = /** @type {HTMLElement} */ (row.parentElement);
    const { wrapper, field } = this.#around(group);
    const next = removeRow(row, wrapper, field);
    this.#changed();
    (next ? firstControl(next) : /** @type {HTMLElement | null} */ (wrapper.querySelector('[data-add-row]')))?.focus();
  }

  /** @param {HTMLElement} element within a question */
  #around(element) {
    const wrapper = /** @type {HTMLElement} */ (element.closest('[data-field]'));
    const field = fieldNamed(this.#declaration, wrapper.dataset.field ?? '');
    if (!field) throw new TypeError('a question that the form does not declare');
    return { wrapper, field };
  }
}

/** @param {HTMLElement} row @returns {HTMLElement | null} */
function firstControl(row) {
  return row.querySelector('input, textarea, select');
}
