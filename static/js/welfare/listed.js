import { sinceReached } from './due.js';

/** @typedef {import('./timeline.js').Entry} Entry */

/**
 * What a list of people stands on: who is supported and whether that was taken on, the next contact, what was asked. The rules give the same for these
 * entries alone as for all.
 * @param {Entry[]} entries of one case, newest first
 * @returns {Entry[]} the few of them
 */
export function listed(entries) {
  const logs = new Set(sinceReached(entries));
  return entries.filter(
    (entry) =>
      [entry.form, entry.latest.body.form].includes('allocation') ||
      logs.has(entry) ||
      entry.asks.some(({ answered }) => !answered),
  );
}

/**
 * What the desk's lists stand on besides: whatever says who is supported, who asks to hand over, and what waits for a word because its author had left.
 * @param {Entry[]} entries of one case, newest first
 * @returns {Entry[]} with those above
 */
export function listedAtDesk(entries) {
  const first = new Set(listed(entries));
  const isWanted = (/** @type {import('./records.js').OpenedRecord} */ { body, late, decided }) =>
    ['allocation', 'hand-over'].includes(body.form) || (late && !decided);
  return entries.filter((entry) => first.has(entry) || entry.family.some(isWanted));
}
