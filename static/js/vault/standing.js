import { readStatement } from '../crypto/statement.js';

/** Forms of record that count from a force contact only. */
const CONTACTS_ONLY = new Set(['allocation', 'review', 'acknowledge', 'ask-back']);

/**
 * Who was a force contact at which point of the directory, so that a review stays good after its author has left.
 * @typedef {Map<string, {no: number, contact: boolean}[]>} Standing by person, in the order of the directory
 */

/**
 * @param {string[]} texts the directory's checked statements
 * @returns {Standing}
 */
export function readStanding(texts) {
  /** @type {Standing} */
  const standing = new Map();
  const statements = texts.map(readStatement).sort((a, b) => a.no - b.no);
  for (const { type, person, roles, no } of statements) {
    if (!person) continue;
    const contact = type !== 'revoke' && Boolean(roles?.includes('contact'));
    standing.set(person, [...(standing.get(person) ?? []), { no, contact }]);
  }
  return standing;
}

/**
 * Whether the author may write a record of this form, having seen the directory up to `dir`.
 * @param {Standing} standing
 * @param {{author: string, dir: number}} header
 * @param {string} form
 */
export function mayWrite(standing, { author, dir }, form) {
  if (!CONTACTS_ONLY.has(form)) return true;
  const last = (standing.get(author) ?? []).filter(({ no }) => no <= dir).at(-1);
  return Boolean(last?.contact);
}
