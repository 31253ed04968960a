import { extendCase } from './case_log.js';
import { EMPTY_DIRECTORY, extendDirectory, isContact } from './directory_log.js';
import { SealingError } from './errors.js';
import { Held } from './held.js';
import { mayIssue, verifyIssuer } from './issuer.js';
import { checkPoint, kid } from './keys.js';
import { readStatement, statementDigest } from './statement.js';

/** @import { CaseState } from './case_log.js' */
/** @import { DirectoryState, Head, KitUse, Person } from './directory_log.js' */
/** @import { HeldEntries } from './held.js' */
/** @import { StatementFields, Wrap } from './statement_shapes.js' */

/** @typedef {{log: string, no: number, digest: string, type: string, fields: StatementFields}} Read */

/**
 * `known`: this very statement was there before, nothing changed. `held`: see `Ledger`.
 * @typedef {Read & {known: boolean, held: boolean}} Added
 */

/** @typedef {{pinnedRoot?: string | null, pinnedHead?: Head | null}} Pins */

/**
 * @typedef {{v: 1, force: string, pinnedRoot: string | null, pinnedHead: Head | null, directory: DirectoryState,
 *   cases: CaseState[], held: HeldEntries}} LedgerSnapshot
 */

/** @type {{head: Head, history: string[]}} */
const NOTHING = Object.freeze({ head: { no: 0, digest: '' }, history: [] });

/**
 * The directory and all case logs, statement by statement, each checked against the chain, the signature and the roles
 * (docs/protocol.md, 3). Statements of one log are added in their order.
 *
 * Somebody who joins late reads statements of contacts who have left, or changed their keys, since. Such a statement of
 * a case is held: nothing shows it until a contact in good standing has signed a later one on top of it.
 */
export class Ledger {
  /** @type {DirectoryState} */
  #directory = EMPTY_DIRECTORY;
  /** @type {Map<string, CaseState>} */
  #cases = new Map();
  #held = new Held();

  /**
   * @param {string} force id
   * @param {Pins} [pins] what an invitation or the vault said of the root and of the directory's head at enrolment
   */
  constructor(force, { pinnedRoot = null, pinnedHead = null } = {}) {
    /** @readonly */
    this.force = force;
    /** @readonly */
    this.pinnedRoot = pinnedRoot;
    /** @readonly */
    this.pinnedHead = pinnedHead?.no ? pinnedHead : null;
  }

  /**
   * @param {LedgerSnapshot} snapshot
   * @returns {Ledger}
   */
  static restore({ force, pinnedRoot, pinnedHead, directory, cases, held }) {
    const ledger = new Ledger(force, { pinnedRoot, pinnedHead });
    ledger.#directory = { ...EMPTY_DIRECTORY, ...directory };
    ledger.#cases = new Map(cases.map((state) => [state.id, state]));
    ledger.#held = new Held(held);
    return ledger;
  }

