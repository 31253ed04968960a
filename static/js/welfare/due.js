import { daysBetween, endOfLondonDay } from './clock.js';
import { isDate, isObject, textOf } from './wellformed.js';

/** @typedef {import('./timeline.js').Entry} Entry */
/** @typedef {import('./records.js').OpenedRecord} OpenedRecord */
/** @typedef {{id: string, at?: number, after?: number, tell: string, then: string}} Due a time and roles, never why */

/** How long a risk record may stand before the deputy hears of it as well: two hours, in milliseconds. */
export const ACKNOWLEDGE_WITHIN = 2 * 3_600_000;
/** As many as a header may name; the next contact closes the rest. */
const MOST_CLOSED = 64;

/**
 * The due time that a new record carries in its header, so that the server can remind without knowing of what.
 *
 * A contact log that names the next contact: the end of that day, the officer first, then the force contact.
 * A risk record: two hours after it arrives, the force contact first, then the deputy.
 * @param {{form: string, values: Record<string, any>}} body
 * @param {{newId: () => string}} parts
 * @returns {Due | undefined}
 */
export function dueFor({ form, values }, { newId }) {
  // biome-ignore lint/suspicious/noThenProperty: the protocol's name; a text, so nothing takes it for a promise
  if (form === 'risk') return { id: newId(), after: ACKNOWLEDGE_WITHIN, tell: 'contact', then: 'deputy' };
  if (form !== 'contact-log' || !isObject(values) || !isDate(values.next_date)) return undefined;
  // biome-ignore lint/suspicious/noThenProperty: as above
  return { id: newId(), at: endOfLondonDay(values.next_date), tell: 'author', then: 'contact' };
}

/**
 * The due times that a new record is the end of.
 *
 * A contact that came about (or that the colleague declined) closes the contacts that were due in this case. An
 * attempt closes none, even if it names another day: otherwise a colleague whom nobody reaches, week after week, would
 * never be overdue. An acknowledgement closes what the risk record that it is about had opened.
 * @param {{form: string, values: Record<string, any>, about?: {record: string, digests: string[]} | null}} body
 * @param {OpenedRecord[]} records of the same case
 * @returns {string[]} due ids, sorted; those closed already are left out, but for what came late has closed: a contact may take that back
 */
export function closesFor({ form, values, about }, records) {
  const counts = records.filter((record) => record.valid === true && !record.late);
  const closed = new Set(counts.flatMap((record) => record.closes ?? []));
  const over = records.filter((record) => {
    if (form === 'acknowledge') return record.body.form === 'risk' && record.record === about?.record;
    return form === 'contact-log' && cameAbout(values) && record.body.form === 'contact-log';
  });
  const ids = over.map(dueId).filter((id) => id !== undefined && !closed.has(id));
  return [...new Set(/** @type {string[]} */ (ids))].sort().slice(0, MOST_CLOSED);
}

/**
 * The contact that is due: the earliest that was agreed and has not come about. A try that reached nobody settles
 * nothing (`closesFor` says the same to the server's clock); when it was, and the day of the next try, stand beside it.
 * @param {Entry[]} entries of one case, newest first
 * @param {{today: string}} facts today: 'YYYY-MM-DD' in London
 * @returns {null | {date: string, method: string, record: string, overdue: number, state: 'later' | 'today' | 'overdue', tried: null | {at: number, again: string}}}
 *   null: none is agreed. record: where it was agreed. overdue: days since
 */
export function nextContact(entries, { today }) {
  const open = sinceReached(entries).filter((entry) => isDate(nextDay(entry)));
  const due = [...open].sort((a, b) => daysBetween(nextDay(b), nextDay(a)))[0];
  if (!due) return null;
  const date = nextDay(due);
  const overdue = Math.max(0, daysBetween(date, today));
  const later = date === today ? 'today' : 'later';
  const [last] = open;
  return {
    date,
    method: textOf(due.latest.body.values.next_method) ?? '',
    record: due.record,
    overdue,
    state: overdue > 0 ? 'overdue' : later,
    tried: last === due ? null : { at: last.at, again: nextDay(last) },
  };
}

/**
 * @param {Entry[]} entries newest first
 * @returns {Entry[]} the contact logs since the person was last reached, that contact's own included
 */
export function sinceReached(entries) {
  const logs = entries.filter((entry) => entry.form === 'contact-log' && entry.latest.valid === true);
  const reached = logs.findIndex((entry) => cameAbout(entry.latest.body.values));
  return reached === -1 ? logs : logs.slice(0, reached + 1);
}

/** @param {Entry} entry @returns {string} */
function nextDay(entry) {
  return entry.latest.body.values.next_date;
}

/**
 * @param {Record<string, any>} values of a contact log
 * @returns {boolean} the colleague was reached, even if only to decline
 */
function cameAbout(values) {
  return isObject(values) && values.contact_method !== 'attempted';
}

/** @param {OpenedRecord} record @returns {string | undefined} */
function dueId(record) {
  const due = /** @type {{id?: string} | undefined} */ (record.due);
  return due?.id;
}
