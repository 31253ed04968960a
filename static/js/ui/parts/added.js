/** Said later: an addendum beside what it corrects, a question and whether it was answered. */
import { html } from 'lit-html';
import { textOf } from '../../welfare/wellformed.js';
import { shortName } from '../entry_words.js';
import { t } from '../text.js';
import { dayTime } from '../when.js';
import { mark } from './marks.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../../welfare/timeline.js').Entry} Entry */

/** @param {App} app @param {Entry['addenda'][number]} addendum */
export function addedNote(app, addendum) {
  return html`<aside class="added" aria-label=${t('Addendum')}>
    <p class="split">${mark('added', { text: t('Addendum by {name}', { name: shortName(app, addendum.author) }) })}<span class="small soft">${dayTime(addendum.created_at, app.now())}</span></p>
    <p class="said">${textOf(addendum.body.values.text)}</p></aside>`;
}

/** @param {App} app @param {Entry['asks'][number]} ask */
export function askNote(app, ask) {
  const { record, answered } = ask;
  return html`<aside class=${answered ? 'added' : 'added added--asked'} aria-label=${t('Question')}>
    <p class="split">${mark('asked', { text: t('Asked back by {name}', { name: shortName(app, record.author) }) })}<span class="small soft">${dayTime(record.created_at, app.now())}</span></p>
    <p class="said">${textOf(record.body.values.question)}</p>
    <p class="small soft">${askState(app, answered)}</p></aside>`;
}

/** @param {App} app @param {boolean} answered */
function askState(app, answered) {
  if (answered) return t('Answered with an addendum.');
  return app.isContact ? t('Waiting for an answer.') : t('Answer with an addendum; the original stays.');
}
