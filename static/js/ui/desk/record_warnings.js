/** What a contact must know about a record before relying on it, beside what parts/doubts.js says to everybody. Codes and facts; the pane turns them into sentences. */

/** A clock that differs by more is shown, never refused. */
const CLOCK_TOLERANCE = 5 * 60_000;

/**
 * @typedef {{code: 'clock_ahead' | 'conflict' | 'orphan' | 'refused', count?: number, ahead?: number, reason?: string | null}} Warning
 *   count: how many versions; ahead: milliseconds; reason: a stable code.
 */

/**
 * @param {import('./types.js').Entry} entry
 * @returns {Warning[]} worst first
 */
export function warningsOf(entry) {
  return [...refused(entry), ...standing(entry), ...arrival(entry)];
}

/** @param {import('./types.js').Entry} entry @returns {Warning[]} */
function refused(entry) {
  const first = everything(entry).find(({ state }) => state === 'refused');
  return first ? [{ code: 'refused', reason: first.code }] : [];
}

/** @param {import('./types.js').Entry} entry @returns {Warning[]} */
function standing(entry) {
  /** @type {Warning[]} */
  const found = [];
  if (entry.conflict) found.push({ code: 'conflict', count: entry.heads.length });
  if (entry.orphan) found.push({ code: 'orphan' });
  return found;
}

/** @param {import('./types.js').Entry} entry @returns {Warning[]} */
function arrival(entry) {
  const ahead = Math.max(0, ...everything(entry).map(clockAhead));
  return ahead > CLOCK_TOLERANCE ? [{ code: 'clock_ahead', ahead }] : [];
}

/** A record cannot arrive before it is written; one that does was dated by a wrong clock. @param {import('./types.js').OpenedRecord} record */
function clockAhead({ created_at, received_at }) {
  return received_at === null ? 0 : created_at - received_at;
}

/** @param {import('./types.js').Entry} entry */
function everything(entry) {
  return [...entry.revisions, ...entry.addenda];
}
