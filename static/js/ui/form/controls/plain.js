import { checkboxes, matrix, radios, tick } from './choices.js';
import { given, none } from './given.js';
import { day, line, part } from './line.js';

/** @typedef {import('./scope.js').Control} Control */

/** How each kind stands in the page; what is not named here is one box. */
const CONTROLS = /** @type {Record<string, Control>} */ ({
  radios,
  checkboxes,
  tick,
  matrix,
  date: day,
  part,
  noted: given,
  reference: given,
  position: given,
  note: none,
});

/**
 * @param {{kind: string}} field of a form or of a row, no group
 * @returns {Control}
 */
export function plainControl(field) {
  return CONTROLS[field.kind] ?? line;
}
