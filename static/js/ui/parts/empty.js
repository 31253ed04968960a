/** Nothing here yet, and what to expect; or something that is still being opened. */
import { html, nothing } from 'lit-html';
import { emblem } from './icon.js';

/** @param {{title: string, text: unknown, action?: unknown}} facts */
export function empty({ title, text, action }) {
  return html`<div class="empty">${emblem()}<h2 class="title">${title}</h2><p class="soft">${text}</p>${action ?? nothing}</div>`;
}

/** A plain line while the phone is at work. @param {unknown} text */
export function waiting(text) {
  return html`<p class="waiting" role="status">${text}</p>`;
}
