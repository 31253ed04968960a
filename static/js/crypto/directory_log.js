import { SealingError } from './errors.js';
import { NOBODY } from './nobody.js';

/** @import { StatementFields } from './statement_shapes.js' */

/**
 * Keys in base64url and the recipient key id of `hpke`.
 * @typedef {{hpke: string, sign: string, kid: string}} HeldKeys
 */

/**
 * Somebody whom the directory knows. `keys`: all that were ever vouched for, the present ones last; `everRoles` likewise.
 * `promoted`: was once vouched for without the role of a contact, before the present roles. `wiped`: ids of their devices that are to
 * be emptied; none for somebody kept before there were any. `doubted`: since when they say that somebody else may have their keys; 0 or absent: they do not.
 * @typedef {{id: string, name: string, roles: string[], everRoles: string[], hpke: string, sign: string, active: boolean,
 *   promoted: boolean, keys: HeldKeys[], wiped?: string[], doubted?: number}} Person
 */

/** @typedef {{no: number, digest: string}} Head */

/**
 * That a kit was used, as the log says it. A: the root signed something after the set-up (`said`, about `person`); B: `by` took over `cases`.
 * @typedef {{kit: 'A' | 'B', said: string, at: number, by: string, person: string | null, cases: number | null}} KitUse
 */

/**
 * The force's directory after `head.no` statements; a value, never changed in place. `formerRecoveryKids`: of the recovery keys that were replaced.
 * @typedef {{name: string, root: string | null, recovery: string | null, recoveryKid: string | null, formerRecoveryKids: string[],
 *   kitUses: KitUse[], people: Map<string, Person>, head: Head, history: string[]}} DirectoryState
 */

/** Statements with which a force is set up; what the root signs after them is a use of kit A. */
const SET_UP = 2;

/** @type {DirectoryState} before the first statement */
export const EMPTY_DIRECTORY = Object.freeze({
  name: '',
  root: null,
  recovery: null,
  recoveryKid: null,
  formerRecoveryKids: [],
  kitUses: [],
  people: new Map(),
  head: { no: 0, digest: '' },
  history: [],
});

/**
 * Whether a person may issue statements.
 * @param {Person | undefined} person
 * @returns {boolean}
 */
export function isContact(person) {
  return Boolean(person?.active && person.roles.includes('contact'));
}

/**
 * The directory with one more statement, whose place and signature have been checked; `not_allowed` by its rules
 * (docs/protocol.md, 3).
 * @param {DirectoryState} directory
 * @param {StatementFields} fields
 * @param {string} kid of the `hpke` or `recovery` key in it, `""` if there is none
 * @returns {Omit<DirectoryState, 'head' | 'history'>}
 */
export function extendDirectory(directory, fields, kid) {
  if ((fields.type === 'root') !== (fields.no === 1)) throw new SealingError('not_allowed', 'root');
  if (fields.type === 'root') return withRoot(directory, fields, kid);
  if (fields.issuer !== 'root' && !mayChange(directory.people.get(fields.issuer), fields)) {
    throw new SealingError('not_allowed', 'issuer');
  }
  const kitUses = withUse(directory.kitUses, fields);
  if (fields.type === 'recovery') return { ...withRecovery(directory, fields, kid), kitUses };
  if (fields.type === 'kit' && fields.issuer === 'root') throw new SealingError('not_allowed', 'issuer');
  if (fields.type === 'kit') return { ...directory, kitUses };
  const known = directory.people.get(String(fields.person));
  if (!isOpenTo(known, fields)) throw new SealingError('not_allowed', 'person');
  const person = changed(known, fields, kid);
  return { ...directory, kitUses, people: new Map(directory.people).set(person.id, person) };
}

/**
 * @param {KitUse[]} uses
 * @param {StatementFields} fields
 * @returns {KitUse[]} with what this statement tells of a kit
 */
