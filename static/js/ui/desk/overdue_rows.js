/** What is overdue, as rows of the queue. */
import { html, nothing } from 'lit-html';
import { mark } from '../parts/marks.js';
import { tile } from '../parts/tile.js';
import { t } from '../text.js';
import { shortDayTime, span } from '../when.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./overdue.js').Overdue} Overdue */

/** @param {Desk} desk @param {Overdue[]} overdue */
export function overdueRows(desk, overdue) {
  if (overdue.length === 0) return nothing;
  return html`<div><h2 id="queue-overdue">${t('Overdue')}</h2><ul class="rows" aria-labelledby="queue-overdue">${overdue.map((one) => overdueRow(desk, one))}</ul></div>`;
}

/** @param {Desk} desk @param {Overdue} overdue */
function overdueRow({ app, cases }, { notice, record, since }) {
  const view = app.views.of(notice.case);
  const officer = record ? cases.nameOf(record.author) : '';
  return html`<li><a class="item" data-item href=${`#/cases/${notice.case}`}
    >${tile(view?.initials ?? '?')}<span class="strong">${title(record)}</span
    ><span class="small soft nowrap">${shortDayTime(since, app.now())}</span
    ><span class="soft cut" title=${officer}>${officer}</span>${mark('overdue', { text: late(app.now() - since, notice) })}</a></li>`;
}

/** @param {import('./types.js').OpenedRecord | null} record */
function title(record) {
  return record?.body.form === 'contact-log' ? t('Next contact') : t('Something is due');
}

/** @param {number} length @param {import('./types.js').Notice} notice */
function late(length, { stage }) {
  const by = span(length);
  return stage > 1 ? t('Overdue by {span}, told a second time', { span: by }) : t('Overdue by {span}', { span: by });
}
