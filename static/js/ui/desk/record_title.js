/** How a record is called in the queue and above its text: never with a name in it. */
import { answerWords, dayFrom, formTitle } from '../entry_words.js';
import { t } from '../text.js';
import { onDay } from '../when.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').OpenedRecord} OpenedRecord */

/** "Home visit": the kind of contact, or the form's own title. @param {App} app @param {Entry} entry */
export function shortTitle(app, entry) {
  return answerWords(app, entry, 'contact_method') || formTitle(app, entry);
}

/** "Home visit, Thursday 5 March", "Phone, today" @param {App} app @param {Entry} entry */
export function longTitle(app, entry) {
  return t('{kind}, {day}', { kind: shortTitle(app, entry), day: onDay(entry.at, dayFrom(app)) });
}

/**
 * What in an entry is waiting to be read: the record itself, or what came after it was read.
 * @param {Entry} entry
 * @returns {OpenedRecord}
 */
export function leading({ latest, heads, unread }) {
  const own = new Set(heads.map(({ digest }) => digest));
  return unread.length && unread.every(({ digest }) => !own.has(digest)) ? unread[0] : latest;
}

/** What came after the record had been read, if that is what waits. @param {Entry} entry @returns {OpenedRecord | null} */
export function afterwards(entry) {
  const waiting = leading(entry);
  return waiting === entry.latest ? null : waiting;
}

/** The line that the queue shows for it. @param {App} app @param {Entry} entry */
export function queueTitle(app, entry) {
  const { form, values } = leading(entry).body;
  const kind = shortTitle(app, entry);
  if (leading(entry) === entry.latest) return kind;
  if (form === 'acceptance') return values.decision === 'decline' ? t('Case declined') : t('Case accepted');
  return form === 'answer' ? t('Answer to: {kind}', { kind }) : t('Addendum to: {kind}', { kind });
}

/** When the desk had it: its arrival, or its writing while it has not been sent. @param {OpenedRecord} record */
export function arrivedAt({ received_at, created_at }) {
  return received_at ?? created_at;
}
