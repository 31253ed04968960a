import { readFields } from './answers.js';
import { kindOf } from './kinds/index.js';

/** @typedef {import('./declaration.js').Declaration} Declaration */
/** @typedef {import('./declaration.js').Values} Values */

/** Answers that cannot be sealed. `code` is `not_valid`; `fields` are the ids, never what was typed. */
export class AnswerError extends Error {
  /** @param {string[]} fields */
  constructor(fields) {
    super(`not_valid: ${fields.join(', ')}`);
    this.code = 'not_valid';
    this.fields = fields;
  }
}

/**
 * The answers in their one sealed shape, in the order of the form; hidden and unanswered ones are left out.
 *
 * text, radios, select: string; checkboxes: array; date 'YYYY-MM-DD'; time 'HH:MM'; integer: number; tick: true;
 * group: array of objects; matrix: object; noted: milliseconds UTC. The same answers give the same values, and sealed
 * values give themselves.
 * @param {Declaration} declaration
 * @param {Values} raw
 * @returns {Values}
 * @throws {AnswerError} whatever `validate` would name
 */
export function sealedValues(declaration, raw) {
  const { values, faults } = readFields(declaration.fields, raw, { kindOf });
  if (faults.length) throw new AnswerError(faults.map((one) => one.at));
  return values;
}
