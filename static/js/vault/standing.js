import { NOBODY } from '../crypto/nobody.js';
import { readStatement } from '../crypto/statement.js';
import { KeyChanges } from './key_changes.js';

/** @typedef {import('./entry.js').Item} Item */
/** @typedef {{no: number, at: number, digest: string}} Place `no` in its log, and when the server received it */
/** @typedef {Place & {contact: boolean, active: boolean, sign: string|null}} Role */
/** @typedef {Place & {members: string[]}} Membership */
/** @typedef {{author: string, case: string, dir: number, received_at: number|null, signer?: string}} Said who says something, what they had seen, when it arrived, and by which key where they had several */

/** What is said of a device or of a doubt says nothing of who the person is. */
const OF_KEYS_ONLY = new Set(['wipe', 'doubt']);

/** Forms of record that count from a force contact only. */
const CONTACTS_ONLY = new Set(['allocation', 'review', 'acknowledge', 'ask-back', 'set-aside']);

/**
 * Who was what, and when that became known: each checked statement by its place in the log and its time of arrival. An author chooses what a record
 * says of itself (`dir`), the server says when it came; what only a role may say needs the role by both.
 */
export class Standing {
  /** @type {Map<string, Map<string, Role>>} by person, then by digest */
  #roles = new Map();
  /** @type {Map<string, Map<string, Membership>>} by case, then by digest */
  #members = new Map();

  /** Since when whose keys hold. */
  keyChanges = new KeyChanges();

  /** @param {Item} item a statement that counts; the same one again changes nothing */
  take(item) {
    this.keyChanges.take(item);
    const { text, digest, received_at: at } = item;
    const { log, no, type, person, roles, members, sign = null } = readStatement(text);
    if (members) keep(this.#members, log, { no, at, digest, members });
    if (!person || OF_KEYS_ONLY.has(type)) return;
    const active = type !== 'revoke';
    const contact = active && Boolean(roles?.includes('contact'));
    keep(this.#roles, person, { no, at, digest, active, contact, sign });
  }

  /**
   * Whether the author may say this: a contact at `dir`, and still one when it arrived.
   * @param {Said} said
   * @param {string} form
   * @returns {true|'not_allowed'|'left_role'}
   */
  mayWrite({ author, dir, received_at }, form) {
    if (!CONTACTS_ONLY.has(form)) return true;
    const roles = inOrder(this.#roles.get(author));
    if (!roles.filter(({ no }) => no <= dir).at(-1)?.contact) return 'not_allowed';
    const then = roles.filter(({ no, at }) => no <= dir || hasCome(at, received_at)).at(-1);
    return then?.contact ? true : 'left_role';
  }

  /**
   * Whether something came after its author had left the case or the force, or by a key that had been stopped, whatever the server says of it.
   * @param {Said} said
   * @param {string[]} history digests of the case's statements that hold, by `no - 1`
   */
  isLate({ author, case: log, received_at, signer }, history) {
    if (received_at === null) return false;
    const before = (/** @type {Place} */ { at }) => at < received_at;
    const roles = inOrder(this.#roles.get(author)).filter(before);
    if (roles.at(-1)?.active === false || isBySomebodyElse(roles, signer)) return true;
    const held = inOrder(this.#members.get(log)).filter(({ no, digest }) => history[no - 1] === digest);
    const isAmong = held.filter(before).map(({ members }) => members.includes(author));
    return isAmong.includes(true) && !isAmong.at(-1);
  }
}

/**
 * Whether a key had been stopped and not been vouched for again. Without a signer the author had one key only, so that none had been stopped.
 * @param {Role[]} roles
 * @param {string} [signer]
 */
function isBySomebodyElse(roles, signer) {
  const stopped = roles.findLastIndex(({ sign }) => sign === NOBODY);
  return stopped >= 0 && signer !== undefined && !roles.slice(stopped).some(({ sign }) => sign === signer);
}

/**
 * At the same instant the statement came first, as in a push; what has not arrived at all comes after everything that has.
 * @param {number} at
 * @param {number|null} received_at
 */
function hasCome(at, received_at) {
  return received_at === null || at <= received_at;
}

/** @template {Place} T @param {Map<string, Map<string, T>>} kept @param {string} key @param {T} one */
function keep(kept, key, one) {
  kept.set(key, (kept.get(key) ?? new Map()).set(one.digest, one));
}

/** @template {Place} T @param {Map<string, T>|undefined} places @returns {T[]} */
function inOrder(places) {
  return [...(places?.values() ?? [])].sort((a, b) => a.no - b.no);
}
