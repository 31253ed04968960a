/** The left of the two panes: what waits for this contact, in the order in which it should be read. */
import { html, nothing } from 'lit-html';
import { note } from '../parts/note.js';
import { t, tn } from '../text.js';
import { filterCount, filterFields } from './filters.js';
import { firstSteps } from './first_steps.js';
import { lateNotes, undecided } from './late_notes.js';
import { isMoreComing, moreComing } from './more_coming.js';
import { overdueOf } from './overdue.js';
import { overdueRows } from './overdue_rows.js';
import { pinnedRisks } from './pinned_risk.js';
import { queueList } from './queue_item.js';
import { moveInQueue } from './queue_keys.js';
import { awaitingNotes, exposedNotes } from './stopped_notes.js';

/** @typedef {import('./types.js').Desk} Desk */

/** @param {Desk} desk */
export function queuePane(desk) {
  const { risks, unreadable } = desk.app.views.queue;
  return html`<section class="queue" aria-label=${t('To review')} @keydown=${moveInQueue}>
    ${exposedNotes(desk.app)}${brokenCases([...(unreadable?.keys() ?? [])])}${pinnedRisks(desk, risks)}${lateNotes(desk)}${awaitingNotes(desk.app)}${firstSteps(desk.app)}${filterFields(
      {
        filters: desk.filters,
        choices: filterChoices(desk),
        onChange: (change) => desk.filter(change),
        onClear: () => desk.clearFilters(),
      },
    )}${moreComing(desk.app)}${filterCount(desk.filters) ? found(desk) : waitingLists(desk)}
  </section>`;
}

/** Cases whose risk records cannot be told here stand above those that can. @param {string[]} ids */
function brokenCases(ids) {
  return ids.map((id) =>
    note({
      icon: 'alert',
      tone: 'help',
      title: t('A case cannot be read on this device'),
      text: t('What waits in it is not on this list.'),
      actions: html`<a class="tool tool--start" href=${`#/cases/${id}`}>${t('Whole case')}</a>`,
    }),
  );
}

/** @param {Desk} desk */
function found(desk) {
  const entries = desk.cases.find(desk.filters);
  return html`<p class="small soft" role="status">${foundWords(entries.length, isMoreComing(desk.app))}</p>${queueList(desk, { id: 'queue-found', title: t('Found, newest first'), entries })}`;
}

/** @param {number} n @param {boolean} sofar not all has been looked through yet */
function foundWords(n, sofar) {
  if (sofar) return n ? tn('{n} record found so far', '{n} records found so far', n) : t('Nothing found so far.');
  return n
    ? tn('{n} record found', '{n} records found', n)
    : t('Nothing found. Look for fewer words, or clear the filters.');
}

/** @param {Desk} desk */
function waitingLists(desk) {
  const { app, cases } = desk;
  const { risks, unread, waiting, unreadable } = app.views.queue;
  const soon = isMoreComing(app); // what has set a due time, or closed it, may not be here yet
  const overdue = soon ? [] : overdueOf(app.engine.status.notices, app.casebook?.records ?? []);
  const others = overdue.length + (unreadable?.size ?? 0) + undecided(desk).size;
  const nothingLeft = !soon && risks.length + unread.length + others === 0;
  return html`${overdueRows(desk, overdue)}${queueList(desk, {
    id: 'queue-unread',
    title: t('Not yet read, oldest first'),
    entries: unread.map(({ entry }) => entry),
  })}${nothingLeft ? nothingWaits(app, cases.entries.length > 0) : nothing}${queueList(desk, {
    id: 'queue-waiting',
    title: soon ? t('Waiting for an answer') : t('Waiting for an answer ({n})', { n: waiting.length }),
    entries: waiting.map(({ entry }) => entry),
  })}`;
}

/** Before everything has been received nobody can say that there is nothing. @param {Desk['app']} app @param {boolean} some whether there is any record at all */
function nothingWaits({ engine }, some) {
  if (engine.status.lastSync === null)
    return html`<div class="queue__done"><h2>${t('Not everything has arrived here yet')}</h2><p class="soft small">${t('What is to be read appears here as soon as it has been received.')}</p></div>`;
  return allRead(some);
}

/** @param {boolean} some */
function allRead(some) {
  return html`<div class="queue__done"><h2>${some ? t('Everything has been read') : t('No records yet')}</h2><p class="soft small">${
    some
      ? t('New records appear here by themselves.')
      : t('They appear here when officers send them. Open a case to begin.')
  }</p>${some ? nothing : html`<a class="tool tool--start" href="#/cases/new">${t('Open a case')}</a>`}</div>`;
}

/** @param {Desk} desk @returns {import('./filters.js').FilterChoices} */
function filterChoices({ app, cases }) {
  const authors = new Set(cases.entries.map(({ author }) => author));
  const forms = new Set(cases.entries.map(({ form }) => form));
  return {
    officers: sorted([...authors].map((id) => ({ value: id, label: cases.nameOf(id) }))),
    cases: sorted(
      cases.views.map(({ id, subject, reference }) => ({ value: id, label: subject?.name ?? reference ?? id })),
    ),
    forms: sorted([...forms].map((form) => ({ value: form, label: t(app.forms.declaration(form)?.title ?? form) }))),
  };
}

/** @param {import('./filters.js').Choice[]} choices */
function sorted(choices) {
  return choices.sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
}
