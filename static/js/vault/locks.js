import { sealPasskeySlot } from '../crypto/passkey_slot.js';
import { signPassphrase } from '../crypto/passphrase_change.js';
import { sealVaultAnew, signInKeys } from '../crypto/vault.js';
import { checkPassphrase, makeRecovery } from './enrolment.js';
import { VaultError } from './errors.js';
import { takeFreshKey } from './fresh_key.js';
import { openAccount } from './unlocking.js';

/**
 * @import { Household } from './household.js'
 * @import { Proof } from './unlocking.js'
 */
/** @typedef {{household: Household, api: import('./types.js').Caller, now: () => number, tell: () => void}} Parts */

/**
 * What opens the vault of whoever is here: its passphrase and the recovery code of this device. Each change asks for one of them, since an open
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
   * before does no more. No network.
   * @param {Proof} proof
   * @returns {Promise<{code: string, keep: () => Promise<void>}>}
   */
  async makeCode(proof) {
    const { now } = this.#parts;
    const { account, vaultKey } = await this.#prove(proof);
    const { force, user, device } = account;
    const { recovery, recoveryCode } = await makeRecovery(vaultKey, { force, user, device }, now());
    return { code: recoveryCode, keep: () => this.#change({ recovery }) };
  }

  /** From now on only the passphrase opens this device. No network. */
  removeCode() {
    return this.#change({ recovery: undefined });
  }

  /**
   * A passkey of this device opens it too, beside the passphrase. No network.
   * @param {Proof} proof
   * @param {() => Promise<import('./passkeys.js').Passkey>} make asks the device for it, once the proof holds
   */
  async addPasskey(proof, make) {
    const { now } = this.#parts;
    const { account, vaultKey } = await this.#prove(proof);
    const { id, secret } = await make();
    const { force, user, device } = account;
    const sealed = await sealPasskeySlot(vaultKey, secret, { force, user, device, id });
    await this.#change({ passkey: { id, device, sealed, made: now() } });
  }

  /** The passkey opens this device no more. No network. */
  removePasskey() {
    return this.#change({ passkey: undefined });
  }

  /**
   * Another passphrase, for this person on every device. The server takes it first, by a session of this person and their signature; only then
   * this device does. When its answer is lost, both go on opening this device as soon as the server's vault has come.
   * Throws `passphrase_short`, `other_user`, and what the server answers.
   * @param {Proof} proof @param {string} passphrase
   */
  async changePassphrase(proof, passphrase) {
    checkPassphrase(passphrase);
    const version = 1 + (await this.#versionThere());
    const { account, opened, vaultKey } = await this.#prove(proof);
    const { force, user, sheet } = account;
    const keys = await signInKeys(passphrase, sheet, force, user);
    const vault = await sealVaultAnew({ vault: account.vault, vaultKey, keys, force, user, version });
    const { login } = keys;
    const sig = await signPassphrase(opened.identity.sign.privateKey, { force, user, vault, login });
    await this.#parts.api.call('/api/passphrase', { vault, login, sig });
    await this.#change({ vault, newer: undefined, forgotten: false });
  }

  /**
   * Another vault key, since somebody else may know the passphrase, the recovery code or the passkey. See `takeFreshKey`; lock the vault afterwards.
   * @param {import('./fresh_key.js').Given} given
   * @param {() => Promise<unknown>} before called when the proof holds and nothing has changed yet
   */
  async freshKey(given, before) {
    const { space } = this.#parts.household;
    if (!space) throw new VaultError('no_account');
    const versionThere = () => this.#versionThere();
    await takeFreshKey(this.#parts, { versionThere, before, database: space.database }, given);
  }

  /** Which version the server has: another device may have been there before. */
  async #versionThere() {
    const { api, household } = this.#parts;
    const session = await api.call('/api/session', null, { method: 'GET' });
    const { account } = household;
    if (!account || session.person !== account.person) throw new VaultError('other_user');
    if (!Number.isSafeInteger(session.vault_version)) throw new VaultError('bad_answer');
    return Math.max(session.vault_version, account.vault.version);
  }

  /** @param {Proof} proof */
  #prove(proof) {
    const { household, now } = this.#parts;
    return openAccount({ accounts: household.accounts, now }, String(household.account?.user), proof);
  }

  /** @param {Partial<import('./accounts.js').Account>} fields */
  async #change(fields) {
    await this.#parts.household.change(() => fields);
    this.#parts.tell();
  }
}