  /** @returns {LedgerSnapshot} structured-cloneable; its parts are shared with the ledger, which never changes them in place */
  snapshot() {
    const { force, pinnedRoot, pinnedHead } = this;
    const cases = [...this.#cases.values()];
    return { v: 1, force, pinnedRoot, pinnedHead, directory: this.#directory, cases, held: this.#held.entries() };
  }

  get name() {
    return this.#directory.name;
  }

  get root() {
    return this.#directory.root;
  }

  get recovery() {
    return this.#directory.recovery;
  }

  /** @returns {string | null} the recipient key id of the present recovery key */
  get recoveryKid() {
    return this.#directory.recoveryKid;
  }

  /** @returns {readonly KitUse[]} as the directory tells them, oldest first */
  get kitUses() {
    return this.#directory.kitUses;
  }

  /** @returns {ReadonlyMap<string, Person>} */
  get people() {
    return this.#directory.people;
  }

  get directoryHead() {
    return this.#directory.head;
  }

  /** @returns {ReadonlyMap<string, CaseState>} */
  get cases() {
    return this.#cases;
  }

  /** Whether the head that was pinned at enrolment is still missing: `log_older` when the server has no more to give. */
  get behind() {
    return this.#directory.head.no < (this.pinnedHead?.no ?? 0);
  }

  /**
   * @param {string} log `directory` or a case id
   * @returns {Head} of what holds; what is held does not count
   */
  head(log) {
    return this.#chain(log).head;
  }

  /**
   * @param {string} log
   * @returns {number} the highest `no` that was given, what is held with it
   */
  reach(log) {
    return Math.max(this.head(log).no, this.#held.highest(log));
  }

  /**
   * Where the next statement of a log goes: the first fields of `makeStatement`.
   * @param {string} log
   * @returns {{force: string, log: string, no: number, prev: string}}
   */
  next(log) {
    const { no, digest } = this.head(log);
    return { force: this.force, log, no: no + 1, prev: digest };
  }

  /**
   * @param {string} person
   * @returns {boolean}
   */
  isContact(person) {
    return isContact(this.people.get(person));
  }

  /**
   * @param {string} person
   * @returns {string[]} every sign key that was ever vouched for, the present one last
   */
  signKeys(person) {
    return (this.people.get(person)?.keys ?? []).map(({ sign }) => sign);
  }

  /**
   * @param {string} caseId
   * @param {string} to a person or `recovery`
   * @returns {Wrap[]}
   */
  wrapsFor(caseId, to) {
    return (this.#cases.get(caseId)?.wraps ?? []).filter((wrap) => wrap.to === to);
  }

  /**
   * Takes one more statement, or throws and stays as it was. Codes: `malformed`, `not_canonical`, `too_large`,
   * `rebase` (a gap before it: pull first), `log_forked`, `bad_signature`, `not_allowed`.
   * @param {string} text
   * @param {string} sig
   * @returns {Promise<Added>}
   */
  async add(text, sig) {
    const fields = readStatement(text);
    if (fields.force !== this.force) throw new SealingError('not_allowed', 'force');
    const read = { log: fields.log, no: fields.no, digest: await statementDigest(text), type: fields.type, fields };
    if (this.#isKnown(read)) return this.#knownAs(read);
    const signedBy = await verifyIssuer(this, fields, text, sig);
    const recipientKid = await checkKeys(fields);
    // Nothing is awaited from here on; another statement may have been taken meanwhile.
    if (this.#isKnown(read)) return this.#knownAs(read);
    if (read.log === 'directory') this.#extendDirectory(read, recipientKid);
    else if (!this.#extendCase(read, signedBy)) return { ...read, known: false, held: true };
    return { ...read, known: false, held: false };
  }

  /**
   * Whether this statement stands in its log already; throws when it fits nowhere.
   * @param {Read} statement
   */
  #isKnown({ log, no, digest, fields: { prev } }) {
    const { head, history } = this.#chain(log);
    if (no <= head.no && history[no - 1] !== digest) throw new SealingError('log_forked');
    if (no <= head.no || this.#held.get(log, digest)) return true;
    const before = prev === head.digest ? head : this.#held.get(log, prev);
    if (before?.no === no - 1) return false;
    throw new SealingError(no === head.no + 1 ? 'log_forked' : 'rebase');
  }

  /**
   * @param {Read} read
   * @returns {Added}
   */
  #knownAs(read) {
    return { ...read, known: true, held: Boolean(this.#held.get(read.log, read.digest)) };
  }

  /**
   * @param {Read} statement
   * @param {string} recipientKid
   */
  #extendDirectory({ no, digest, fields }, recipientKid) {
    if (this.pinnedHead?.no === no && this.pinnedHead.digest !== digest) throw new SealingError('log_forked');
    const directory = extendDirectory(this.#directory, fields, recipientKid);
    this.#directory = { ...directory, head: { no, digest }, history: [...this.#directory.history, digest] };
  }

  /**
   * @param {Read} statement
   * @param {string} signedBy
   * @returns {boolean} false when it is only held
   */
  #extendCase({ log, digest, fields }, signedBy) {
    const holds = mayIssue(this.people.get(fields.issuer), signedBy);
    let state = this.#cases.get(log);
    for (const [each, said] of [...this.#held.before(fields), /** @type {const} */ ([digest, fields])]) {
      const history = [...(state?.history ?? []), each];
      state = { ...extendCase(state, said, this.#directory), head: { no: said.no, digest: each }, history };
    }
    if (!holds) this.#held.add(digest, fields);
    else this.#settle(/** @type {CaseState} */ (state));
    return holds;
  }

  /** @param {CaseState} state */
  #settle(state) {
    this.#cases.set(state.id, state);
    this.#held.drop(state.id);
  }

  /** @param {string} log */
  #chain(log) {
    return (log === 'directory' ? this.#directory : this.#cases.get(log)) ?? NOTHING;
  }
}

/**
 * That the keys which a statement vouches for are keys.
 * @param {StatementFields} fields
 * @returns {Promise<string>} the recipient key id of the one that receives, `""` if there is none; or `malformed`
 */
async function checkKeys({ hpke, sign, recovery }) {
  for (const point of [hpke, sign, recovery]) if (point) await checkPoint(point);
  const recipient = hpke ?? recovery;
  return recipient ? kid(recipient) : '';
}
