/** At the desk, while the first lists stand and all the rest is still being read: what is not complete yet says so. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */

/** @param {App} app @returns {boolean} whether records are missing that will be here in a moment */
export function isMoreComing({ casebook }) {
  return casebook?.state === 'listed';
}

/** @param {App} app */
export function moreComing(app) {
  if (!isMoreComing(app)) return nothing;
  const words = t('More records are being opened. Until then lists, counts and searches are not complete.');
  return html`<p class="small soft" role="status">${words}</p>`;
}
