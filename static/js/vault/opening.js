import { openBody, readHeader, verifyRevision } from '../crypto/revision.js';
import { VaultError } from './errors.js';
import { mayWrite } from './standing.js';

/**
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {import('./entry.js').Item} Item
 * @typedef {import('./types.js').OpenedRecord} OpenedRecord
 * @typedef {import('./types.js').InvalidRecord} InvalidRecord
 * @typedef {{ledger: import('../crypto/ledger.js').Ledger, keyring: import('./keyring.js').Keyring, standing: import('./standing.js').Standing}} Readers
 */

/**
 * Verifies and opens one revision: header, author's signature, author's membership, case key and its commitment, body. Nothing that fails is
 * shown as a record.
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
    return { invalid: { digest: item.digest, id: item.id, ...whereFrom(item), code } };
  }
}

/**
 * @param {Entry|Item} item
 * @param {Readers} readers
 * @returns {Promise<OpenedRecord>}
 */
async function openRecord(item, { ledger, keyring, standing }) {
  const header = String(item.header);
  const body = String(item.body);
  const author = readHeader(header).author;
  const publicKeys = ledger.signKeys(author);
  if (publicKeys.length === 0) throw new VaultError('unknown_person');
  const fields = await verifyRevision({ header, body, sig: item.sig, publicKeys });
  if (fields.force !== ledger.force) throw new VaultError('other_force');
  if (!ledger.cases.get(fields.case)?.everMembers.includes(author)) throw new VaultError('not_a_member');
  const caseKey = await keyring.key(ledger, fields.case, fields.key);
  const content = await openBody({ header, body, caseKey });
  const valid = mayWrite(standing, fields, content.form) ? true : 'not_allowed';
  const { id, record, device, n, created_at, parents, due, closes } = fields;
  const told = { ...(due && { due }), ...(closes && { closes }) };
  const written = {
    digest: item.digest,
    id,
    record,
    case: fields.case,
    author,
    device,
    n,
    created_at,
    parents,
    ...told,
  };
  return { ...written, ...whereItIs(item), valid, body: content };
}

/**
 * How far a record has come.
 * @param {Entry|Item} item
 * @returns {Pick<OpenedRecord, 'state'|'code'|'received_at'|'late'>}
 */
export function whereItIs(item) {
  if (!('state' in item)) return { state: 'sent', code: null, received_at: item.received_at, late: item.late };
  const state = item.state === 'refused' || item.state === 'saved' ? item.state : 'waiting';
  return { state, code: item.code, received_at: null, late: false };
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
