import { SealingError } from '../crypto/errors.js';
import { openCodeSlot, readRecoveryCode } from '../crypto/recovery_code.js';
import { openWithKey, signInKeys, vaultKeyOf } from '../crypto/vault.js';
import { NO_ATTEMPTS, waitUntil, wrongAttempt } from './attempts.js';
import { VaultError } from './errors.js';

/**
 * @import { Bytes } from '../crypto/bytes.js'
 * @import { SealedVault } from '../crypto/vault.js'
 * @import { Account, Accounts } from './accounts.js'
 * @import { Opened } from './entrance.js'
 */

const STORAGE = new Set(['storage_full', 'storage_failed']);

/** What somebody has typed to prove who they are. @typedef {{passphrase: string, code?: undefined} | {code: string, passphrase?: undefined}} Proof */
/** `elsewhere`: the passphrase was changed on another device, and this one opened by the old one. @typedef {{account: Account, opened: Opened, vaultKey: Bytes, elsewhere: boolean}} Unlocked */
/** @typedef {(vault: SealedVault) => Promise<Bytes>} KeyOf the vault key, by what was typed */

/**
 * Opens the vault that lies here, by passphrase or recovery code. No network. A newer vault that came from the server is tried first and takes
 * the old one's place only when it opens, so that what a server sends locks nobody out. Wrong ones slow down, also after a restart.
 * Throws `wrong_passphrase`, `wrong_code`, `slow_down` (with `until`), `no_account`, `no_recovery_code`, `bad_code`, `is_sheet_code`.
 * @param {{accounts: Accounts, now: () => number}} parts
 * @param {string} user
 * @param {Proof} proof
 * @returns {Promise<Unlocked>}
 */
export async function openAccount({ accounts, now }, user, proof) {
  const account = await accounts.get(user);
  if (!account) throw new VaultError('no_account');
  const until = waitUntil(account.wrong, now());
  if (until) throw new VaultError('slow_down', { until });
  const keyOf =
    proof.code === undefined ? await byPassphrase(account, proof.passphrase) : await byCode(account, proof.code);
  try {
    const found = await openNewest(account, keyOf);
    const adopted = found.vault === account.newer ? { vault: found.vault, newer: undefined } : {};
    const known = proof.code === undefined ? { forgotten: false } : {};
    const changed = await keepIfRoom(accounts, user, () => ({ wrong: NO_ATTEMPTS, ...known, ...adopted }));
    return { ...found, account: changed ?? account, elsewhere: await isElsewhere(found, account) };
  } catch (problem) {
    if (!(problem instanceof SealingError) || problem.code !== 'not_opened') throw problem;
    await keepIfRoom(accounts, user, ({ wrong }) => ({ wrong: wrongAttempt(wrong, now()) }));
    throw new VaultError(proof.code === undefined ? 'wrong_passphrase' : 'wrong_code');
  }
}

/**
 * Keeps what unlocking changes. A device without room keeps none of it: the right words open all the same, so that what is here can be read and sent.
 * @param {Accounts} accounts
 * @param {string} user
 * @param {(account: Account) => Partial<Account>} change
 * @returns {Promise<Account|null>} null where nothing was kept
 */
export async function keepIfRoom(accounts, user, change) {
  try {
    return await accounts.change(user, change);
  } catch (problem) {
    if (!(problem instanceof VaultError) || !STORAGE.has(problem.code)) throw problem;
    return null;
  }
}

/** @param {Account} account @param {string} passphrase @returns {Promise<KeyOf>} */
async function byPassphrase({ sheet, force, user }, passphrase) {
  const keys = await signInKeys(passphrase, sheet, force, user);
  return (vault) => vaultKeyOf({ vault, keys, force, user });
}

/** @param {Account} account @param {string} code @returns {Promise<KeyOf>} */
async function byCode({ recovery, force, user }, code) {
  const secret = await readRecoveryCode(code);
  if (!recovery) throw new VaultError('no_recovery_code');
  const { device, sealed } = recovery;
  return () => openCodeSlot(sealed, secret, { force, user, device });
}

/** @param {Account} account @param {KeyOf} keyOf @returns {Promise<{vault: SealedVault, vaultKey: Bytes, opened: Opened}>} */
async function openNewest(account, keyOf) {
  if (account.newer) {
    const found = await openIfGood(account, account.newer, keyOf);
    if (found) return found;
  }
  return openOne(account, account.vault, keyOf);
}

/** @param {Account} account @param {SealedVault} vault @param {KeyOf} keyOf */
async function openOne({ force, user, device }, vault, keyOf) {
  const vaultKey = await keyOf(vault);
  return { vault, vaultKey, opened: await openWithKey({ vault, vaultKey, force, user, device }) };
}

/**
 * What the server sent may be anything: null when it does not open, or is not this person's.
 * @param {Account} account @param {SealedVault} vault @param {KeyOf} keyOf
 */
async function openIfGood(account, vault, keyOf) {
  try {
    const found = await openOne(account, vault, keyOf);
    return found.opened.person === account.person ? found : null;
  } catch (problem) {
    if (problem instanceof SealingError) return null;
    throw problem;
  }
}

/**
 * Whether the newer vault is this person's own: it opens with the vault key, which no server has.
 * @param {{vault: SealedVault, vaultKey: Bytes}} found @param {Account} account
 */
async function isElsewhere({ vault, vaultKey }, account) {
  if (!account.newer || vault === account.newer) return false;
  return (await openIfGood(account, account.newer, async () => vaultKey)) !== null;
}
