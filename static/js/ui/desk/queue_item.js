/** One line of the queue: initials, what it is, when it came, who wrote it, and what is special about it. */
import { html, nothing } from 'lit-html';
import { cameBack, standing } from '../../welfare/timeline.js';
import { flagMarks } from '../parts/flags.js';
import { mark } from '../parts/marks.js';
import { tile } from '../parts/tile.js';
import { t, tn } from '../text.js';
import { onDay, overdue, shortDayTime } from '../when.js';
import { arrivedAt, leading, queueTitle } from './record_title.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').Desk} Desk */

/** A list with its heading; nothing at all when it is empty. @param {Desk} desk @param {{id: string, title: string, entries: Entry[]}} facts */
export function queueList(desk, { id, title, entries }) {
  if (entries.length === 0) return nothing;
  return html`<div><h2 id=${id}>${title}</h2><ul class="rows" aria-labelledby=${id}>${entries.map((entry) => queueItem(desk, entry))}</ul></div>`;
}

/** @param {Desk} desk @param {Entry} entry */
function queueItem(desk, entry) {
  const { app, cases, record } = desk;
  const waiting = leading(entry);
  const officer = cases.nameOf(waiting.author);
  return html`<li><a
    class="item"
    data-item
    data-record=${entry.record}
    href=${`#/review/${entry.record}`}
    aria-current=${entry.record === record ? 'true' : nothing}
    >${tile(app.views.of(entry.case)?.initials ?? '?')}<span class="strong">${queueTitle(app, entry)}</span
    ><span class="small soft nowrap">${shortDayTime(arrivedAt(cameBack(entry) ?? waiting), app.now())}</span
    ><span class="soft cut" title=${officer}>${officer}</span>${marksOf(desk, entry)}${foundIn(desk, entry)}</a></li>`;
}

/** Why a search has found it. @param {Desk} desk @param {Entry} entry */
function foundIn({ cases, filters }, entry) {
  const sentence = filters.text.trim() ? cases.sentenceIn(entry, filters.text) : '';
  return sentence ? html`<span class="small soft item__told">${sentence}</span>` : nothing;
}

/** @param {Desk} desk @param {Entry} entry */
function marksOf({ app }, entry) {
  const next = app.views.of(entry.case)?.next;
  const marks = flagMarks(app, entry);
  if (entry.invalid.length) marks.push(mark('invalid'));
  if (entry.addenda.length && leading(entry) === entry.latest)
    marks.push(mark('added', { text: addendaText(entry, app.now()) }));
  if (next?.record === entry.record && next.state === 'overdue')
    marks.push(mark('overdue', { text: t('Next contact {late}', { late: overdue(next.overdue) }) }));
  if (entry.latest.late) marks.push(mark('late'));
  return [...marks, standingMark(entry, app.now())];
}

/** @param {Entry} entry @param {number} now */
function addendaText(entry, now) {
  const answer = cameBack(entry);
  if (answer) return t('Answered {day}', { day: onDay(arrivedAt(answer), now) });
  const { addenda } = entry;
  return addenda.length === 1 ? t('With an addendum') : tn('With {n} addendum', 'With {n} addenda', addenda.length);
}

/** What the heading above does not say already. @param {Entry} entry @param {number} now */
function standingMark(entry, now) {
  const state = standing(entry);
  if (state === 'sent') return nothing;
  if (state !== 'asked') return mark(state);
  const asked = entry.asks.filter(({ answered }) => !answered).at(-1);
  return asked
    ? mark('asked', { text: t('Asked back {day}', { day: onDay(asked.record.created_at, now) }) })
    : mark('asked');
}
