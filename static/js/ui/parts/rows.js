/** Rows in a sheet: what leads, a title, a line of detail, a mark, and where it goes. */
import { html, nothing } from 'lit-html';
import { icon } from './icon.js';

/**
 * @typedef {object} RowFacts
 * @property {string} [href] a link; without it and without onClick the row only tells
 * @property {() => void} [onClick]
 * @property {unknown} [lead] tile or icon
 * @property {unknown} title
 * @property {unknown} [detail]
 * @property {unknown} [mark]
 * @property {boolean} [next] whether an arrow shows that it leads on (default: when it can be pressed)
 */

/** @param {unknown[]} items rows; empty ones are left out */
export function rows(items) {
  const shown = items.filter((item) => item && item !== nothing);
  return shown.length ? html`<ul class="sheet rows">${shown.map((item) => html`<li>${item}</li>`)}</ul>` : nothing;
}

/** @param {RowFacts} facts */
export function row(facts) {
  const inside = html`${facts.lead ?? nothing}<span class="row__body"
      ><span class="strong">${facts.title}</span>${facts.detail ? html`<br /><span class="small soft">${facts.detail}</span>` : nothing}${
        facts.mark ? html`<br />${facts.mark}` : nothing
      }</span
    >${(facts.next ?? Boolean(facts.href || facts.onClick)) ? html`<span class="row__next">${icon('next', { small: true })}</span>` : nothing}`;
  if (facts.href) return html`<a class="row" href=${facts.href}>${inside}</a>`;
  if (facts.onClick) return html`<button class="row" type="button" @click=${facts.onClick}>${inside}</button>`;
  return html`<div class="row">${inside}</div>`;
}
