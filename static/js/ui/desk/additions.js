/** What was said after a record was submitted: beside the answer that it is about, or below the record. The original is never touched. */
import { html, nothing } from 'lit-html';
import { reading } from '../../welfare/reading.js';
import { isDate, textOf } from '../../welfare/wellformed.js';
import { dayFrom, shortName } from '../entry_words.js';
import { addedId, addedNote, askNote } from '../parts/added.js';
import { mark } from '../parts/marks.js';
import { t } from '../text.js';
import { dayTime, onDay } from '../when.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').OpenedRecord} OpenedRecord */
/** @typedef {{at: number, field: string, note: unknown}} Addition field: the answer it is about, '' for the whole record */

/** The answer of a contact log that holds what was agreed. */
const ACTIONS = 'agreed_actions';

/** Everything added to a record, oldest first. @param {App} app @param {Entry} entry @returns {Addition[]} */
export function additionsTo(app, entry) {
  const all = [
    ...entry.addenda.map((record) => ({
      at: record.created_at,
      field: textOf(record.body.values.field) ?? '',
      note: addedNote(app, record),
    })),
    ...entry.asks.map((ask) => ({ at: ask.record.created_at, field: '', note: askNote(app, ask) })),
    ...entry.acceptances.map((record) => ({ at: record.created_at, field: '', note: answerNote(app, record) })),
    ...entry.done.map((record) => ({ at: record.created_at, field: ACTIONS, note: doneNote(app, record) })),
  ];
  return all.sort((a, b) => a.at - b.at);
}

/**
 * What stands beside an answer that is shown, and what stands below because the record has no such answer.
 * @param {Addition[]} additions
 * @param {import('../../welfare/declaration.js').Declaration | null} declaration of the record
 * @param {Record<string, any>} values of the record
 * @returns {{beside: (name: string) => unknown, below: unknown[]}}
 */
export function placed(additions, declaration, values) {
  const shown = new Set(reading(declaration, values).flatMap(({ rows }) => rows.map(({ name }) => name)));
  return {
    beside: (name) => {
      const about = additions.filter(({ field }) => field === name);
      return about.length ? html`<div class="beside">${about.map(({ note }) => note)}</div>` : nothing;
    },
    below: additions.filter(({ field }) => !shown.has(field)).map(({ note }) => note),
  };
}

/** The officer's answer to an allocation. @param {App} app @param {OpenedRecord} record */
function answerNote(app, record) {
  const { decision, reason } = record.body.values;
  const name = shortName(app, record.author);
  const text = decision === 'decline' ? t('Declined by {name}', { name }) : t('Taken on by {name}', { name });
  return added(app, record, { state: decision === 'decline' ? 'asked' : 'sent', text, said: textOf(reason) ?? '' });
}

/** @param {App} app @param {OpenedRecord} record */
function doneNote(app, record) {
  const { position, done_date, note } = record.body.values;
  const n = (Number.isSafeInteger(position) ? position : 0) + 1;
  const text = isDate(done_date)
    ? t('Action {n} done {day}', { n, day: onDay(done_date, dayFrom(app)) })
    : t('Action {n} done', { n });
  return added(app, record, { state: 'sent', text, said: textOf(note) ?? '' });
}

/** @param {App} app @param {OpenedRecord} record @param {{state: import('../parts/marks.js').MarkState, text: string, said: string}} facts */
function added(app, record, { state, text, said }) {
  return html`<aside class="added" id=${addedId(record)} tabindex="-1" aria-label=${text}><p class="split">${mark(state, { text })}<span class="small soft">${dayTime(record.created_at, dayFrom(app))}</span></p>
    ${said ? html`<p class="said">${said}</p>` : nothing}</aside>`;
}
