import { isContact } from './directory_log.js';
import { SealingError } from './errors.js';

/** @import { DirectoryState, Head, Person } from './directory_log.js' */
/** @import { StatementFields, Wrap } from './statement_shapes.js' */

/**
 * A case's log after `head.no` statements; a value, never changed in place, and structured-cloneable.
 * `commits`: of every key so far, by key id. `wraps`: every wrap so far. `history`: digests by `no - 1`. `late`: what was decided of revisions that
 * came after their authors had left, by digest; the last word counts. `saidBy`: whose word that is, and when it was said. A state that was kept before there
 * were such decisions has neither.
 * @typedef {object} CaseState
 * @property {string} id
 * @property {string[]} members who may read
 * @property {string[]} everMembers who ever could
 * @property {string} key the present one's id
 * @property {number} epoch
 * @property {Record<string, string>} commits
 * @property {Wrap[]} wraps
 * @property {boolean} disposed
 * @property {Record<string, 'adopt' | 'aside'>} [late]
 * @property {Record<string, {person: string, at: number}>} [saidBy]
 * @property {Head} head
 * @property {string[]} history
 */

/** @typedef {Required<Pick<StatementFields, 'members' | 'key' | 'epoch' | 'commit' | 'wraps'>>} Readers */

/**
 * The case with one more statement, whose place, signature and issuer's role have been checked; `not_allowed` by its
 * rules (docs/protocol.md, 3).
 * @param {CaseState | undefined} known
 * @param {StatementFields} fields
 * @param {DirectoryState} directory
 * @returns {Omit<CaseState, 'head' | 'history'>}
 */
export function extendCase(known, fields, directory) {
  if ((fields.type === 'open') === Boolean(known)) throw new SealingError('not_allowed', 'open');
  if (known?.disposed) throw new SealingError('not_allowed', 'disposed');
  checkIssuer(known?.members ?? fields.members ?? [], fields, directory);
  if (known && fields.type === 'dispose') return { ...known, disposed: true };
  if (known && fields.type === 'late') return { ...known, ...decided(known, fields) };
  const readers = /** @type {StatementFields & Readers} */ (fields);
  const before = known ?? nobody(fields.log);
  checkEpoch(before, readers);
  const commits = { ...before.commits, [readers.key]: readers.commit };
  checkWraps(before, readers, commits, directory);
  const { members, key, epoch, wraps } = readers;
  const everMembers = [...new Set([...before.everMembers, ...members])].sort();
  return { ...before, members, everMembers, key, epoch, commits, wraps: [...before.wraps, ...wraps] };
}

/**
 * Whether a contact may change a case's members or dispose of it today: one of them, or anybody when no contact is left.
 * @param {string[]} members the present ones
 * @param {string} contact
 * @param {ReadonlyMap<string, Person>} people
 * @returns {boolean}
 */
export function mayChange(members, contact, people) {
  return members.includes(contact) || !members.some((member) => isContact(people.get(member)));
}

/**
 * @param {CaseState} known
 * @param {StatementFields} fields of a `late` statement
 * @returns {Pick<CaseState, 'late' | 'saidBy'>}
 */
function decided(known, fields) {
  const said = decisions(fields);
  const by = { person: fields.issuer, at: fields.issued_at };
  const saidBy = Object.fromEntries(Object.keys(said).map((digest) => [digest, by]));
  return { late: { ...known.late, ...said }, saidBy: { ...known.saidBy, ...saidBy } };
}

/**
 * @param {StatementFields} fields of a `late` statement
 * @returns {Record<string, 'adopt' | 'aside'>} one word for each revision that it names, and for one at least
 */
function decisions({ adopt = [], aside = [] }) {
  const named = new Set([...adopt, ...aside]);
  if (named.size === 0 || named.size < adopt.length + aside.length) throw new SealingError('not_allowed', 'late');
  return Object.fromEntries([
    ...adopt.map((digest) => /** @type {const} */ ([digest, 'adopt'])),
    ...aside.map((digest) => /** @type {const} */ ([digest, 'aside'])),
  ]);
}

