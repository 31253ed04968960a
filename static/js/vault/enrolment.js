import { normalPassphrase, normalUser } from '../crypto/account.js';
import { newRecovery, sealCodeSlot, writeRecoveryCode } from '../crypto/recovery_code.js';
import { newSecret, writeSheetCode } from '../crypto/sheet.js';
import { openVault, signInKeys } from '../crypto/vault.js';
import { makeVault, newVaultKey } from '../crypto/vault_sealing.js';
import { NO_ATTEMPTS } from './attempts.js';
import { VaultError } from './errors.js';

/**
 * @typedef {import('./accounts.js').Account} Account
 * @typedef {import('./entrance.js').Opened} Opened
 * @typedef {import('../crypto/keys.js').FreshIdentity} FreshIdentity
 */

const PROFILE = 1; // the one that a phone with little memory can always compute
const SHORTEST = 12;

/**
 * A new account as it is made in the browser: the vault, and what the server is told of it. Nothing has left the device.
 * Throws `passphrase_short`, `name_missing`.
 * @param {{force: string, user: string, passphrase: string, person: string, identity: FreshIdentity, root: string,
 *   head: {no: number, digest: string}, device: string, roles: string[], now: number, invitedBy?: string}} given
 * @returns {Promise<{account: Account, opened: Opened, login: string, recoveryCode: string}>} recoveryCode: kept nowhere
 */
export async function makeAccount({ passphrase, identity, roles, invitedBy, ...given }) {
  const { force, person, root, head, device, now } = given;
  const user = normalUser(given.user.trim());
  if (!user) throw new VaultError('name_missing');
  checkPassphrase(passphrase);
  const sheet = await writeSheetCode(PROFILE, newSecret());
  const keys = await signInKeys(passphrase, sheet, force, user);
  const vaultKey = newVaultKey();
  const vault = await makeVault({ force, user, keys, person, identity, root, head, vaultKey });
  const opened = await openVault({ vault, keys, force, user, device });
  const { recovery, recoveryCode } = await makeRecovery(vaultKey, { force, user, device }, now);
  const place = { user, person, force, device, roles };
  const account = { ...place, sheet, vault, recovery, root, head, wrong: NO_ATTEMPTS, invitedBy };
  return { account, opened, login: keys.login, recoveryCode };
}

/** Throws `passphrase_short`. @param {string} passphrase */
export function checkPassphrase(passphrase) {
  if (normalPassphrase(passphrase).length < SHORTEST) throw new VaultError('passphrase_short');
}

/**
 * A recovery code, to be printed, and the slot that it opens on this device.
 * @param {import('../crypto/bytes.js').Bytes} vaultKey
 * @param {import('../crypto/recovery_code.js').Whose} whose
 * @param {number} now
 */
export async function makeRecovery(vaultKey, whose, now) {
  const secret = newRecovery();
  const sealed = await sealCodeSlot(vaultKey, secret, whose);
  return { recovery: { device: whose.device, sealed, made: now }, recoveryCode: await writeRecoveryCode(secret) };
}

/** A finished set of keys that waits for its person to put the sheet away; `send` makes the account. */
export class Enrolment {
  #send;

  /**
   * @param {{account: Account, recoveryCode: string, fingerprint: string, rootFingerprint: string, kits?: {A: string, B: string}, send: () => Promise<void>}} parts
   */
  constructor({ account, recoveryCode, fingerprint, rootFingerprint, kits, send }) {
    this.user = account.user;
    this.person = account.person;
    this.force = account.force;
    this.sheetCode = account.sheet;
    this.recoveryCode = recoveryCode;
    this.fingerprint = fingerprint;
    this.rootFingerprint = rootFingerprint;
    this.kits = kits;
    this.#send = send;
  }

  /** Tells the server and opens the vault. May be called again after a failure: same keys, same body, one account. */
  send() {
    return this.#send();
  }
}
