/** Buttons and links that look like buttons. A busy button keeps its place and says so. */
import { html, nothing } from 'lit-html';
import { icon } from './icon.js';

/**
 * @typedef {object} ButtonFacts
 * @property {unknown} label
 * @property {string} [icon]
 * @property {'primary' | 'secondary' | 'help' | 'plain'} [kind]
 * @property {'button' | 'submit'} [type]
 * @property {(event: Event) => void} [onClick]
 * @property {string} [href]
 * @property {boolean} [busy]
 * @property {string} [form] id of the form that a submit button outside of it belongs to
 */

const CLASSES = {
  primary: 'govuk-button',
  secondary: 'govuk-button govuk-button--secondary',
  help: 'govuk-button govuk-button--warning',
  plain: 'tool',
};

/** @param {ButtonFacts} facts */
export function button(facts) {
  const classes = CLASSES[facts.kind ?? 'primary'];
  const inside = html`${facts.icon ? icon(facts.icon, { small: true }) : nothing}${facts.label}`;
  if (facts.href) return html`<a class=${classes} href=${facts.href}>${inside}</a>`;
  const press = facts.busy ? keepStill : facts.onClick;
  return html`<button
    class=${classes}
    type=${facts.type ?? 'button'}
    form=${facts.form ?? nothing}
    aria-disabled=${facts.busy ? 'true' : nothing}
    @click=${press}
  >${inside}</button>`;
}

/** @param {Event} event */
function keepStill(event) {
  event.preventDefault();
}

/** @param {...unknown} all */
export function buttons(...all) {
  return html`<div class="buttons">${all}</div>`;
}
