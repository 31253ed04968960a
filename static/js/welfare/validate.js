import { readFields } from './answers.js';
import { shownFields } from './condition.js';
import { kindOf } from './kinds/index.js';

/** @typedef {import('./declaration.js').Declaration} Declaration */
/** @typedef {import('./declaration.js').Values} Values */
/** @typedef {{field: string, code: string, params: Record<string, any>}} AnswerFault field: the id of the input */

/** How far a phone's clock may be behind the one that somebody looked at: five minutes. */
const GRACE = 5 * 60_000;

/**
 * What is still wrong or missing, in the order of the form; `[]` when it can be sealed.
 *
 * Codes: required, blocked, unknown_field, unknown_kind, not_text, too_long {max, over}, too_many_words {max, over},
 * not_a_telephone, not_in_list, not_a_date, in_future, not_a_time, not_a_number, too_small {least}, too_large {most},
 * not_a_reference, not_a_list, too_few {least}, too_many {most}.
 * @param {Declaration} declaration
 * @param {Values} values raw (from the page or a draft) or sealed
 * @param {{now?: number}} [context] now: milliseconds UTC; without it nothing lies ahead
 * @returns {AnswerFault[]}
 */
export function validate(declaration, values, { now } = {}) {
  const latest = now === undefined ? undefined : now + GRACE;
  const { faults } = readFields(declaration.fields, values, { latest, kindOf });
  return faults.map(({ at, code, params }) => ({ field: at, code, params }));
}

/** Filled in by the app, so nobody has to do anything about them. */
const GIVEN = ['noted', 'reference', 'position'];

/**
 * How far the required answers have got.
 * @param {Declaration} declaration
 * @param {Values} values
 * @returns {{answered: number, needed: number}} of the required answers that are shown at present
 *   and are given by hand
 */
export function progress(declaration, values) {
  const { faults, values: answered } = readFields(declaration.fields, values, { kindOf });
  const given = new Set(declaration.fields.filter(({ kind }) => GIVEN.includes(kind)).map(({ name }) => name));
  const missing = faults.filter((one) => one.code === 'required' && !one.at.includes('-') && !given.has(one.at)).length;
  const wrong = new Set(faults.filter((one) => one.code !== 'required').map((one) => one.at.split('-')[0]));
  const required = declaration.fields.filter((field) => field.required && !given.has(field.name));
  const bad = required.filter((field) => wrong.has(field.name)).length;
  const done = required.filter((field) => answered[field.name] !== undefined && !wrong.has(field.name)).length;
  return { answered: done, needed: done + bad + missing };
}

/**
 * The names of the fields that are shown at present, of a form or of a row.
 * @param {import('./declaration.js').Field[]} fields
 * @param {Values} values raw or sealed
 * @returns {Set<string>}
 */
export function shownNow(fields, values) {
  return shownFields(fields, values, kindOf);
}
