import { heldKey } from '../crypto/case_log.js';
import { openBody, readHeader, readRevision, verifyRevision } from '../crypto/revision.js';
import { VaultError } from './errors.js';

/**
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {import('./entry.js').Item} Item
 * @typedef {import('./types.js').OpenedRecord} OpenedRecord
 * @typedef {import('./types.js').InvalidRecord} InvalidRecord
 * @typedef {{ledger: import('../crypto/ledger.js').Ledger, keyring: import('./keyring.js').Keyring}} Readers
 */

/**
 * Verifies and opens one revision: header, author's signature, author's membership, case key and its commitment, body. Nothing that fails is
 * shown as a record; how one that opens stands beside the others is for `judge`.
 * @param {Entry|Item} item
 * @param {Readers} readers
 * @returns {Promise<{record: OpenedRecord}|{invalid: InvalidRecord}>}
 */
export async function openItem(item, readers) {
  try {
    return { record: await openRecord(item, readers) };
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : null;
    if (!code) throw problem;
    return { invalid: { kind: item.kind, digest: item.digest, id: item.id, ...whereFrom(item), code } };
  }
}

/**
 * @param {Entry|Item} item
 * @param {Readers} readers
 * @returns {Promise<OpenedRecord>}
 */
async function openRecord(item, { ledger, keyring }) {
  const revision = await readRevision(String(item.header), String(item.body));
  const { fields } = revision;
  const publicKeys = ledger.signKeys(fields.author);
  if (publicKeys.length === 0) throw new VaultError('unknown_person');
  const signer = await verifyRevision(revision, item.sig, publicKeys);
  if (fields.force !== ledger.force) throw new VaultError('other_force');
  const known = ledger.cases.get(fields.case);
  if (!known) throw new VaultError('unknown_case');
  if (!known.everMembers.includes(fields.author)) throw new VaultError('not_a_member');
  const caseKey = await keyring.key(ledger, fields.case, fields.key);
  if (!heldKey(known, fields.author, fields.key)) throw new VaultError('not_in_epoch');
  const content = await openBody(revision, caseKey);
  const by = publicKeys.length > 1 ? { signer } : {};
  return { ...written(item.digest, fields), ...by, ...whereItIs(item), ...UNJUDGED, body: content };
}

/** Before it has been looked at beside the others. */
const UNJUDGED = {
  valid: /** @type {const} */ ('not_allowed'),
  late: false,
  decided: null,
  decided_by: null,
  decided_at: null,
  ahead: 0,
  gap: false,
  forked: false,
};

/** @param {string} digest @param {import('../crypto/header.js').HeaderFields} fields what the header says of itself */
function written(digest, fields) {
  const { id, record, case: log, author, device, n, prev, dir, mem, created_at, parents, due, closes } = fields;
  const told = { ...(due && { due }), ...(closes && { closes }) };
  return { digest, id, record, case: log, author, device, n, prev, dir, mem, created_at, parents, ...told };
}

/**
 * How far a record has come.
 * @param {Entry|Item} item
 * @returns {Pick<OpenedRecord, 'state'|'code'|'received_at'|'said_late'>}
 */
export function whereItIs(item) {
  if (!('state' in item)) return { state: 'sent', code: null, received_at: item.received_at, said_late: item.late };
  const state = item.state === 'refused' || item.state === 'saved' ? item.state : 'waiting';
  return { state, code: item.code, received_at: null, said_late: false };
}

/** @param {Entry|Item} item what can be said of an invalid revision without believing it */
function whereFrom(item) {
  try {
    const { record, case: caseId, author, created_at } = readHeader(String(item.header));
    return { record, case: caseId, author, created_at };
  } catch {
    return { record: null, case: null, author: null, created_at: null };
  }
}
