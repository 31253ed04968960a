/** What is overdue, as rows of the queue. */
import { html, nothing } from 'lit-html';
import { mark } from '../parts/marks.js';
import { tile } from '../parts/tile.js';
import { t } from '../text.js';
import { daysBetween, onDayTime, overdue, shortDay, today } from '../when.js';

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
    ><span class="soft cut" title=${officer}>${officer}</span>${mark('overdue', { text: late(since, app.now()) })}${told(notice, app.now())}</a></li>`;
}

/** @param {import('./types.js').OpenedRecord | null} record */
function title(record) {
  return record?.body.form === 'contact-log' ? t('Next contact') : t('Something is due');
}

/** In days of the calendar, as everywhere: what was due by midnight is one day overdue after it. @param {number} since @param {number} now */
function late(since, now) {
  return overdue(Math.max(1, daysBetween(today(since - 1), today(now))));
}

/** Who else was told when it had stood open for long enough. @param {import('./types.js').Notice} notice @param {number} now */
function told({ stage, role, at }, now) {
  const words = stage > 1 ? TOLD[role]?.(onDayTime(at, now)) : undefined;
  return words ? html`<span class="small soft item__told">${words}</span>` : nothing;
}

/** @type {Record<string, (when: string) => string>} */
const TOLD = {
  author: (when) => t('The officer was told {when}', { when }),
  contact: (when) => t('The contacts were told {when}', { when }),
  deputy: (when) => t('The deputy was told {when}', { when }),
};
