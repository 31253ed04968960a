/** What stands above a step that is outside of the app: the emblem, what it is, and why. */
import { html, nothing } from 'lit-html';
import { emblem } from './icon.js';

/** @param {unknown} title @param {unknown} [lead] */
export function lockHead(title, lead) {
  return html`<div class="lock__head">${emblem()}<h1 class="title">${title}</h1>${lead ? html`<p class="soft">${lead}</p>` : nothing}</div>`;
}
