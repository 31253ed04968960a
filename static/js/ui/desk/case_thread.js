/** Every record of a case on one line, newest first; each leads to the review desk. */
import { html, nothing } from 'lit-html';
import { entryDetail, entryState, entryTitle, isHere, shortName, stateWords } from '../entry_words.js';
import { mark } from '../parts/marks.js';
import { thread } from '../parts/thread.js';
import { sentence } from '../sentences.js';
import { t, tn } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Entry} Entry */

/** @param {App} app @param {import('../views.js').CaseView} view */
export function caseThread(app, view) {
  const { entries } = view;
  return html`<section class="section" aria-labelledby="records">
    <div class="split"><h2 class="heading" id="records">${t('Records')}</h2><p class="small soft">${tn('{n} record', '{n} records', entries.length)}</p></div>
    ${entries.length ? thread(entries.map((entry) => item(app, entry))) : html`<p class="soft">${t('Nothing has been written yet.')}</p>`}
    ${unopened(app, view.id)}</section>`;
}

/** @param {App} app @param {Entry} entry @returns {import('../parts/thread.js').ThreadItem} */
function item(app, entry) {
  const added = entry.addenda.length ? tn('{n} addendum', '{n} addenda', entry.addenda.length) : '';
  const unread = entry.unread.length > 0;
  return {
    state: entryState(entry),
    here: isHere(entry),
    href: `#/review/${entry.record}`,
    title: entryTitle(app, entry),
    detail: [author(app, entry), entryDetail(app, entry), added].filter(Boolean).join('. '),
    word: stateWords(app, entry),
    more: html`${entry.form === 'risk' ? html` ${mark('risk')}` : nothing}${unread ? html` ${mark('opened', { text: t('Not yet read') })}` : nothing}`,
  };
}

/** @param {App} app @param {Entry} entry */
function author(app, entry) {
  return entry.author === app.me?.id ? t('You') : shortName(app, entry.author);
}

/** What arrived and could not be verified or opened: named, never shown as a record. @param {App} app @param {string} caseId */
function unopened(app, caseId) {
  const broken = (app.casebook?.invalid ?? []).filter((one) => one.case === caseId);
  if (!broken.length) return nothing;
  return html`<h3 class="heading">${tn('{n} entry that could not be opened', '{n} entries that could not be opened', broken.length)}</h3>
    <ul class="sheet rows">${broken.map((one) => html`<li><div class="row"><span class="row__body">${mark('invalid')}<br /><span class="small soft">${sentence(one.code)}</span></span></div></li>`)}</ul>`;
}
