import { londonMoment } from './clock.js';
import { holds, shownFields } from './condition.js';

/** @typedef {import('./declaration.js').Field} Field */
/** @typedef {import('./declaration.js').Values} Values */
/** @typedef {import('./kinds/kind.js').Fault} Fault */
/** @typedef {import('./kinds/kind.js').ReadContext} ReadContext */

/**
 * The answers to the fields of a form, or of a row: what can be sealed, and what is wrong with the rest.
 * What is hidden is neither asked for nor kept.
 * @param {Field[]} fields
 * @param {Values} raw
 * @param {ReadContext} context
 * @returns {{values: Values, faults: Fault[]}}
 */
export function readFields(fields, raw, context) {
  const { kindOf } = context;
  const shown = shownFields(fields, raw, kindOf);
  /** @type {Values} */
  const values = {};
  const faults = unknownFields(fields, raw);
  for (const field of fields.filter((candidate) => shown.has(candidate.name))) {
    const read = kindOf(field).read(raw[field.name], field, context);
    if (read.value !== undefined) values[field.name] = read.value;
    const wrong =
      read.faults ??
      lacking(field, read.value) ??
      lyingAhead(field, values, context) ??
      blocking(field, (condition) => holds(condition, fields, shown, raw, kindOf), raw);
    faults.push(...wrong.map((one) => ({ ...one, at: one.at ? `${field.name}-${one.at}` : field.name })));
  }
  return { values, faults };
}

/**
 * @param {Field[]} fields
 * @param {Values} raw
 * @returns {Fault[]} one for each answer that the form does not ask for
 */
function unknownFields(fields, raw) {
  const known = new Set(fields.map((field) => field.name));
  const strays = Object.keys(raw).filter((name) => !known.has(name));
  return strays.map((name) => ({ at: name, code: 'unknown_field', params: {} }));
}

/**
 * @param {Field} field
 * @param {any} value
 * @returns {Fault[] | null}
 */
function lacking(field, value) {
  return field.required && value === undefined ? [{ at: '', code: 'required', params: {} }] : null;
}

/**
 * @param {Field} field
 * @param {Values} values of this field and of those before it
 * @param {ReadContext} context
 * @returns {Fault[] | null} a time of day that is later than now, on the day that another answer gives; what clocks show twice may be the earlier
 */
function lyingAhead(field, values, { latest }) {
  const day = values[field.past_on ?? ''];
  const time = values[field.name];
  return day && time && latest !== undefined && londonMoment(day, time) > latest
    ? [{ at: '', code: 'in_future', params: {} }]
    : null;
}

/**
 * @param {Field} field
 * @param {(condition: import('./declaration.js').Condition) => boolean} now
 * @param {Values} raw
 * @returns {Fault[]} a choice that rules the form out, alone or beside another answer
 */
function blocking(field, now, raw) {
  const chosen = (field.choices ?? []).filter((choice) => choice.blocks && choice.value === raw[field.name]);
  const active = chosen.filter((choice) => !choice.blocks_when || now(choice.blocks_when));
  return active.map((choice) => ({ at: '', code: 'blocked', params: { choice: choice.value } }));
}
