import { keyOf } from './families.js';
import { groupBy, newestFirst, oldestFirst } from './records.js';

/**
 * @typedef {import('./records.js').OpenedRecord} OpenedRecord
 *
 * @typedef {object} LateRecord a record, or what was added to one, that came after its author had left
 * @property {string} record
 * @property {string} case
 * @property {string} author
 * @property {OpenedRecord} latest
 * @property {string[]} digests of all that came late, sorted
 * @property {'adopt' | 'aside' | null} decided null: not of all of it, or not yet
 * @property {OpenedRecord | null} reason why a contact has set it aside, the last word
 */

/** Says of another record that it was read: nobody need decide on that. */
const SAYS_READ = new Set(['view', 'review', 'acknowledge']);

/**
 * What a force contact is to decide on, or has decided on.
 * @param {OpenedRecord[]} records of one case
 * @returns {LateRecord[]} newest first
 */
export function lateRecords(records) {
  const late = records.filter(({ late: is, valid, body }) => is && isWorth(valid) && !SAYS_READ.has(body.form));
  const reasons = records.filter(({ valid, body }) => valid === true && body.form === 'set-aside').sort(oldestFirst);
  return [...groupBy(late, keyOf).values()]
    .map((revisions) => lateRecord(revisions.sort(newestFirst), reasons))
    .sort((a, b) => newestFirst(a.latest, b.latest));
}

/** Whoever may not say something at all is not adopted either. @param {true | string} valid */
function isWorth(valid) {
  return valid === true || valid === 'set_aside' || valid === 'not_adopted';
}

/** @param {OpenedRecord[]} revisions newest first @param {OpenedRecord[]} reasons oldest first @returns {LateRecord} */
function lateRecord(revisions, reasons) {
  const [latest] = revisions;
  const words = new Set(revisions.map(({ decided }) => decided));
  return {
    record: latest.record,
    case: latest.case,
    author: latest.author,
    latest,
    digests: revisions.map(({ digest }) => digest).sort(),
    decided: (words.size === 1 && latest.decided) || null,
    reason: reasons.findLast(({ body }) => body.about?.record === latest.record) ?? null,
  };
}
