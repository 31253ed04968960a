import { SealingError } from '../crypto/errors.js';
import { openPasskeySlot } from '../crypto/passkey_slot.js';
import { openCodeSlot, readRecoveryCode } from '../crypto/recovery_code.js';
import { isUnder, openWithKey, signInKeys, vaultKeyOf } from '../crypto/vault.js';
import { NO_ATTEMPTS, waitUntil, wrongAttempt } from './attempts.js';
import { isStorage, VaultError } from './errors.js';

/**
 * @import { Bytes } from '../crypto/bytes.js'
 * @import { SealedVault } from '../crypto/vault.js'
 * @import { Account, Accounts } from './accounts.js'
 * @import { Opened } from './entrance.js'
 * @import { Passkey } from './passkeys.js'
 */

/** What somebody gave to prove who they are, one of the three. @typedef {{passphrase?: string, code?: string, passkey?: Passkey}} Proof */
/** `elsewhere`: the passphrase was changed on another device, and this one opened by the old one. @typedef {{account: Account, opened: Opened, vaultKey: Bytes, elsewhere: boolean}} Unlocked */
/** @typedef {(vault: SealedVault) => Promise<Bytes>} KeyOf the vault key, by what was given */
/** `tells`: what is known of the account when it has opened. @typedef {{keyOf: KeyOf, wrong: string, newer: SealedVault|undefined, tells: Partial<Account>}} Way */

/**
 * Opens the vault that lies here, by passphrase, recovery code or passkey. No network. A passphrase is tried on a newer vault of the server first,
 * which takes the old one's place only when it opens, so that what a server sends locks nobody out. Wrong ones slow down, also after a restart.
 * Throws `wrong_passphrase`, `wrong_code`, `wrong_passkey`, `slow_down` (with `until`), `no_account`, `no_recovery_code`, `bad_code`, `is_sheet_code`.
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
  const way = await wayOf(account, proof);
  try {
    const found = await openNewest(account, way);
    const adopted = found.vault === account.newer ? await takenOver(account, found) : {};
    const told = { wrong: NO_ATTEMPTS, ...way.tells, ...adopted };
    const changed = isNews(account, told) ? await noted(accounts, account, () => told) : account;
    return { ...found, account: changed, elsewhere: await isElsewhere(found, account) };
  } catch (problem) {
    if (!(problem instanceof SealingError) || problem.code !== 'not_opened') throw problem;
    await noted(accounts, account, ({ wrong }) => ({ wrong: wrongAttempt(wrong, now()) }));
    throw new VaultError(way.wrong);
  }
}

/**
 * What changes when a newer vault takes the place of the one here: under another vault key the code and the passkey of before open nothing.
 * @param {Account} account @param {{vault: SealedVault, vaultKey: Bytes}} found @returns {Promise<Partial<Account>>}
 */
async function takenOver({ vault: old, force, user }, { vault, vaultKey }) {
  const change = { vault, newer: undefined };
  if (await isUnder({ vault: old, vaultKey, force, user })) return change;
  return { ...change, recovery: undefined, passkey: undefined };
}

/**
 * Keeps what an attempt has shown. A device without room keeps nothing: what is right opens all the same, so that what is here can be read and sent.
 * @param {Accounts} accounts @param {Account} account @param {(account: Account) => Partial<Account>} change
 * @returns {Promise<Account>} as it is now, kept or not
 */
export async function noted(accounts, account, change) {
  try {
    return (await accounts.change(account.user, change)) ?? account;
  } catch (problem) {
    if (!isStorage(problem)) throw problem;
    return { ...account, ...change(account) };
  }
}

/** Whether there is anything to write: unlocking as always writes nothing. @param {Account} account @param {Partial<Account>} told */
function isNews({ wrong, forgotten }, told) {
  return wrong.count > 0 || (told.forgotten === false && forgotten === true) || told.vault !== undefined;
}

/**
 * Only a passphrase opens by a vault's own slot, and so a newer vault: the others open what lies here, whose passphrase may be all that is known.
 * @param {Account} account @param {Proof} proof @returns {Promise<Way>}
 */
async function wayOf(account, { passphrase = '', code, passkey }) {
  const others = { newer: undefined, tells: {} };
  if (code !== undefined) return { ...others, keyOf: await byCode(account, code), wrong: 'wrong_code' };
  if (passkey) return { ...others, keyOf: byPasskey(account, passkey), wrong: 'wrong_passkey' };
  const keyOf = await byPassphrase(account, passphrase);
  return { newer: account.newer, tells: { forgotten: false }, keyOf, wrong: 'wrong_passphrase' };
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

/** @param {Account} account @param {Passkey} passkey @returns {KeyOf} */
function byPasskey({ passkey, force, user }, { id, secret }) {
  if (passkey?.id !== id) throw new VaultError('wrong_passkey');
  const { device, sealed } = passkey;
  return () => openPasskeySlot(sealed, secret, { force, user, device, id });
}

/** @param {Account} account @param {Way} way @returns {Promise<{vault: SealedVault, vaultKey: Bytes, opened: Opened}>} */
async function openNewest(account, { keyOf, newer }) {
  if (newer) {
    const found = await openIfGood(account, newer, keyOf);
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
