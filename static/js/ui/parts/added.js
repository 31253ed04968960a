/** Said later: an addendum beside what it corrects, a question and whether it was answered. */
import { html } from 'lit-html';
import { textOf } from '../../welfare/wellformed.js';
import { dayFrom, shortName } from '../entry_words.js';
import { t } from '../text.js';
import { dayTime } from '../when.js';
import { mark } from './marks.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../../welfare/timeline.js').Entry} Entry */

/** Where on a page something that was said later stands. @param {{record: string}} said */
export function addedId({ record }) {
  return `added-${record}`;
}

/** @param {App} app @param {Entry['addenda'][number]} addendum */
export function addedNote(app, addendum) {
  const text = addedWords(addendum.body.form, shortName(app, addendum.author));
  return html`<aside class="added" id=${addedId(addendum)} tabindex="-1" aria-label=${text}>
    <p class="split">${mark('added', { text })}<span class="small soft">${dayTime(addendum.created_at, dayFrom(app))}</span></p>
    <p class="said">${textOf(addendum.body.values.text)}</p></aside>`;
}

/** "Addendum by A. Mercer" @param {string} form @param {string} name */
export function addedWords(form, name) {
  return form === 'answer' ? t('Answer by {name}', { name }) : t('Addendum by {name}', { name });
}

/** @param {App} app @param {Entry['asks'][number]} ask */
export function askNote(app, ask) {
  const { record, answered } = ask;
  return html`<aside class=${answered ? 'added' : 'added added--asked'} aria-label=${t('Question')}>
    <p class="split">${mark('asked', { text: t('Asked back by {name}', { name: shortName(app, record.author) }) })}<span class="small soft">${dayTime(record.created_at, dayFrom(app))}</span></p>
    <p class="said">${textOf(record.body.values.question)}</p>
    <p class="small soft">${askState(app, answered)}</p></aside>`;
}

/** @param {App} app @param {boolean} answered */
function askState(app, answered) {
  if (answered) return t('Answered.');
  return app.isContact ? t('Waiting for an answer.') : t('Your answer stands beside the record; the original stays.');
}
