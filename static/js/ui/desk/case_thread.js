/** Every record of a case on one line, newest first; each leads to the review desk. */
import { html, nothing } from 'lit-html';
import { entryDetail, entryState, entryTitle, isHere, shortName, stateWords } from '../entry_words.js';
import { unopened } from '../parts/doubts.js';
import { flagMarks } from '../parts/flags.js';
import { mark } from '../parts/marks.js';
import { thread } from '../parts/thread.js';
import { t, tn } from '../text.js';
import { isMoreComing } from './more_coming.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Entry} Entry */

/** @param {App} app @param {import('../views.js').CaseView} view @param {Set<string>} apart records that stand elsewhere */
export function caseThread(app, view, apart) {
  const entries = view.entries.filter(({ record }) => !apart.has(record));
  return html`<section class="section" aria-labelledby="records">
    <div class="split"><h2 class="heading" id="records">${t('Records')}</h2><p class="small soft">${isMoreComing(app) ? nothing : tn('{n} record', '{n} records', entries.length)}</p></div>
    ${entries.length || isMoreComing(app) ? thread(entries.map((entry) => item(app, entry))) : html`<p class="soft">${t('Nothing has been written yet.')}</p>`}
    </section>${unopened(app, view.id)}`;
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
    more: html`${entry.form === 'risk' ? html` ${mark('risk')}` : nothing}${flagMarks(app, entry)}${unread ? html` ${mark('opened', { text: t('Not yet read') })}` : nothing}`,
  };
}

/** @param {App} app @param {Entry} entry */
function author(app, entry) {
  return entry.author === app.me?.id ? t('You') : shortName(app, entry.author);
}
