import { SealingError } from '../crypto/errors.js';
import { sealPasskeySlot } from '../crypto/passkey_slot.js';
import { signPassphrase } from '../crypto/passphrase_change.js';
import { newSecret, writeSheetCode } from '../crypto/sheet.js';
import { isUnder, readSealedVault, signInKeys } from '../crypto/vault.js';
import { sealVaultAnew } from '../crypto/vault_sealing.js';
import { checkPassphrase, makeRecovery } from './enrolment.js';
import { VaultError } from './errors.js';
import { takeFreshKey } from './fresh_key.js';
import { isTaken, newestVersion, openAccount, SETTLED } from './unlocking.js';

/**
 * @import { Account } from './accounts.js'
 * @import { Household } from './household.js'
 * @import { Proof, Unlocked } from './unlocking.js'
 */
/** @typedef {{household: Household, api: import('./types.js').Caller, now: () => number, tell: () => void}} Parts */

/**
 * What opens the vault of whoever is here: its passphrase, its sheet code, and what opens this device alone. Each change asks for one of them, since an open
 * vault does not hold the key that they open. Throws what `openAccount` throws.
 */
export class Locks {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * A new recovery code for this device, kept nowhere: it is shown once. With `keep`, when it is on paper, it opens this device and the one
   * before does no more; `keep` throws `key_changed`. No network.
   * @param {Proof} proof
   * @returns {Promise<{code: string, keep: () => Promise<void>}>}
   */
  async makeCode(proof) {
    const { now } = this.#parts;
    const found = await this.#prove(proof);
    const { force, user, device } = found.account;
    const { recovery, recoveryCode } = await makeRecovery(found.vaultKey, { force, user, device }, now());
    return { code: recoveryCode, keep: () => this.#addSlot(found, { recovery }) };
  }

  /** From now on only the passphrase opens this device. No network. */
  removeCode() {
    return this.#changeSlot({ recovery: undefined });
  }

  /**
   * A passkey of this device opens it too, beside the passphrase. No network. Throws `key_changed`.
   * @param {Proof} proof
   * @param {() => Promise<import('./passkeys.js').Passkey>} make asks the device for it, once the proof holds
   */
  async addPasskey(proof, make) {
    const { now } = this.#parts;
    const found = await this.#prove(proof);
    const { id, secret, synced } = await make();
    const { force, user, device } = found.account;
    const sealed = await sealPasskeySlot(found.vaultKey, secret, { force, user, device, id });
    await this.#addSlot(found, { passkey: { id, device, sealed, made: now(), synced } });
  }

  /** The passkey opens this device no more. No network. */
  removePasskey() {
    return this.#changeSlot({ passkey: undefined });
  }

  /**
   * Another passphrase, for this person on every device. The server takes it first, by a session of this person and their signature; only then
   * this device does. When its answer is lost, both go on opening this device as soon as the server's vault has come.
   * Throws `passphrase_short`, `other_user`, and what the server answers.
   * @param {Proof} proof @param {string} passphrase
   * @param {{endOthers?: boolean}} [options] endOthers: the sessions of the other devices end
   */
  async changePassphrase(proof, passphrase, { endOthers = false } = {}) {
    checkPassphrase(passphrase);
    const version = await this.#nextVersion();
    const found = await this.#prove(proof);
    await this.#renew(found, { passphrase, sheet: found.latest.sheet, version, endOthers });
  }

  /**
   * Another sheet code, for this person on every device; the passphrase stays. With `keep`, when it is on paper, it takes the place of the one
   * before, as another passphrase does. Throws `changed_elsewhere` for a passphrase that is not the present one any more.
   * @param {string} passphrase
   * @returns {Promise<{code: string, keep: (options?: {endOthers?: boolean}) => Promise<void>}>}
   */
  async makeSheet(passphrase) {
    const { latest } = await this.present(passphrase);
    const sheet = await writeSheetCode(latest.vault.slots[0].profile, newSecret());
    const keep = async ({ endOthers = false } = {}) => {
      const version = await this.#nextVersion(); // asked again: it may have taken some minutes, or be the second try
      await this.#renew(await this.#provePresent(passphrase), { passphrase, sheet, version, endOthers });
    };
    return { code: sheet, keep };
  }

  /**
   * Another vault key, since somebody else may know the passphrase, the recovery code or the passkey. See `takeFreshKey`; lock the vault afterwards.
   * @param {import('./fresh_key.js').Given} given
   * @param {() => Promise<unknown>} before called when the proof holds and nothing has changed yet
   */
  async freshKey(given, before) {
    const { space } = this.#parts.household;
    if (!space) throw new VaultError('no_account');
    const nextVersion = () => this.#nextVersion();
    await takeFreshKey(this.#parts, { nextVersion, before, database: space.database }, given);
  }

  /**
   * The same keys for another passphrase or sheet code, at the server and then here.
   * @param {Unlocked} found @param {{passphrase: string, sheet: string, version: number, endOthers: boolean}} change
   */
  async #renew({ account, opened, vaultKey, latest }, { passphrase, sheet, version, endOthers }) {
    const { force, user } = account;
    const keys = await signInKeys(passphrase, sheet, force, user);
    const vault = await sealVaultAnew({ vault: latest.vault, vaultKey, keys, force, user, version });
    const { login } = keys;
    const sig = await signPassphrase(opened.identity.sign.privateKey, { force, user, vault, login });
    await this.#parts.api.call('/api/passphrase', { vault, login, sig, end_others: endOthers });
    await this.#change(() => ({ vault, sheet, ...SETTLED }));
  }

  /** The version after the server's: another device may have been there before, and what it has changed is to stay. */
  async #nextVersion() {
    const { api, household } = this.#parts;
    const session = await api.call('/api/session', null, { method: 'GET' });
    const { account } = household;
    if (!account || session.person !== account.person) throw new VaultError('other_user');
    if (!Number.isSafeInteger(session.vault_version)) throw new VaultError('bad_answer');
    if (session.vault_version > newestVersion(account)) await this.#fetchNewer();
    return 1 + Math.max(session.vault_version, account.vault.version);
  }

