import { groupBy, oldestFirst } from './records.js';

/** @typedef {import('./records.js').OpenedRecord} OpenedRecord */

const WORKFLOW = [
  'review',
  'view',
  'acknowledge',
  'ask-back',
  'answer',
  'addendum',
  'acceptance',
  'action-done',
  'set-aside',
];

/**
 * Each record with all that is about it, and with what is about that. What belongs to a record that is not here forms a
 * family of its own.
 * @param {OpenedRecord[]} records
 * @returns {Map<string, OpenedRecord[]>} by the key of the record that stands at the root
 */
export function families(records) {
  const byKey = groupBy(records, keyOf);
  return groupBy(records, (revision) => rootKey(revision, byKey));
}

/** @param {OpenedRecord} revision @returns {boolean} it says something about another record */
export function isWorkflow(revision) {
  return WORKFLOW.includes(revision.body.form);
}

/**
 * @param {OpenedRecord} revision
 * @returns {string} what a record goes by: an id that turns up in another case is another record
 */
export function keyOf(revision) {
  return key(revision.case, revision.record);
}

/**
 * @param {OpenedRecord} revision
 * @param {Map<string, OpenedRecord[]>} byKey
 * @returns {string} the key of the record that this one is about in the end, within its case
 */
function rootKey(revision, byKey) {
  const own = keyOf(revision);
  const passed = new Set([own]);
  let current = revision;
  while (isWorkflow(current) && current.body.about) {
    const next = key(current.case, current.body.about.record);
    const found = definingRevision(byKey.get(next) ?? []);
    if (!found) break;
    if (passed.has(next)) return own;
    passed.add(next);
    current = found;
  }
  return keyOf(current);
}

/**
 * The revision that says what a record is and whose it is. Its id is known to others only once it has arrived, so who
 * arrived first began it, whatever the clocks say; of two that arrived at once it is rather the one that is about no other.
 * @param {OpenedRecord[]} revisions of one record, at least one
 * @returns {OpenedRecord}
 */
export function founderOf(revisions) {
  const first = (/** @type {OpenedRecord} */ one) => one.received_at ?? one.created_at;
  const [founder] = [...revisions].sort(
    (a, b) => first(a) - first(b) || Number(isWorkflow(a)) - Number(isWorkflow(b)) || oldestFirst(a, b),
  );
  return founder;
}

/**
 * @param {OpenedRecord[]} revisions of one record
 * @returns {OpenedRecord | undefined} the one that says where the record stands: a verified one, and a risk before all
 *   others, so that nobody moves a risk out of sight by writing a revision of it that is about another record
 */
function definingRevision(revisions) {
  const verified = revisions.filter((revision) => revision.valid === true);
  const risk = verified.find((revision) => revision.body.form === 'risk');
  if (risk || revisions.length === 0) return risk;
  return founderOf(verified.length ? verified : revisions);
}

/**
 * @param {string} caseId
 * @param {string} record
 * @returns {string}
 */
function key(caseId, record) {
  return `${caseId} ${record}`;
}
