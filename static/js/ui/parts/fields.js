/** Single questions outside of the declared forms: signing in, joining, inviting. Markup as govuk-frontend's. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { t } from '../text.js';
import { icon } from './icon.js';

/**
 * @typedef {object} FieldFacts
 * @property {string} id also its name
 * @property {string} label
 * @property {unknown} [hint]
 * @property {string} [error]
 * @property {string} [value]
 * @property {(value: string) => void} [onInput]
 * @property {string} [type]
 * @property {string} [autocomplete]
 * @property {'none'|'text'|'decimal'|'numeric'|'tel'|'search'|'email'|'url'} [inputmode]
 * @property {number} [maxlength]
 * @property {string} [capitals] autocapitalize
 */
/** @typedef {{value: string, label: string, hint?: unknown}} Choice */

/** @param {FieldFacts} facts */
export function textField(facts) {
  return group(facts, input(facts));
}

/** A passphrase: what is typed can be shown, and pasted. @param {FieldFacts} facts */
export function passphraseField(facts) {
  const typed = { type: 'password', autocomplete: 'current-password', capitals: 'none', ...facts };
  return group(
    facts,
    html`<div class="joined">${input(typed)}<button
        class="tool"
        type="button"
        aria-controls=${facts.id}
        @click=${showOrHide}
      >${t('Show')}<span class="govuk-visually-hidden"> ${facts.label}</span></button></div>`,
  );
}

/** The recovery code, typed from paper. @param {Pick<FieldFacts, 'value' | 'error' | 'onInput'> & Partial<FieldFacts>} facts */
export function recoveryField(facts) {
  const hint = t(
    'From your sheet: six groups of five, and Z is the first letter. Capital letters and spaces do not matter.',
  );
  return textField({
    id: 'recovery',
    label: t('Recovery code'),
    hint,
    capitals: 'characters',
    maxlength: 60,
    ...facts,
  });
}

/** @param {FieldFacts & {choices: Choice[], blank?: string}} facts */
export function selectField(facts) {
  return group(
    facts,
    html`<select
      class=${facts.error ? 'govuk-select govuk-select--error' : 'govuk-select'}
      id=${facts.id}
      name=${facts.id}
      autocomplete="off"
      aria-describedby=${describedBy(facts)}
      .value=${live(facts.value ?? '')}
      @change=${(/** @type {Event} */ event) => facts.onInput?.(typedIn(event))}
    >${facts.blank === undefined ? nothing : html`<option value="">${facts.blank}</option>`}${facts.choices.map(
      (choice) =>
        html`<option value=${choice.value} ?selected=${choice.value === facts.value}>${choice.label}</option>`,
    )}</select>`,
  );
}

/** @param {{name: string, legend: unknown, hint?: unknown, error?: string, value?: string, choices: Choice[], onChange: (value: string) => void}} facts */
export function radiosField(facts) {
  const described = { id: facts.name, hint: facts.hint, error: facts.error };
  return html`<div class=${groupClass(facts.error)}><fieldset class="govuk-fieldset" aria-describedby=${describedBy(described)}>
    <legend class="govuk-fieldset__legend">${facts.legend}</legend>${hintAndError(described)}
    <div class="govuk-radios">${facts.choices.map((choice, index) => radio(facts, choice, index))}</div></fieldset></div>`;
}

/** What still has to be put right, with a link to each. @param {{id: string, text: string}[]} errors */
export function errorSummary(errors) {
  if (!errors.length) return nothing;
  return html`<div class="govuk-error-summary" tabindex="-1" data-error-summary><div role="alert">
    <h2 class="govuk-error-summary__title">${t('There is something to put right')}</h2>
    <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${errors.map(
      (error) => html`<li><a href=${`#${error.id}`}>${error.text}</a></li>`,
    )}</ul></div></div></div>`;
}

/** Puts the reader on the summary, at its beginning however long it is. @param {ParentNode} [root] */
export function focusSummary(root = document) {
  const summary = root.querySelector('[data-error-summary]');
  if (!(summary instanceof HTMLElement)) return;
  summary.scrollIntoView({ block: 'start' });
  summary.focus({ preventScroll: true });
}

/** @param {FieldFacts} facts @param {unknown} control */
function group(facts, control) {
  return html`<div class=${groupClass(facts.error)}><label class="govuk-label" for=${facts.id}>${facts.label}</label>${hintAndError(facts)}${control}</div>`;
}

/** @param {FieldFacts} facts */
function input(facts) {
  return html`<input
    class=${facts.error ? 'govuk-input govuk-input--error' : 'govuk-input'}
    id=${facts.id}
    name=${facts.id}
    type=${facts.type ?? 'text'}
    autocomplete=${facts.autocomplete ?? 'off'}
    autocapitalize=${facts.capitals ?? nothing}
    spellcheck="false"
    inputmode=${facts.inputmode ?? nothing}
    maxlength=${facts.maxlength ?? nothing}
    aria-describedby=${describedBy(facts)}
    .value=${live(facts.value ?? '')}
    @input=${(/** @type {Event} */ event) => facts.onInput?.(typedIn(event))}
  />`;
}

/** @param {{name: string, value?: string, onChange: (value: string) => void}} facts @param {Choice} choice @param {number} index */
function radio(facts, choice, index) {
  const id = index === 0 ? facts.name : `${facts.name}-${choice.value}`;
  return html`<div class="govuk-radios__item">
    <input class="govuk-radios__input" id=${id} name=${facts.name} type="radio" value=${choice.value} autocomplete="off"
      aria-describedby=${choice.hint ? `${id}-hint` : nothing} .checked=${live(facts.value === choice.value)} @change=${() => facts.onChange(choice.value)} />
    <label class="govuk-label govuk-radios__label" for=${id}>${choice.label}</label>
    ${choice.hint ? html`<div class="govuk-hint govuk-radios__hint" id=${`${id}-hint`}>${choice.hint}</div>` : nothing}</div>`;
}

/** @param {{id: string, hint?: unknown, error?: string}} facts */
function hintAndError(facts) {
  return html`${facts.hint ? html`<div class="govuk-hint" id=${`${facts.id}-hint`}>${facts.hint}</div>` : nothing}${
    facts.error ? errorLine(facts.id, facts.error) : nothing
  }`;
}

/** @param {string} id @param {string} text */
export function errorLine(id, text) {
  return html`<p class="govuk-error-message" id=${`${id}-error`}>${icon('alert', { small: true })}<span
      ><span class="govuk-visually-hidden">${t('Error:')} </span>${text}</span></p>`;
}

/** @param {{id: string, hint?: unknown, error?: string}} facts */
export function describedBy({ id, hint, error }) {
  return [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || nothing;
}

/** @param {string} [error] */
export function groupClass(error) {
  return error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group';
}

/** @param {Event} event */
function typedIn(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
}

/** @param {Event} event */
function showOrHide(event) {
  const press = /** @type {HTMLButtonElement} */ (event.currentTarget);
  const typed = press.parentElement?.querySelector('input');
  if (!typed) return;
  const shown = typed.type === 'password';
  typed.type = shown ? 'text' : 'password';
  const word = press.lastElementChild?.previousSibling; // the first of a template's nodes is a mark of lit's own
  if (word) word.textContent = shown ? t('Hide') : t('Show');
}
