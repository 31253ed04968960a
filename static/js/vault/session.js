import { Entrance } from './entrance.js';
import { isStorage, passStorage, VaultError } from './errors.js';
import { Household } from './household.js';
import { LockedNotes } from './locked_notes.js';
import { moveLocal } from './moving.js';
import { OpenVault } from './open_vault.js';
import { isTaken, newestVersion } from './unlocking.js';

/**
 * @typedef {import('./accounts.js').Account} Account
 * @typedef {import('./entrance.js').Opened} Opened
 */

/**
 * What this browser keeps for its users, locked or open. Events: `account` (another user, or none), `unlocked`, `casebook`, `locked`
 * (detail.reason), `signedin`, `signedout`, `entry` (what opens this device has changed).
 */
export class Vault extends EventTarget {
  #parts;
  #household;
  /** @type {OpenVault|null} */
  #open = null;
  #elsewhere = false;

  /** @param {import('./types.js').DeviceParts} parts */
  constructor(parts) {
    super();
    this.#parts = parts;
    this.#household = new Household(parts);
  }

  /** Reads who is known here. Call once, before anything else. */
  async start() {
    await this.#household.start();
    return this;
  }

  /** @returns {'new'|'locked'|'unlocked'} */
  get state() {
    if (this.#open) return 'unlocked';
    return this.#household.account ? 'locked' : 'new';
  }

  get known() {
    const { account } = this.#household;
    if (!account) return null;
    const { user, person, force, device, roles, invitedBy } = account;
    return { user, person, force, device, roles, invitedBy };
  }

  get accounts() {
    return this.#household.all.map(({ user, person }) => ({ user, person }));
  }

  get vanished() {
    return this.#household.vanished;
  }

  /** Whether a signed statement has emptied this browser. */
  get emptied() {
    return this.#household.emptied;
  }

  get identity() {
    return this.#open?.identity ?? null;
  }

  get drafts() {
    return this.#open?.drafts ?? null;
  }

  get casebook() {
    return this.#open?.casebook ?? null;
  }

  /** Notes that can be written while locked; null for nobody, and until somebody has unlocked here once. */
  get notes() {
    const { account, space } = this.#household;
    if (!space || !account?.hpke) return null;
    return new LockedNotes({ space, account, now: this.#parts.now, pair: this.#open?.identity.hpke ?? null });
  }

  /** What is kept for the others of this browser; close their databases after use. */
  others() {
    return this.#household.others();
  }

  /** What is kept for the known user, for the engine. */
  get space() {
    return this.#household.space;
  }

  /** @param {string} user another user of this browser, whom the lock screen shall offer */
  async choose(user) {
    await this.lock();
    await this.#household.choose(user);
    this.#tell('account');
  }

  /** Another tab has signed in or out: while locked, the lock screen follows. */
  async lookAgain() {
    if (!this.#open && (await this.#household.lookAgain())) this.#tell('account');
  }

  /** By passphrase, recovery code or passkey, see `openAccount`. @param {import('./unlocking.js').Proof} proof */
  async unlock(proof) {
    const { account, opened, elsewhere } = await this.#entrance().unlock(this.#account().user, proof);
    this.#elsewhere = elsewhere;
    await this.#enter(await this.#household.rememberKey(account, opened.identity.hpkePublic), opened);
  }

  /**
   * How this device is opened: when its recovery code was made (null: it has none), its passkey, whether the code was used last, and whether the
   * passphrase was changed on another device while this one still opens by the old one; `taken`: it was changed here, and only the answer was lost.
   */
  get entry() {
    const { recovery, passkey, forgotten, newer, asked } = this.#household.account ?? {};
    const taken = isTaken({ newer, asked });
    const elsewhere = this.#elsewhere && newer !== undefined && !taken;
    const own = passkey ? { id: passkey.id, made: passkey.made, synced: passkey.synced === true } : null;
    return { code: recovery?.made ?? null, passkey: own, forgotten: forgotten === true, elsewhere, taken };
  }

  /** What changing the passphrase and codes works on, see `Locks`. */
  get locks() {
    const { api, now } = this.#parts;
    return { household: this.#household, api, now, tell: () => this.#tell('entry') };
  }

  /**
   * The server's vault is of a later version than what lies here: it is kept beside it until it has opened.
   * @param {string} person whose it is
   * @param {import('../crypto/vault.js').SealedVault} newer
   */
  async keepNewer(person, newer) {
    if (this.#household.account?.person !== person) return;
    try {
      await this.#household.change((account) => (newer.version > newestVersion(account) ? { newer } : {}));
      if (this.entry.taken) this.#tell('entry');
    } catch (problem) {
      if (!isStorage(problem)) throw problem; // without room it is fetched again another time, and sending goes on
    }
  }

  /** The latest version of the known user's vault that lies here, opened or not. */
  get newestVersion() {
    return newestVersion(this.#account());
  }

  /** @param {{user: string, passphrase: string, sheetCode?: string}} given */
  async signIn(given) {
    const { account, opened } = await this.#entrance().signIn(given);
    await this.#arrive(account, opened);
  }

  /** By a security key that was set up on a device of one's own, see `keysBySecurityKey`. @param {import('./passkeys.js').Credentials} credentials */
  async signInByKey(credentials) {
    const { keysBySecurityKey } = await import('./security_keys.js');
    const given = await keysBySecurityKey({ api: this.#parts.api, force: this.#force() }, credentials);
    const { account, opened } = await this.#entrance().signInWith(given);
    await this.#arrive(account, opened);
  }

  /** Renews an expired session. @param {{passphrase: string}} given */
  signInAgain({ passphrase }) {
    return this.signIn({ user: this.#account().user, passphrase });
  }

  /** @param {{code: string}} given */
  async join({ code }) {
    const { openInvitation } = await import('./joining.js');
    return openInvitation(this.#desk(), code);
  }

  /** Which force a set-up link is for; rejects when it does not work any more. @param {{token: string}} given */
  async setupForce({ token }) {
    const { setupForce } = await import('./setting_up.js');
    return setupForce(this.#desk(), token);
  }

  /** @param {Omit<import('./setting_up.js').SetUp, 'now'>} given */
  async setup(given) {
    const { setUp } = await import('./setting_up.js');
    return setUp(this.#desk(), { ...given, now: this.#parts.now() });
  }

  /** What makes an account here, for ways in that are loaded only when somebody takes them. */
  get desk() {
    return this.#desk();
  }

  /** @returns {string} the sheet code, to be shown again */
  sheetCode() {
    if (!this.#open) throw new VaultError('locked');
    const { sheet, newerSheet = sheet } = this.#account();
    return newerSheet;
  }

  /** The person has been told that the keys are confirmed: it is not said again. */
  async toldConfirmed() {
    await this.#household.forgetInvitation();
  }

  /** @returns {Promise<string>} of one's own keys */
  async fingerprint() {
    if (!this.#open) throw new VaultError('locked');
    return this.#open.fingerprint();
  }

  /**
   * Seals what is being written, then drops the keys and everything opened. When the words cannot be sealed the vault stays open and this rejects.
   * @param {string} [reason]
   */
  async lock(reason = 'button') {
    if (!this.#open) return;
    await this.drafts?.flush();
    this.#drop(reason);
  }

  /**
   * The page goes away: sealing begins and the keys are dropped at once, for a page that comes back from the browser's memory.
   * @returns {Promise<void>} when the words are on the disk
   */
  abandon() {
    const sealing = this.drafts?.flush() ?? Promise.resolve();
    this.#drop('hidden_page');
    return sealing;
  }

  async unsent() {
    return this.space ? this.space.unsent() : { waiting: 0, refused: 0, drafts: 0, oldest: null };
  }

  /**
   * Ends the session and offers nobody at the lock screen. What is kept for the user stays, sealed; with something unsent it asks first.
   * @param {{force?: boolean}} [options]
   */
  async signOut({ force = false } = {}) {
    await this.drafts?.flush();
    const unsent = await this.unsent();
    if (!force && isSomething(unsent)) return { signedOut: false, unsent };
    await this.lock('signed_out');
    await this.#household.leave();
    this.#tell('account');
    this.#tell('signedout');
    return { signedOut: true };
  }

  /** Ends a session that could not be ended when its user left, for want of a network. */
  finishLeaving() {
    return this.#household.finishLeaving();
  }

  /**
   * A signed statement, verified here, orders what is kept of somebody to be removed (sync/wipe_order.js): the keys drop, and nothing more is sealed.
   * @param {string} person
   */
  async empty(person) {
    if (this.#open?.person === person) this.#drop('emptied');
    await this.#household.empty(person);
    this.#tell('account');
  }

  /** @returns {Account} */
  #account() {
    const { account } = this.#household;
    if (!account) throw new VaultError('no_account');
    return account;
  }

  #entrance() {
    const { api, deviceName, now, guest } = this.#parts;
    return new Entrance({ accounts: this.#household.accounts, api, deviceName, now, guest, force: this.#force() });
  }

  #desk() {
    const { api, deviceName, now } = this.#parts;
    /** @param {Account} account @param {Opened} opened */
    const enter = (account, opened) => this.#arrive(account, opened);
    const deviceOf = (/** @type {string} */ person) => this.#household.all.find((one) => one.person === person)?.device;
    /** @param {{user: string, passphrase: string, sheetCode?: string}} given what is to be entered afterwards */
    const signIn = (given) => this.#entrance().signIn(given);
    return { api, deviceName, now, force: this.#force(), deviceOf, signIn, enter };
  }

  #force() {
    return this.#parts.force || this.#household.force;
  }

  /** After a sign-in at the server. @param {Account} account @param {Opened} opened */
  async #arrive(account, opened) {
    const before = this.#open?.person === opened.person ? this.#open : null;
    const same = before?.identity.hpkePublic === opened.identity.hpkePublic;
    this.#elsewhere = false;
    if (!same) await this.lock();
    const known = { ...account, hpke: opened.identity.hpkePublic };
    await this.#household.keep(known);
    const formers = before ? [...opened.formers, before.local] : opened.formers; // with new keys over open ones the drafts come along
    if (!same) await this.#enter(known, { ...opened, formers });
    this.#tell('signedin');
  }

  /** @param {Account} account @param {Opened} opened */
  async #enter(account, opened) {
    const space = await this.#household.use(account);
    await moveLocal(space.database, opened).catch(passStorage); // without room it is done another time, and reading goes on
    this.#open = new OpenVault({ space, opened, parts: this.#parts });
    this.#tell('account');
    this.#tell('unlocked');
    this.#tell('casebook');
    this.#open.casebook.open();
  }

  /** @param {string} reason */
  #drop(reason) {
    if (!this.#open) return;
    this.#open.casebook.close();
    this.#open = null;
    this.#tell('locked', { reason });
  }

  /** @param {string} type @param {object} [detail] */
  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @param {{waiting: number, refused: number, drafts: number}} unsent */
function isSomething({ waiting, refused, drafts }) {
  return waiting + refused + drafts > 0;
}
