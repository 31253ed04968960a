import { newId } from '../crypto/bytes.js';
import { Accounts } from './accounts.js';
import { bear, isWhole, markBirth, markEmptied, markKnown, wasBorn, wasEmptied } from './birth.js';
import { sharedDatabase, userDatabase } from './database.js';
import { Space } from './space.js';

/** @typedef {import('./accounts.js').Account} Account */

/** The people who use this browser: which of them is offered at the lock screen, and what is kept for that one. */
export class Household {
  #parts;
  #accounts;

  /** @param {import('./types.js').DeviceParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#accounts = new Accounts(sharedDatabase(parts));
    /** @type {Account[]} */
    this.all = [];
    /** @type {Account|null} */
    this.account = null;
    /** @type {Space|null} */
    this.space = null;
    /** Whether an account or its database was kept here and the browser has dropped it. */
    this.vanished = false;
    /** Whether a signed statement has emptied this browser. */
    this.emptied = false;
  }

  /** The rows that the entrance reads and writes. */
  get accounts() {
    return this.#accounts;
  }

  /** The force that this browser's users belong to, where the page was made before the force was set up. */
  get force() {
    return (this.account ?? this.all.at(0))?.force ?? '';
  }

  async start() {
    await this.#finishEmptying();
    await this.use(await this.#accounts.last());
    if (this.all.length === 0 && wasEmptied(this.#parts.marks)) this.emptied = true;
    else if (this.all.length === 0 && wasBorn(this.#parts.marks)) this.vanished = true;
    if (this.space && !(await isWhole(this.space))) await this.#beginAgain();
  }

  /** Reads again who is offered: another tab has signed in or out. @returns {Promise<boolean>} whether it is somebody else now */
  async lookAgain() {
    const before = this.account?.user;
    await this.use(await this.#accounts.last());
    return before !== this.account?.user;
  }

  /** @param {string} user */
  async choose(user) {
    await this.#accounts.choose(user);
    await this.use(await this.#accounts.get(user));
  }

  /**
   * Keeps an account that has just been opened and makes its database.
   * @param {Account} account
   */
  async keep(account) {
    await this.#accounts.keep(account);
    await this.use(account);
    if (this.space) await bear(this.space, this.#parts.now());
    markBirth(this.#parts.marks, this.#parts.now());
    this.vanished = false;
    this.emptied = false;
  }

  /**
   * Keeps the person's public key beside the account, so that a note can be sealed to it while locked.
   * @param {Account} account
   * @param {string} hpke
   * @returns {Promise<Account>}
   */
  async rememberKey(account, hpke) {
    if (account.hpke === hpke) return account;
    return (await this.#accounts.change(account.user, () => ({ hpke }))) ?? account;
  }

  /** Who invited the known user matters no more. */
  async forgetInvitation() {
    if (this.account?.invitedBy) await this.change(() => ({ invitedBy: undefined }));
  }

  /**
   * Writes changed fields of the known user's account.
   * @param {(account: Account) => Partial<Account>} change
   */
  async change(change) {
    if (!this.account) return;
    const changed = await this.#accounts.change(this.account.user, change);
    if (changed && changed.user === this.account?.user) await this.use(changed);
  }

  /** Ends the session and offers nobody; what is kept for each user stays. Without a network the session is ended later, see `finishLeaving`. */
  async leave() {
    await this.#accounts.leave();
    await this.use(null);
    await this.finishLeaving();
  }

  /** Ends a session that could not be ended when its user left. @returns {Promise<boolean>} whether none is left open */
  async finishLeaving() {
    if (!(await this.#accounts.isLeaving())) return true;
    try {
      await this.#parts.api.call('/api/sign-out', {});
    } catch (problem) {
      if (/** @type {{status?: number}} */ (problem).status !== 401) return false;
    }
    await this.#accounts.hasLeft();
    return true;
  }

  /** @returns {Space[]} of those who use this browser and are not the known user; close their databases after use */
  others() {
    const { indexedDB } = this.#parts;
    const others = this.all.filter(({ person }) => person !== this.account?.person);
    return others.map((account) => new Space({ indexedDB, account }));
  }

  /**
   * Removes somebody's account and database, known user or not, by order of a signed statement. A second call finds nothing to do.
   * @param {string} person
   */
  async empty(person) {
    const account = this.all.find((each) => each.person === person);
    if (!account) return;
    await this.#accounts.beginEmptying(account);
    if (this.space?.account.person === person) await this.space.database.destroy();
    await this.#finishEmptying();
    this.emptied = true;
    await this.use(this.account?.person === person ? null : this.account);
  }

  /** What a browser that was killed in the middle of it left over goes now. */
  async #finishEmptying() {
    const person = await this.#accounts.emptying();
    if (!person) return;
    await userDatabase({ indexedDB: this.#parts.indexedDB, person }).destroy();
    markEmptied(this.#parts.marks, this.#parts.now());
    await this.#accounts.hasEmptied();
  }

  /**
   * Makes an account the known one, without keeping anything.
   * @param {Account|null} account
   * @returns {Promise<any>} the account's space
   */
  async use(account) {
    const same =
      account !== null && this.space?.account.person === account.person && this.space.account.device === account.device;
    if (!same) await this.space?.database.close();
    if (!same) this.space = account && new Space({ indexedDB: this.#parts.indexedDB, account });
    this.account = account;
    markKnown(this.#parts.marks, account !== null);
    this.all = await this.#accounts.all();
    return this.space;
  }

  /**
   * The account is here and its database is not: a new device id, since the chains of the old one are lost; the server will ask for sign-in.
   */
  async #beginAgain() {
    const account = /** @type {Account} */ (this.account);
    this.vanished = true;
    const device = newId();
    await this.use(await this.#accounts.change(account.user, () => ({ device })));
    await bear(/** @type {Space} */ (this.space), this.#parts.now());
  }
}
