import { daysBetween } from './clock.js';
import { isDate, isObject, textOf } from './wellformed.js';

/** @typedef {import('./timeline.js').Entry} Entry */
/** @typedef {import('./records.js').OpenedRecord} OpenedRecord */

/**
 * @typedef {object} AgreedAction
 * @property {string} record where it was agreed
 * @property {string} digest of the revision
 * @property {number} position row in `agreed_actions`, from 0
 * @property {string} what
 * @property {string} who code: officer, colleague, contact, manager, other
 * @property {string} [who_name] a role, for `other`
 * @property {string | null} due 'YYYY-MM-DD'
 * @property {null | {date: string | null, note: string, author: string}} done
 * @property {number} overdue days since it was due; 0 when it is not, or is done
 */

/**
 * Everything that was agreed in a case and what has become of it: open ones by due day (those without a day last),
 * then those done, the latest first.
 * @param {Entry[]} entries
 * @param {{today: string}} facts today: 'YYYY-MM-DD' in London
 * @returns {AgreedAction[]}
 */
export function agreedActions(entries, { today }) {
  const all = entries.flatMap((entry) => entry.heads.flatMap((head) => agreedIn(head, entry, today)));
  const open = all.filter((action) => !action.done).sort((a, b) => compare(a.due ?? '9', b.due ?? '9'));
  const done = all.filter((action) => action.done).sort((a, b) => compare(b.done?.date ?? '', a.done?.date ?? ''));
  return [...open, ...done];
}

/**
 * @param {OpenedRecord} head
 * @param {Entry} entry
 * @param {string} today
 * @returns {AgreedAction[]}
 */
function agreedIn(head, entry, today) {
  const rows = head.valid === true ? head.body.values.agreed_actions : null;
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row, position) => {
    if (!isObject(row)) return [];
    const due = isDate(row.due) ? row.due : null;
    const done = reported(head, entry, position) ?? (row.done ? { date: due, note: '', author: head.author } : null);
    return {
      record: entry.record,
      digest: head.digest,
      position,
      what: textOf(row.what) ?? '',
      who: textOf(row.who) ?? '',
      who_name: textOf(row.who_name),
      due,
      done,
      overdue: done || !due ? 0 : Math.max(0, daysBetween(due, today)),
    };
  });
}

/**
 * @param {OpenedRecord} head
 * @param {Entry} entry
 * @param {number} position
 * @returns {AgreedAction['done']} what the first report of this row says
 */
function reported(head, entry, position) {
  const report = entry.done.find(
    ({ body }) => body.values.position === position && body.about?.digests.includes(head.digest),
  );
  if (!report) return null;
  const { done_date: date, note } = report.body.values;
  return { date: isDate(date) ? date : null, note: textOf(note) ?? '', author: report.author };
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
