/** A record was saved and its draft could not be removed: said until somebody has looked at the drafts. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { note } from './note.js';

/** @param {import('../app.js').App} app */
export function draftLeftNote(app) {
  if (!app.draftLeft) return nothing;
  return note({
    icon: 'draft',
    tone: 'wait',
    title: t('The draft of a saved record is still here'),
    text: t('The record itself is safe. Throw its draft away, so that it is not sent twice.'),
    actions: html`<a class="tool" href="#/drafts">${t('Look at the drafts')}</a>`,
  });
}