  /** Kept beside the own one, as `SyncEngine` does; what is no vault at all is passed over, and replaced by what is made here. */
  async #fetchNewer() {
    const { api, household } = this.#parts;
    const answer = await api.call('/api/vault', null, { method: 'GET' });
    const newer = readIfVault(answer.vault);
    await household.change((account) => (newer && newer.version > newestVersion(account) ? { newer } : {}));
  }

  /**
   * Proves that this is the passphrase of every device just now. Throws `changed_elsewhere` for one that was given up elsewhere.
   * @param {string} passphrase
   */
  async present(passphrase) {
    await this.#nextVersion();
    return this.#provePresent(passphrase);
  }

  /** By the passphrase that every other device asks for too. @param {string} passphrase */
  async #provePresent(passphrase) {
    const found = await this.#prove({ passphrase });
    if (found.elsewhere) throw new VaultError('changed_elsewhere');
    return found;
  }

  /** What was sealed under another key by a request whose answer was lost is not to be taken back by what somebody else may know. @param {Proof} proof */
  async #prove(proof) {
    const { household, now } = this.#parts;
    const found = await openAccount({ accounts: household.accounts, now }, String(household.account?.user), proof);
    if (isTaken(found.account)) throw new VaultError('changed_here');
    return found;
  }

  /**
   * Keeps a slot that was made a while ago: `key_changed` where the vault has another key since, taken in another tab, which the slot would not open.
   * @param {Unlocked} made what it was made for @param {Pick<Account, 'recovery'|'passkey'>} slot
   */
  async #addSlot({ account: { force, user }, vaultKey }, slot) {
    const { household, tell } = this.#parts;
    const now = await household.accounts.get(user);
    const fits = now && !isTaken(now) && (await isUnder({ vault: now.vault, vaultKey, force, user }));
    await household.change((account) => {
      if (!fits || account.vault.sealed !== now.vault.sealed) throw new VaultError('key_changed');
      return withSlot(account, slot);
    });
    tell();
  }

  /** @param {Pick<Account, 'recovery'|'passkey'>} slot */
  #changeSlot(slot) {
    return this.#change((account) => withSlot(account, slot));
  }

  /** @param {(account: Account) => Partial<Account>} change */
  async #change(change) {
    await this.#parts.household.change(change);
    this.#parts.tell();
  }
}

/** @param {unknown} sent */
function readIfVault(sent) {
  try {
    return readSealedVault(sent);
  } catch (problem) {
    if (problem instanceof SealingError) return null;
    throw problem;
  }
}

/**
 * What opens this device beside the passphrase. Its place with a vault whose answer was lost is emptied: what was removed or replaced meanwhile does
 * not come back with that.
 * @param {Account} account
 * @param {Pick<Account, 'recovery'|'passkey'>} slot
 * @returns {Partial<Account>}
 */
function withSlot({ asked }, slot) {
  const gone = Object.fromEntries(Object.keys(slot).map((name) => [name, undefined]));
  return { ...slot, ...(asked && { asked: { ...asked, ...gone } }) };
}
