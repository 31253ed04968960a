/**
 * What can be said of a record only beside the logs and all other records: whether it counts, whether it came too late, and whether something that
 * its author knew or wrote before is missing here. A gap is shown, never a reason to refuse.
 *
 * @typedef {import('./types.js').OpenedRecord} OpenedRecord
 * @typedef {Pick<OpenedRecord, 'valid'|'late'|'decided'|'decided_by'|'decided_at'|'ahead'|'gap'|'forked'>} Judgement
 * @typedef {object} Around
 * @property {import('./standing.js').Standing} standing
 * @property {import('../crypto/ledger.js').Ledger} ledger as the server last had it
 * @property {import('../crypto/ledger.js').Ledger} decisions the same with what waits here: what was decided of late records
 * @property {string} me who reads
 * @property {{has: (digest: string) => boolean}} here digests of everything that has arrived or waits here
 */

/**
 * @param {OpenedRecord[]} records
 * @param {Around} around
 * @returns {OpenedRecord[]} those whose judgement is another than before, with the new one
 */
export function judge(records, around) {
  const count = countPlaces(records);
  /** @type {OpenedRecord[]} */
  const changed = [];
  for (const record of records) {
    const judgement = judgeOne(record, around, count.get(placeOf(record)) ?? 1);
    const differs = Object.entries(judgement).some(
      ([name, value]) => record[/** @type {keyof Judgement} */ (name)] !== value,
    );
    if (differs) changed.push({ ...record, ...judgement });
  }
  return changed;
}

/**
 * @param {OpenedRecord} record
 * @param {Around} around
 * @param {number} inPlace how many records hold this place in the chain
 * @returns {Judgement}
 */
function judgeOne(record, around, inPlace) {
  const { standing, ledger, here } = around;
  const { body, said_late, prev } = record;
  const history = ledger.cases.get(record.case)?.history ?? [];
  const late = said_late || standing.isLate(record, history);
  const log = around.decisions.cases.get(record.case);
  const decided = (late && log?.late?.[record.digest]) || null;
  const said = decided ? log?.saidBy?.[record.digest] : undefined;
  const mayWrite = standing.mayWrite(record, body.form);
  return {
    valid: mayWrite === true ? counts({ ...record, late, decided }, around) : mayWrite,
    late,
    decided,
    decided_by: said?.person ?? null,
    decided_at: said?.at ?? null,
    ahead: aheadOf(record, ledger),
    gap: prev !== '' && !here.has(prev),
    forked: inPlace > 1,
  };
}

/**
 * What came after its author had left counts for everybody once a force contact has adopted it, until then for its author alone. Set aside, it counts for
 * nobody, its author included. A risk that waits for a decision is a risk to every contact.
 * @param {Pick<OpenedRecord, 'late'|'decided'|'author'|'body'>} record
 * @param {Around} around
 * @returns {true|'set_aside'|'not_adopted'}
 */
function counts({ late, decided, author, body }, { ledger, me }) {
  if (decided === 'aside') return 'set_aside';
  if (!late || decided === 'adopt' || author === me) return true;
  return (body.form === 'risk' && ledger.isContact(me)) || 'not_adopted';
}

/**
 * How many statements the author had seen that were never given to this device. What is not sent yet may stand on statements that are not either.
 * @param {OpenedRecord} record
 * @param {import('../crypto/ledger.js').Ledger} ledger
 */
function aheadOf({ case: caseId, dir, mem, received_at }, ledger) {
  if (received_at === null) return 0;
  return Math.max(0, dir - ledger.reach('directory')) + Math.max(0, mem - ledger.reach(caseId));
}

/** @param {OpenedRecord[]} records @returns {Map<string, number>} how many records hold each place */
function countPlaces(records) {
  /** @type {Map<string, number>} */
  const count = new Map();
  for (const record of records) count.set(placeOf(record), (count.get(placeOf(record)) ?? 0) + 1);
  return count;
}

/** @param {OpenedRecord} record its place in the chain of its device and case */
function placeOf({ case: caseId, author, device, n }) {
  return `${caseId} ${author} ${device} ${n}`;
}
