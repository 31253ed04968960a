import { fault, isBlank } from './kind.js';

/** @typedef {import('./kind.js').Kind} Kind */

const TELEPHONE = /^\+?[0-9][0-9 ().-]*( ?(x|ext\.?) ?[0-9]+)?$/i;

/**
 * One spelling for the same words: line ends as \n, composed accents, no half characters, no white space around.
 * @param {string} raw
 * @returns {string}
 */
export function tidy(raw) {
  return raw
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .trim();
}

/**
 * @param {string} text
 * @returns {number} characters as people count them: code points, not UTF-16 units
 */
export function countCharacters(text) {
  return [...tidy(text)].length;
}

/**
 * @param {string} text
 * @returns {number}
 */
export function countWords(text) {
  return tidy(text).split(/\s+/).filter(Boolean).length;
}

/** @type {Kind['read']} */
function readWords(raw, field) {
  if (isBlank(raw)) return {};
  if (typeof raw !== 'string') return fault('not_text');
  const value = tidy(raw);
  const length = countCharacters(value);
  if (field.max && length > field.max) return fault('too_long', { max: field.max, over: length - field.max });
  const words = countWords(value);
  if (field.words && words > field.words)
    return fault('too_many_words', { max: field.words, over: words - field.words });
  return { value };
}

/** @type {Kind['read']} */
function readTelephone(raw, field, context) {
  const read = readWords(raw, field, context);
  return read.value === undefined || TELEPHONE.test(read.value) ? read : fault('not_a_telephone');
}

/** @type {Kind['show']} */
function showWords(value) {
  return { text: value };
}

/** @type {Kind} */
export const words = { read: readWords, show: showWords };

/** @type {Kind} */
export const telephone = { read: readTelephone, show: showWords };
