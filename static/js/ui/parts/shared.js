/** A shared computer: what is told there in place of what holds on a device of one's own. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { icon } from './icon.js';
import { note } from './note.js';

/** @typedef {import('../app.js').App} App */

/** A line on every page. @param {App} app */
export function sharedLine({ guest }) {
  if (!guest) return nothing;
  return html`<p class="visit small">${icon('key', { small: true })}<span>${t('Shared computer: all of this, drafts too, goes with the tab.')}</span></p>`;
}

/** In place of the checks before a visit. */
export function notForVisits() {
  return note({
    icon: 'alert',
    tone: 'wait',
    role: 'none',
    title: t('Not on a shared computer'),
    text: t('Nothing is kept here, so nothing opens without signal. Use a device of your own for a visit.'),
  });
}
