import { NO_ATTEMPTS } from './attempts.js';

/**
 * @typedef {import('./database.js').Database} Database
 * @typedef {import('../crypto/vault.js').SealedVault} VaultBlob
 * @typedef {{vault: VaultBlob} & Pick<Account, 'recovery'|'passkey'>} Asked with what goes on opening this device beside the passphrase
 * @typedef {object} Account one user of this browser; nothing in it opens a record without the passphrase
 * @property {string} user sign-in name
 * @property {string} person
 * @property {string} force
 * @property {string} device this browser's id for this account
 * @property {string} [invitedBy] name of the contact who must confirm the keys; gone when the person has been told that it is done
 * @property {string[]} roles as the server said at the last sign-in; what counts is the directory
 * @property {string} sheet sheet code (profile and account secret)
 * @property {VaultBlob} vault
 * @property {VaultBlob} [newer] what the server holds since the passphrase was changed elsewhere; takes the place of `vault` when it has opened
 * @property {string} [newerSheet] the sheet code that goes with `newer`, where it is another one; found when the vault key opened that
 * @property {{device: string, sealed: string, made: number}} [recovery] the slot of the recovery code: opens the vault on this device, and stays on it
 * @property {{id: string, device: string, sealed: string, made: number, synced?: boolean}} [passkey] the slot of a passkey of this device, by the
 *   credential's id; `synced`: whether it may be copied to other devices, not known before its first use here
 * @property {Asked} [asked] what the server was asked to take under another vault key; there until its answer, or the vault itself, has come
 * @property {boolean} [forgotten] it was opened by the recovery code last, so that a new passphrase is due
 * @property {string} root root public key
 * @property {string} [hpke] the person's own public key, to seal a note to while locked; there since the last unlocking
 * @property {{no: number, digest: string}} head the directory as it stood at enrolment
 * @property {import('./attempts.js').Attempts} wrong
 */

/** Who may be unlocked in this browser. Several people may share one browser; each has a database of their own. */
export class Accounts {
  #database;

  /** @param {Database} database */
  constructor(database) {
    this.#database = database;
  }

  /** @returns {Promise<Account[]>} */
  all() {
    return this.#read((transaction) => transaction.objectStore('accounts').getAll());
  }

  /** @param {string} user @returns {Promise<Account|null>} */
  async get(user) {
    return (await this.#read((transaction) => transaction.objectStore('accounts').get(user))) ?? null;
  }

  /** @returns {Promise<Account|null>} whom the lock screen offers */
  async last() {
    const user = await this.#read((transaction) => transaction.objectStore('state').get('last'));
    return user ? this.get(user) : null;
  }

  /**
   * Keeps the account and makes it the one that the lock screen offers.
   * @param {Account} account
   */
  keep(account) {
    return this.#write(async (transaction) => {
      await transaction.objectStore('accounts').put(account);
      await transaction.objectStore('state').put(account.user, 'last');
      await transaction.objectStore('state').delete('leaving');
    });
  }

  /** @param {string} user */
  choose(user) {
    return this.#write((transaction) => transaction.objectStore('state').put(user, 'last'));
  }

  /** The lock screen offers nobody and the session at the server is to be ended; every account stays. */
  leave() {
    return this.#write(async (transaction) => {
      await transaction.objectStore('state').delete('last');
      await transaction.objectStore('state').put(true, 'leaving');
    });
  }

  /** @returns {Promise<boolean>} whether a session is still to be ended */
  async isLeaving() {
    return Boolean(await this.#read((transaction) => transaction.objectStore('state').get('leaving')));
  }

  hasLeft() {
    return this.#write((transaction) => transaction.objectStore('state').delete('leaving'));
  }

  /**
   * Removes the account, and notes that the person's database has to follow: with the account's vault the keys are gone at once.
   * @param {Account} account
   */
  beginEmptying({ user, person }) {
    return this.#write(async (transaction) => {
      await transaction.objectStore('accounts').delete(user);
      const state = transaction.objectStore('state');
      if ((await state.get('last')) === user) await state.delete('last');
      await state.put(person, 'emptying');
    });
  }

  /** @returns {Promise<string|null>} the person whose database should be gone */
  async emptying() {
    return (await this.#read((transaction) => transaction.objectStore('state').get('emptying'))) ?? null;
  }

  hasEmptied() {
    return this.#write((transaction) => transaction.objectStore('state').delete('emptying'));
  }

  /**
   * Writes changed fields of a known account; another tab's changes to other fields stay.
   * @param {string} user
   * @param {(account: Account) => Partial<Account>} change
   * @returns {Promise<Account|null>} the account as it is now
   */
  change(user, change) {
    return this.#write(async (transaction) => {
      const store = transaction.objectStore('accounts');
      const account = await store.get(user);
      if (!account) return null;
      const changed = { ...account, ...change({ wrong: NO_ATTEMPTS, ...account }) };
      await store.put(changed);
      return changed;
    });
  }

  /** @param {(transaction: import('./database.js').Transaction) => Promise<any>} work */
  #read(work) {
    return this.#database.run(['accounts', 'state'], 'readonly', work);
  }

  /** @param {(transaction: import('./database.js').Transaction) => Promise<any>} work */
  #write(work) {
    return this.#database.run(['accounts', 'state'], 'readwrite', work);
  }
}