function withUse(uses, { no, type, issuer, issued_at: at, person, cases }) {
  const isRoot = issuer === 'root' && no > SET_UP;
  if (!isRoot && type !== 'kit') return uses;
  return [
    ...uses,
    { kit: isRoot ? 'A' : 'B', said: type, at, by: issuer, person: person ?? null, cases: cases ?? null },
  ];
}

/**
 * Only the root replaces the recovery key, by one that never was it.
 * @param {DirectoryState} directory
 * @param {StatementFields} fields
 * @param {string} kid
 */
function withRecovery(directory, { issuer, recovery }, kid) {
  const former = [...directory.formerRecoveryKids, String(directory.recoveryKid)];
  if (issuer !== 'root' || former.includes(kid)) throw new SealingError('not_allowed', 'recovery');
  return { ...directory, recovery: String(recovery), recoveryKid: kid, formerRecoveryKids: former };
}

/**
 * A contact may; whoever lost a device may have that one emptied, and anybody says that their own keys may be known.
 * @param {Person | undefined} issuer
 * @param {StatementFields} fields
 */
function mayChange(issuer, { type, person }) {
  return isContact(issuer) || Boolean(issuer?.active && ['wipe', 'doubt'].includes(type) && person === issuer.id);
}

/**
 * Whether such a statement may be about this person: what lies on a device outlasts its person's access.
 * @param {Person | undefined} known
 * @param {StatementFields} fields
 */
function isOpenTo(known, { type }) {
  return type === 'person' ? !known : Boolean(known && (known.active || type === 'wipe'));
}

/**
 * @param {Person | undefined} known not undefined but for `person`
 * @param {StatementFields} fields
 * @param {string} kid
 * @returns {Person}
 */
function changed(known, fields, kid) {
  if (fields.type === 'revoke') return { .../** @type {Person} */ (known), active: false };
  if (fields.type === 'doubt') return withDoubt(/** @type {Person} */ (known), fields);
  if (fields.type !== 'wipe') return withKeys(known, fields, kid);
  const { wiped = [] } = /** @type {Person} */ (known);
  if (wiped.includes(String(fields.device))) throw new SealingError('not_allowed', 'the device is wiped already');
  return { .../** @type {Person} */ (known), wiped: [...wiped, String(fields.device)].sort() };
}

/**
 * Only they themselves know, and once is enough.
 * @param {Person} known
 * @param {StatementFields} fields
 * @returns {Person}
 */
function withDoubt(known, { issuer, issued_at: at }) {
  if (issuer !== known.id || known.doubted) throw new SealingError('not_allowed', 'doubt');
  return { ...known, doubted: Math.max(1, at) };
}

/**
 * @param {DirectoryState} directory
 * @param {StatementFields} fields
 * @param {string} kid
 */
function withRoot(directory, { issuer, name, root, recovery }, kid) {
  if (issuer !== 'root') throw new SealingError('not_allowed', 'issuer');
  return { ...directory, name: String(name), root: String(root), recovery: String(recovery), recoveryKid: kid };
}

/**
 * @param {Person | undefined} known
 * @param {StatementFields} fields
 * @param {string} kid
 * @returns {Person}
 */
function withKeys(known, fields, kid) {
  const { person: id, name, roles, hpke, sign } = /** @type {Required<StatementFields>} */ (fields);
  if ([hpke, sign].includes(NOBODY) && (hpke !== sign || !known)) throw new SealingError('not_allowed', 'nobody');
  const before = (known?.keys ?? []).filter((keys) => keys.hpke !== hpke || keys.sign !== sign);
  const everRoles = [...new Set([...(known?.everRoles ?? []), ...roles])].sort();
  const promoted = Boolean(known && (known.promoted || !known.roles.includes('contact')));
  const keys = [...before, { hpke, sign, kid }];
  const doubted = known?.hpke === hpke && known.sign === sign ? (known.doubted ?? 0) : 0;
  return { id, name, roles, everRoles, promoted, hpke, sign, active: true, keys, wiped: known?.wiped ?? [], doubted };
}
