/** The initials of a colleague, on lists in place of the name. */
import { html } from 'lit-html';

/** @param {string} initials */
export function tile(initials) {
  return html`<span class="who">${initials}</span>`;
}
