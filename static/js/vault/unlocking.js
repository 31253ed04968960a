import { SealingError } from '../crypto/errors.js';
import { openPasskeySlot } from '../crypto/passkey_slot.js';
import { openCodeSlot, readRecoveryCode } from '../crypto/recovery_code.js';
import { writeSheetCode } from '../crypto/sheet.js';
import { isUnder, openWithKey, signInKeys, vaultKeyOf } from '../crypto/vault.js';
import { NO_ATTEMPTS, waitUntil, wrongAttempt } from './attempts.js';
import { isStorage, VaultError } from './errors.js';

/**
 * @import { Bytes } from '../crypto/bytes.js'
 * @import { OpenedVault as Opened, SealedVault } from '../crypto/vault.js'
 * @import { Account, Accounts } from './accounts.js'
 * @import { Passkey } from './passkeys.js'
 */

/** What somebody gave to prove who they are, one of the three. @typedef {{passphrase?: string, code?: string, passkey?: Passkey}} Proof */
/** The newest vault that is this person's own, and the sheet code that its keys are made with. @typedef {{vault: SealedVault, sheet: string}} Latest */
/**
 * @typedef {object} Unlocked
 * @property {Account} account
 * @property {Opened} opened
 * @property {Bytes} vaultKey
 * @property {boolean} elsewhere the passphrase was changed on another device, or here by a request whose answer was lost, and this one opened by the
 *   old one
 * @property {Latest} latest
 */
/** @typedef {(vault: SealedVault, sheet: string) => Promise<Bytes>} KeyOf the vault key, by what was given */
/** `words`: whether it is a passphrase; `tells`: what is known of the account when it has opened. @typedef {{keyOf: KeyOf, wrong: string, words: boolean, tells: Partial<Account>}} Way */
/** `vault`: what opened. @typedef {{vault: SealedVault, vaultKey: Bytes, opened: Opened, latest: Latest}} Found */

/**
 * Opens the vault that lies here, by passphrase, recovery code or passkey. No network. A passphrase is tried on a newer vault of the server first,
 * which takes the old one's place only when it opens, so that what a server sends locks nobody out. Wrong ones slow down, also after a restart.
 * Throws `wrong_passphrase`, `asked_only` (for what the server was asked to take, and may not have), `wrong_code`, `wrong_passkey`, `slow_down` (with `until`), `no_account`, `no_recovery_code`, `bad_code`, `is_sheet_code`.
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
    const told = { wrong: NO_ATTEMPTS, ...way.tells, ...learnt(account, found), ...(await lostSlots(account, found)) };
    const changed = isNews(account, told) ? await noted(accounts, account, () => told) : account;
    return { ...found, account: changed, elsewhere: isElsewhere(account, way, found) };
  } catch (problem) {
    if (!(problem instanceof SealingError) || problem.code !== 'not_opened') throw problem;
    if (await isAsked(account, way)) throw new VaultError('asked_only');
    await noted(accounts, account, ({ wrong }) => ({ wrong: wrongAttempt(wrong, now()) }));
    throw new VaultError(way.wrong);
  }
}

/**
 * When a newer vault takes the place of the one here under another vault key, the code and the passkey of before open nothing, but for what was kept with
 * it when it was made here.
 * @param {Account} account @param {Pick<Found, 'vault'|'vaultKey'>} found
 * @returns {Promise<Pick<Account, 'recovery'|'passkey'>>} what takes their place; empty: they stay
 */
