import { newId } from '../crypto/bytes.js';
import { mayChange } from '../crypto/case_log.js';
import { newCaseKey } from '../crypto/casekey.js';
import { lacksKeys, membersFields, openFields } from '../crypto/memberships.js';
import { VaultError } from './errors.js';

/**
 * @typedef {import('../crypto/ledger.js').Ledger} Ledger
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {import('./issuer.js').Issuer} Issuer
 * @typedef {import('./keyring.js').Keyring} Keyring
 */

/**
 * Opens a case: its key, and the statement that gives it to the members and to recovery.
 * @param {{ledger: Ledger, issuer: Issuer, members: string[]}} parts ledger: is moved on; members: completed with the issuer
 * @returns {Promise<{caseKey: import('../crypto/casekey.js').CaseKey, entry: Entry}>}
 */
export async function openCase({ ledger, issuer, members }) {
  const said = issuer.said();
  if (!ledger.isContact(said.issuer)) throw new VaultError('not_a_contact');
  const everybody = [...new Set([...members, said.issuer])];
  if (everybody.some((member) => !ledger.people.get(member)?.active)) throw new VaultError('unknown_person');
  const caseKey = await newCaseKey(newId());
  const fields = await openFields({ ledger, case: caseKey.case, members: everybody, caseKey, ...said });
  return { caseKey, entry: await issuer.sign(ledger, fields, { key: caseKey.id }) };
}

/**
 * Changes who may read a case. Somebody goes: a new key for a new epoch. Newcomers get every key so far, and so does a member whose keys are new.
 * @param {{ledger: Ledger, issuer: Issuer, keyring: Keyring, case: string, add: string[], remove: string[], fresh?: boolean,
 *   newKey?: import('../crypto/casekey.js').CaseKey}} parts ledger: is moved on; fresh: a new epoch although nobody goes; newKey: one that was made
 *   before, when signed anew
 * @returns {Promise<Entry|null>} null when nothing would change
 */
export async function changeMembers({ ledger, issuer, keyring, case: caseId, add, remove, fresh = false, newKey }) {
  const known = ledger.cases.get(caseId);
  if (!known) throw new VaultError('no_case_key');
  if (!ledger.isContact(issuer.person)) throw new VaultError('not_a_contact');
  if (!mayChange(known.members, issuer.person, ledger.people)) throw new VaultError('not_a_member');
  const members = [...new Set([...known.members, ...add])].filter((member) => !remove.includes(member));
  const goes = known.members.some((member) => !members.includes(member));
  const stays = !goes && !newKey && !fresh && members.length === known.members.length;
  if (stays && !members.some((member) => lacksKeys(ledger, caseId, member))) return null;
  const key = newKey ?? (goes || fresh ? await newCaseKey(caseId) : undefined);
  const caseKeys = await keyring.all(ledger, caseId);
  const fields = await membersFields({ ledger, case: caseId, members, caseKeys, newKey: key, ...issuer.said() });
  return issuer.sign(ledger, fields, { key: key?.id ?? null, intent: { add, remove } });
}