/**
 * Whether a key was ever given to somebody: they were a member while it was in use, or were handed it later.
 * @param {CaseState} state
 * @param {string} person
 * @param {string} key id
 * @returns {boolean}
 */
export function heldKey({ wraps }, person, key) {
  return wraps.some((wrap) => wrap.key === key && wrap.to === person);
}

/**
 * As `mayChange`, but the directory may have gone on since: only who always was a contact keeps others out for certain.
 * @param {string[]} members before the statement, or those who open
 * @param {StatementFields} fields
 * @param {DirectoryState} directory
 */
function checkIssuer(members, { type, issuer }, { people }) {
  if (members.includes(issuer)) return;
  const always = members.filter((member) => !people.get(member)?.promoted);
  if (type === 'open' || !mayChange(always, issuer, people)) throw new SealingError('not_allowed', 'issuer');
}

/**
 * @param {string} id
 * @returns {Omit<CaseState, 'head' | 'history'>} a case before it opens
 */
function nobody(id) {
  return { id, members: [], everMembers: [], key: '', epoch: 0, commits: {}, wraps: [], disposed: false };
}

/**
 * The last epoch with its key when members are only added, else the next one with a new key.
 * @param {Omit<CaseState, 'head' | 'history'>} before
 * @param {Readers} readers
 */
function checkEpoch(before, { members, key, epoch, commit }) {
  if (epoch === before.epoch) {
    const everybodyStays = before.members.every((member) => members.includes(member));
    if (key === before.key && commit === before.commits[key] && everybodyStays) return;
  } else if (epoch === before.epoch + 1 && !Object.hasOwn(before.commits, key)) {
    return;
  }
  throw new SealingError('not_allowed', 'epoch');
}

/**
 * Every key so far is wrapped for each newcomer, a new key for each member and for recovery. Beyond that only what a
 * member whose key was replaced, or recovery, lacks; nothing is there twice, and something is there. So each member is known, too.
 * @param {Omit<CaseState, 'head' | 'history'>} before
 * @param {Readers} readers
 * @param {Record<string, string>} commits
 * @param {DirectoryState} directory
 */
function checkWraps(before, { members, key, wraps }, commits, directory) {
  const needed = Object.hasOwn(before.commits, key) ? [] : [...members, 'recovery'].map((to) => `${key} ${to}`);
  for (const newcomer of members.filter((member) => !before.members.includes(member))) {
    needed.push(...Object.keys(commits).map((each) => `${each} ${newcomer}`));
  }
  const given = wraps.map((wrap) => `${wrap.key} ${wrap.to}`);
  const isWhole =
    given.length > 0 && new Set(given).size === given.length && needed.every((one) => given.includes(one));
  const further = wraps.filter((wrap) => !needed.includes(`${wrap.key} ${wrap.to}`));
  const isLacked = further.every((wrap) => [...members, 'recovery'].includes(wrap.to) && lacks(before.wraps, wrap));
  const isMeant = wraps.every(
    (wrap) => Object.hasOwn(commits, wrap.key) && kidsOf(wrap.to, directory).includes(wrap.kid),
  );
  if (!isWhole || !isLacked || !isMeant) throw new SealingError('not_allowed', 'wraps');
}

/**
 * @param {Wrap[]} wraps
 * @param {Wrap} wrap
 * @returns {boolean} whether none of them wraps the same key for the same recipient key
 */
function lacks(wraps, { key, to, kid }) {
  return !wraps.some((each) => each.key === key && each.to === to && each.kid === kid);
}

/**
 * @param {string} to a person or `recovery`
 * @param {DirectoryState} directory
 * @returns {(string | null)[]} the key ids of every key that was ever theirs: the directory may have gone on since
 */
function kidsOf(to, directory) {
  if (to === 'recovery') return [directory.recoveryKid, ...directory.formerRecoveryKids];
  return (directory.people.get(to)?.keys ?? []).map(({ kid }) => kid);
}
