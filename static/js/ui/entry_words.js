/** How an entry of the timeline is called on lists: what it was, when, and how it stands. No names of colleagues. */

import { standing } from '../welfare/timeline.js';
import { isDate, textOf } from '../welfare/wellformed.js';
import { t, tn } from './text.js';
import { day, dayTime, onDay, onDayTime } from './when.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../welfare/timeline.js').Entry} Entry */
/** @typedef {import('./parts/marks.js').MarkState} MarkState */
/** @typedef {import('./views.js').CaseView} CaseView */

/** "Thursday 5 March, 18:00" for a contact, "Risk record" for another. @param {App} app @param {Entry} entry */
export function entryTitle(app, entry) {
  const { date, start } = entry.latest.body.values;
  if (entry.form !== 'contact-log' || !isDate(date)) return formTitle(app, entry);
  const when = day(date, dayFrom(app));
  return textOf(start) ? t('{day}, {time}', { day: when, time: start }) : when;
}

/** "Home visit, 70 minutes", or when it was written. @param {App} app @param {Entry} entry */
export function entryDetail(app, entry) {
  const values = entry.latest.body.values;
  if (entry.form !== 'contact-log') return dayTime(entry.at, app.now());
  const parts = [answerWords(app, entry, 'contact_method')];
  if (Number.isFinite(values.duration)) parts.push(tn('{n} minute', '{n} minutes', values.duration));
  if (Array.isArray(values.first_meeting) && values.first_meeting.length)
    parts.push(tn('first meeting, {n} point', 'first meeting, {n} points', values.first_meeting.length));
  return parts.filter(Boolean).join(', ');
}

/** "Contact record" @param {App} app @param {Entry} entry */
export function formTitle(app, entry) {
  return formTitleOf(app, entry.form, entry.latest.body.version);
}

/** "Contact record" @param {App} app @param {string} form @param {number} version */
export function formTitleOf(app, form, version) {
  const declaration = app.forms.declaration(form, version);
  return declaration ? t(declaration.title) : t('Record');
}

/** The case number where two people on the lists share their initials, else ''. @param {App} app @param {CaseView} view */
export function apart(app, view) {
  return app.views.sharedInitials.has(view.initials) ? view.reference : '';
}

/** The words of a chosen answer. @param {App} app @param {Entry} entry @param {string} field */
export function answerWords(app, entry, field) {
  const { version, values } = entry.latest.body;
  return choiceWords(app, { form: entry.form, version, field, value: values[field] });
}

/** @param {App} app @param {{form: string, version?: number, field: string, value: string | undefined}} asked */
export function choiceWords(app, { form, version, field, value }) {
  const declared = app.forms.declaration(form, version)?.fields.find((one) => one.name === field);
  const choice = declared?.choices?.find((one) => one.value === value);
  return choice ? t(choice.label) : (textOf(value) ?? '');
}

/** "Duty: restricted"; alone the word would read like a marking of the page. @param {string} status */
export function dutyWords(status) {
  return status && t('Duty: {status}', { status: status.toLowerCase() });
}

/** How the next contact is to be made: "Home visit". @param {App} app @param {CaseView} view */
export function nextWords(app, view) {
  return choiceWords(app, { form: 'contact-log', field: 'next_method', value: view.next?.method });
}

/** Words about somebody on a list, with what `apart` says. @param {App} app @param {string} words @param {CaseView} view */
export function told(app, words, view) {
  return [words, apart(app, view)].filter(Boolean).join(' · ');
}

/** Which mark an entry carries. @param {Entry} entry @returns {MarkState} */
export function entryState(entry) {
  return entry.invalid.length && !entry.latest ? 'invalid' : standing(entry);
}

/** Still only on this phone. @param {Entry} entry */
export function isHere(entry) {
  return ['saved', 'waiting', 'refused'].includes(standing(entry));
}

/** "Read by A. Mercer, 27 February" @param {App} app @param {Entry} entry */
export function stateWords(app, entry) {
  const now = app.now();
  const state = standing(entry);
  const arrived = entry.latest.received_at;
  if (state === 'sent' && arrived) return t('Sent {when}', { when: onDayTime(arrived, now) });
  if (state === 'read') return by(app, last(entry.reviews), (facts) => t('Read by {name}, {when}', facts));
  if (state === 'acknowledged')
    return by(app, last(entry.acknowledgements), (facts) => t('Acknowledged by {name}, {when}', facts));
  if (state === 'asked') return by(app, last(entry.asks)?.record, (facts) => t('Asked back by {name}, {when}', facts));
  return undefined;
}

/**
 * "Adopted by Alison Mercer, 27 February.": who has decided on what came late, by full name, as in the log.
 * @param {App} app @param {{decided?: 'adopt'|'aside'|null, decided_by?: string|null, decided_at?: number|null}} record
 */
export function decidedWords(app, { decided, decided_by: by, decided_at: at }) {
  if (!decided) return '';
  const name = by && app.casebook?.people.get(by)?.name;
  if (!name || !at) return decided === 'adopt' ? t('Adopted by a force contact.') : t('Set aside by a force contact.');
  const facts = { name, when: onDay(at, dayFrom(app)) };
  return decided === 'adopt' ? t('Adopted by {name}, {when}.', facts) : t('Set aside by {name}, {when}.', facts);
}

/** "you", "A. Mercer"; on paper nobody is "you". @param {App} app @param {string} person */
export function shortName(app, person) {
  if (person === app.me?.id && !app.printing) return t('you');
  const name = app.casebook?.people.get(person)?.name ?? '';
  const words = name.split(' ').filter(Boolean);
  if (words.length < 2) return name || t('somebody');
  return `${words[0][0]}. ${words.slice(1).join(' ')}`;
}

/** What days are told from: "today" on a screen; on paper the whole date. @param {App} app */
export function dayFrom(app) {
  return app.printing ? Number.NaN : app.now();
}

/**
 * @param {App} app @param {{author: string, created_at: number} | undefined} said
 * @param {(facts: {name: string, when: string}) => string} words
 */
function by(app, said, words) {
  return said ? words({ name: shortName(app, said.author), when: onDay(said.created_at, app.now()) }) : undefined;
}

/** @template T @param {T[]} list @returns {T | undefined} */
function last(list) {
  return list[list.length - 1];
}
