import { SealingError } from './errors.js';

/**
 * Takes a parsed value, returns it with its fields in order, throws `malformed`.
 * @typedef {(value: any) => any} Kind
 */

/**
 * The one spelling of strings, integers in 0..2^53-1, arrays and objects, whose fields come in the order of the object.
 * @param {any} value
 * @returns {string} ASCII without white space (docs/protocol.md, 1)
 */
export function write(value) {
  check(value);
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, escapeUnit);
}

/** That nothing in it is left out or spelled otherwise than here said. @param {any} value */
function check(value) {
  if (typeof value === 'string' || (Number.isSafeInteger(value) && value >= 0)) return;
  if (typeof value !== 'object' || value === null) throw new SealingError('malformed', 'value');
  for (const part of Object.values(value)) check(part);
}

/**
 * The object of a canonical text. `malformed`: no such object; `not_canonical`: the same object spelled otherwise.
 * @param {unknown} text
 * @param {Kind} kind
 * @returns {any}
 */
export function parse(text, kind) {
  const value = kind(readJson(text));
  if (write(value) !== text) throw new SealingError('not_canonical');
  return value;
}

/**
 * Loosely read JSON; `malformed` when it is none.
 * @param {unknown} text
 * @returns {any}
 */
export function readJson(text) {
  if (typeof text !== 'string') throw new SealingError('malformed', 'json');
  try {
    return JSON.parse(text);
  } catch {
    throw new SealingError('malformed', 'json');
  }
}

/**
 * @param {string} unit one UTF-16 unit
 * @returns {string}
 */
function escapeUnit(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
