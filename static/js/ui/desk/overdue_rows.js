/** What is overdue, as rows of the queue. */
import { html, nothing } from 'lit-html';
import { mark } from '../parts/marks.js';
import { tile } from '../parts/tile.js';
import { triedWords } from '../parts/tried.js';
import { t } from '../text.js';
import { daysBetween, onDayTime, overdue, shortDay, span, today } from '../when.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./overdue.js').Overdue} Overdue */

/** @param {Desk} desk @param {Overdue[]} all */
export function overdueRows(desk, all) {
  if (all.length === 0) return nothing;
  return html`<div><h2 id="queue-overdue">${t('Overdue')}</h2><ul class="rows" aria-labelledby="queue-overdue">${all.map((one) => overdueRow(desk, one))}</ul></div>`;
}

/** What is due by the midnight that ends a day is due on that day. @param {Desk} desk @param {Overdue} one */
function overdueRow({ app, cases }, { notice, record, since }) {
  const view = app.views.of(notice.case);
  const officer = record ? cases.nameOf(record.author) : '';
  return html`<li><a class="item" data-item href=${`#/cases/${notice.case}`}
    >${tile(view?.initials ?? '?')}<span class="strong">${title(record)}</span
    ><span class="small soft nowrap">${t('Due {day}', { day: shortDay(since - 1, app.now()) })}</span
    ><span class="soft cut" title=${officer}>${officer}</span>${mark('overdue', { text: late(record, since, app.now()) })}${told(notice, app.now())}${tried(view, record, app.now())}</a></li>`;
}

/** @param {import('./types.js').OpenedRecord | null} record */
function title(record) {
  return record?.body.form === 'contact-log' ? t('Next contact') : t('Something is due');
}

/**
 * A contact in days of the calendar, as everywhere: what was due by midnight is one day overdue after it. What is due at a moment, from that moment.
 * @param {import('./types.js').OpenedRecord | null} record @param {number} since @param {number} now
 */
function late(record, since, now) {
  if (record?.body.form !== 'contact-log') return t('{time} overdue', { time: span(now - since) });
  return overdue(Math.max(1, daysBetween(today(since - 1), today(now))));
}

/** @param {import('../views.js').CaseView | null} view @param {import('./types.js').OpenedRecord | null} record @param {number} now */
function tried(view, record, now) {
  const words = view?.next?.record === record?.record ? triedWords(view?.next ?? null, now) : '';
  return words ? html`<span class="small soft item__told">${words}</span>` : nothing;
}

/** Who else was told when it had stood open for long enough. @param {import('./types.js').Notice} notice @param {number} now */
function told({ stage, role, at }, now) {
  const words = stage > 1 && Object.hasOwn(TOLD, role) ? TOLD[role](onDayTime(at, now)) : '';
  return words ? html`<span class="small soft item__told">${words}</span>` : nothing;
}

/** @type {Record<string, (when: string) => string>} */
const TOLD = {
  author: (when) => t('The officer was told {when}', { when }),
  contact: (when) => t('The contacts were told {when}', { when }),
  deputy: (when) => t('The deputy was told {when}', { when }),
};
