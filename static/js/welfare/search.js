import { londonToday } from './clock.js';
import { standing } from './timeline.js';

/** @typedef {import('./timeline.js').Entry} Entry */
/** @typedef {import('./records.js').OpenedRecord} OpenedRecord */

const WORDS_BEFORE = 6;
const WORDS_AFTER = 12;

/**
 * @typedef {object} Sought what is left out is not asked for
 * @property {string} [text] every word of it must begin a word of the record or of what was said about it
 * @property {string} [officer] person id of the author
 * @property {string} [case]
 * @property {string} [form]
 * @property {string} [state] as `standing` says
 * @property {string} [from] 'YYYY-MM-DD', included
 * @property {string} [to] 'YYYY-MM-DD', included
 */

/**
 * Finds records among what is open in memory; nothing is asked of the server and nothing is remembered.
 * @template {Entry | {entry: Entry}} T
 * @param {T[]} list entries, or items of the queue
 * @param {Sought} sought
 * @param {{words: (record: OpenedRecord) => string}} facts words: all text of a record, see `wordsOf`
 * @returns {T[]} those that fit, in the order given
 */
export function search(list, sought, { words }) {
  const wanted = wordsIn(sought.text ?? '');
  return list.filter((one) => {
    const entry = /** @type {Entry} */ ('entry' in one ? one.entry : one);
    return fits(entry, sought) && (wanted.length === 0 || says(entry, wanted, words));
  });
}

/**
 * @param {Entry} entry
 * @param {Sought} sought
 * @returns {boolean}
 */
function fits(entry, { officer, case: caseId, form, state, from, to }) {
  const day = londonToday(entry.at);
  return (
    (!officer || entry.author === officer) &&
    (!caseId || entry.case === caseId) &&
    (!form || entry.form === form) &&
    (!state || standing(entry) === state) &&
    (!from || day >= from) &&
    (!to || day <= to)
  );
}

/**
 * @param {Entry} entry
 * @param {string[]} wanted
 * @param {(record: OpenedRecord) => string} words
 * @returns {boolean}
 */
function says(entry, wanted, words) {
  const all = ` ${saidIn(entry)
    .map((record) => plain(words(record)))
    .join(' ')}`;
  return wanted.every((word) => all.includes(` ${word}`));
}

/** @param {Entry} entry @returns {OpenedRecord[]} what a search goes through */
export function saidIn(entry) {
  return [...entry.heads, ...entry.addenda, ...entry.asks.map((ask) => ask.record), ...entry.done];
}

/**
 * The first sentence in which a word begins as one that is looked for; of a long one what stands around it.
 * @param {string} text
 * @param {string} sought
 * @returns {string} '' when there is none
 */
export function sentenceWith(text, sought) {
  const wanted = wordsIn(sought);
  for (const sentence of text.split(/\n|(?<=[.!?…])\s+/)) {
    const words = sentence.split(/\s+/).filter(Boolean);
    const at = words.findIndex((word) => wordsIn(word).some((one) => wanted.some((start) => one.startsWith(start))));
    if (at >= 0) return around(words, at);
  }
  return '';
}

/** @param {string[]} words @param {number} at @returns {string} */
function around(words, at) {
  const from = Math.max(0, at - WORDS_BEFORE);
  const to = at + WORDS_AFTER;
  return `${from > 0 ? '… ' : ''}${words.slice(from, to).join(' ')}${to < words.length ? ' …' : ''}`;
}

/** @param {string} text @returns {string[]} */
function wordsIn(text) {
  return plain(text).split(' ').filter(Boolean);
}

/**
 * @param {string} text
 * @returns {string} small letters without accents, words parted by one space: 'Café, ROSS' gives 'cafe ross'
 */
function plain(text) {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
