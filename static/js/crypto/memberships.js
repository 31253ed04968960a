import { SealingError } from './errors.js';
import { isStopped } from './nobody.js';

/** @import { CaseState } from './case_log.js' */
/** @import { CaseKey } from './casekey.js' */
/** @import { Ledger } from './ledger.js' */
/** @import { StatementFields, Wrap } from './statement_shapes.js' */

/** @typedef {Omit<StatementFields, 'v'>} Unsigned */

/**
 * What opens a case: its members, and the key wrapped for each of them and for recovery.
 * @param {{ledger: Ledger, case: string, members: string[], caseKey: CaseKey, issuer: string, now: number}} parts
 * @returns {Promise<Unsigned>} for `makeStatement`; `not_allowed` for a member without keys
 */
export async function openFields({ ledger, case: log, members, caseKey, issuer, now }) {
  const wraps = await wrapFor(ledger, [caseKey], [...members, 'recovery']);
  return { ...ledger.next(log), type: 'open', issuer, issued_at: now, ...readers(members, caseKey, 1), wraps };
}

/**
 * What changes the members, or gives a member whose key was replaced, or a new recovery key, the case's keys again. With `newKey` a new epoch
 * begins, as it must when somebody goes; newcomers get every key so far.
 * @param {{ledger: Ledger, case: string, members: string[], caseKeys: Map<string, CaseKey>, newKey?: CaseKey,
 *   issuer: string, now: number}} parts `caseKeys`: every key so far, by id
 * @returns {Promise<Unsigned>} for `makeStatement`; `not_allowed` when somebody goes without a new key, or a key is missing
 */
export async function membersFields({ ledger, case: log, members, caseKeys, newKey, issuer, now }) {
  const known = ledger.cases.get(log);
  const old = Object.keys(known?.commits ?? {}).map((id) => caseKeys.get(id));
  const keys = old.filter((key) => key !== undefined);
  const caseKey = newKey ?? caseKeys.get(known?.key ?? '');
  if (!known || !caseKey || keys.length !== old.length) throw new SealingError('not_allowed', 'keys');
  const someoneGoes = known.members.some((member) => !members.includes(member));
  if (someoneGoes && !newKey) throw new SealingError('not_allowed', 'epoch');
  const wraps = [];
  for (const key of keys) {
    const lacking = [...members, 'recovery'].filter((member) => !hasKey(ledger, known, key.id, member));
    wraps.push(...(await wrapFor(ledger, [key], lacking)));
  }
  if (newKey) wraps.push(...(await wrapFor(ledger, [newKey], [...members, 'recovery'])));
  const epoch = known.epoch + (newKey ? 1 : 0);
  return { ...ledger.next(log), type: 'members', issuer, issued_at: now, ...readers(members, caseKey, epoch), wraps };
}

/**
 * @param {Ledger} ledger
 * @param {string} caseId
 * @param {string} member
 * @returns {boolean} whether a member has no wrap of some key of the case for their present one
 */
export function lacksKeys(ledger, caseId, member) {
  const known = ledger.cases.get(caseId);
  return Boolean(known && Object.keys(known.commits).some((key) => !hasKey(ledger, known, key, member)));
}

/**
 * @param {Ledger} ledger
 * @param {CaseState} known
 * @param {string} key id
 * @param {string} member or `recovery`
 * @returns {boolean} whether a member of before, or recovery, has this key, wrapped for their present one; for nobody's key nothing is lacking
 */
function hasKey(ledger, known, key, member) {
  const isRecovery = member === 'recovery';
  if (!isRecovery && isStopped(ledger.people.get(member)) && known.members.includes(member)) return true;
  const present = isRecovery ? ledger.recoveryKid : ledger.people.get(member)?.keys.at(-1)?.kid;
  return (
    (isRecovery || known.members.includes(member)) &&
    known.wraps.some((wrap) => wrap.key === key && wrap.to === member && wrap.kid === present)
  );
}

/**
 * @param {string[]} members
 * @param {CaseKey} caseKey
 * @param {number} epoch
 */
function readers(members, caseKey, epoch) {
  return { members: [...members].sort(), key: caseKey.id, epoch, commit: caseKey.commit };
}

/**
 * @param {Ledger} ledger
 * @param {CaseKey[]} keys
 * @param {string[]} recipients person ids or `recovery`
 * @returns {Promise<Wrap[]>}
 */
async function wrapFor(ledger, keys, recipients) {
  const wraps = [];
  for (const key of keys) {
    for (const to of recipients) {
      wraps.push(await key.wrapFor({ force: ledger.force, to, publicKey: publicKeyOf(ledger, to) }));
    }
  }
  return wraps;
}

/**
 * @param {Ledger} ledger
 * @param {string} to
 * @returns {string}
 */
function publicKeyOf(ledger, to) {
  const person = ledger.people.get(to);
  const key = to === 'recovery' ? ledger.recovery : person?.active && person.hpke;
  if (!key) throw new SealingError('not_allowed', 'members');
  return key;
}
