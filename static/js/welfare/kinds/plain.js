import { choice, choices, matrix, tick } from './choice.js';
import { note, noted, part, position, reference } from './given.js';
import { date, integer, time } from './measure.js';
import { telephone, words } from './text.js';

/** @typedef {import('./kind.js').Kind} Kind */

/** The kinds that a row may hold as well as a form. */
const KINDS = /** @type {Record<string, Kind>} */ ({
  text: words,
  textarea: words,
  telephone,
  radios: choice,
  select: choice,
  checkboxes: choices,
  tick,
  matrix,
  date,
  time,
  integer,
  noted,
  reference,
  position,
  part,
  note,
});

/**
 * @param {{kind: string}} field
 * @returns {Kind} for an unknown kind one that takes nothing and shows everything
 */
export function plainKind(field) {
  return KINDS[field.kind] ?? UNKNOWN;
}

/** @type {Kind} */
const UNKNOWN = {
  read: (raw) => (raw === undefined ? {} : { faults: [{ at: '', code: 'unknown_kind', params: {} }] }),
  show: (value) => ({ text: JSON.stringify(value) }),
};