export async function lostSlots({ vault: before, force, user, asked }, { vault, vaultKey }) {
  if (asked && vault.sealed === asked.vault.sealed) return { recovery: asked.recovery, passkey: asked.passkey };
  if (vault === before || (await isUnder({ vault: before, vaultKey, force, user }))) return {};
  return { recovery: undefined, passkey: undefined };
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
function isNews({ wrong, forgotten, passkey }, told) {
  if (told.passkey && told.passkey !== passkey) return true;
  if (told.vault || told.newerSheet) return true;
  return wrong.count > 0 || (told.forgotten === false && forgotten === true);
}

/**
 * Only a passphrase opens by a vault's own slot, and so a newer vault: the others open what lies here, whose passphrase may be all that is known.
 * @param {Account} account @param {Proof} proof @returns {Promise<Way>}
 */
async function wayOf(account, { passphrase = '', code, passkey }) {
  const other = { words: false, tells: {} };
  if (code !== undefined) return { ...other, keyOf: await byCode(account, code), wrong: 'wrong_code' };
  const tells = passkey ? seen(account, passkey) : { forgotten: false };
  if (passkey) return { ...other, keyOf: byPasskey(account, passkey), wrong: 'wrong_passkey', tells };
  return { words: true, tells, keyOf: byPassphrase(account, passphrase), wrong: 'wrong_passphrase' };
}

/** @param {Account} account @param {string} passphrase @returns {KeyOf} */
function byPassphrase({ force, user }, passphrase) {
  /** @type {Map<string, ReturnType<typeof signInKeys>>} one for each sheet code: each costs up to a second */
  const made = new Map();
  return async (vault, sheet) => {
    const keys = made.get(sheet) ?? signInKeys(passphrase, sheet, force, user);
    made.set(sheet, keys);
    return vaultKeyOf({ vault, keys: await keys, force, user });
  };
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

/** Whether it may be copied, as the passkey itself says each time. @param {Account} account @param {Passkey} used @returns {Partial<Account>} */
function seen({ passkey }, { synced }) {
  return passkey && passkey.synced !== synced ? { passkey: { ...passkey, synced } } : {};
}

/**
 * The sheet code that goes with a newer vault may be another one. It lies in there under the vault key, so whoever opens the old one finds it.
 * @param {Account} account @param {Way} way @returns {Promise<Found>}
 */
async function openNewest(account, { keyOf, words }) {
  const { vault, newer, sheet, newerSheet = sheet } = account;
  const first = words && newer ? await openIfGood(account, newer, () => keyOf(newer, newerSheet)) : null;
  if (first) return { ...first, latest: { vault: first.vault, sheet: newerSheet } };
  const own = await openOne(account, vault, () => keyOf(vault, sheet));
  const there = newer ? await openIfGood(account, newer, async () => own.vaultKey) : null;
  if (!newer || !there) return { ...own, latest: { vault, sheet } };
  const latest = { vault: newer, sheet: await writeSheetCode(newer.slots[0].profile, there.opened.secret) };
  const again = words && latest.sheet !== newerSheet;
  const followed = again ? await openIfGood(account, newer, () => keyOf(newer, latest.sheet)) : null;
  return { ...(followed ?? own), latest };
}

/** What takes the place of what was known. @param {Account} account @param {Found} found @returns {Partial<Account>} */
function learnt({ vault: before, sheet, newerSheet = sheet }, { vault, latest }) {
  if (vault !== before)
    return { vault, sheet: latest.sheet, newer: undefined, newerSheet: undefined, asked: undefined };
  return latest.vault === before || latest.sheet === newerSheet ? {} : { newerSheet: latest.sheet };
}

/**
 * Whether the newer vault is this person's own, which no server can make, and was not opened. Code and passkey do not tell whether it has another
 * passphrase: with another sheet code they say nothing.
 * @param {Account} account @param {Way} way @param {Found} found
 */
function isElsewhere(account, { words }, { vault, latest }) {
  const { sheet } = account;
  if (isTaken(account) && vault === account.vault) return true;
  return vault !== latest.vault && (words || latest.sheet === sheet);
}

/** @param {Account} account @param {SealedVault} vault @param {() => Promise<Bytes>} keyOf */
async function openOne({ force, user, device }, vault, keyOf) {
  const vaultKey = await keyOf();
  return { vault, vaultKey, opened: await openWithKey({ vault, vaultKey, force, user, device }) };
}

/**
 * What the server sent may be anything: null when it does not open, or is not this person's.
 * @param {Account} account @param {SealedVault} vault @param {() => Promise<Bytes>} keyOf
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

/** Of an account whose vault is the newest there is: nothing newer is known, nothing is asked for, and its words are the person's own. */
export const SETTLED = { newer: undefined, newerSheet: undefined, asked: undefined, forgotten: false };

/**
 * Whether the server holds the very vault that was made here under another key and whose acknowledgement was lost. No server can make that up.
 * @param {Pick<Account, 'newer'|'asked'>} account
 */
export function isTaken({ newer, asked }) {
  return newer !== undefined && newer.sealed === asked?.vault.sealed;
}

/** Whether these words are those of a vault of which nobody knows yet if the server took it. @param {Account} account @param {Way} way */
async function isAsked(account, { keyOf, words }) {
  const { asked, sheet } = account;
  if (!words || !asked) return false;
  return (await openIfGood(account, asked.vault, () => keyOf(asked.vault, sheet))) !== null;
}

/** The latest version of the vault that lies here, opened or not. @param {Account} account */
export function newestVersion({ vault, newer }) {
  return Math.max(vault.version, newer?.version ?? 0);
}
