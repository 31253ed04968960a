import { SealingError } from '../crypto/errors.js';
import { sealPasskeySlot } from '../crypto/passkey_slot.js';
import { signPassphrase } from '../crypto/passphrase_change.js';
import { openCodeSlot, readRecoveryCode, sealCodeSlot } from '../crypto/recovery_code.js';
import { openWithKey, signInKeys } from '../crypto/vault.js';
import { sealUnderFreshKey } from '../crypto/vault_sealing.js';
import { checkPassphrase } from './enrolment.js';
import { passStorage, VaultError } from './errors.js';
import { moveLocal } from './moving.js';
import { isTaken, openAccount, SETTLED } from './unlocking.js';

/**
 * @import { Account } from './accounts.js'
 * @import { Passkey } from './passkeys.js'
 * @import { Unlocked } from './unlocking.js'
 */

/**
 * @typedef {object} Given what goes on opening this device; what is not given opens nothing any more
 * @property {import('./unlocking.js').Proof} proof who is here
 * @property {string} passphrase from now on: a new one, or the one of before where nobody else knows it
 * @property {string} [code] the recovery code of this device
 * @property {() => Promise<Passkey>} [passkey] asks the device for its passkey, once the proof holds
 */

/**
 * Another vault key, for when somebody else may know what opens the present one: the server takes the vault under it and ends the sessions of all
 * other devices in one step, then the account's row takes it in one write, then what is kept here is sealed anew. Before that write the old key opens
 * everything, after it the new one does, since the old one lies inside. The vault is to be locked afterwards.
 * What the server is asked to take is kept here first: when its answer is lost, the device knows its own vault when it comes back, as no other device could
 * that has another key. The same words again then finish it. Throws what `openAccount`, `makePasskey` and the server throw, `passphrase_short`,
 * `other_user`, `changed_here` for a passphrase of before when other words were taken already.
 * @param {import('./locks.js').Parts} parts
 * @param {{nextVersion: () => Promise<number>, before: () => Promise<unknown>, database: import('./database.js').Database}} around before: called when
 *   the proof holds and nothing has changed yet
 * @param {Given} given
 */
export async function takeFreshKey(parts, { nextVersion, before, database }, given) {
  const { household, api, now, tell } = parts;
  checkPassphrase(given.passphrase);
  const version = await nextVersion();
  const found = await openAccount({ accounts: household.accounts, now }, String(household.account?.user), given.proof);
  if (await finished(parts, { found, database }, given)) return;
  const { force, user, device } = found.account;
  const { vault: old, sheet } = found.latest;
  const codeSecret = given.code ? await codeOf(found, given.code) : null;
  const passkey = await given.passkey?.();
  const keys = await signInKeys(given.passphrase, sheet, force, user);
  const { vault, vaultKey } = await sealUnderFreshKey({
    vault: old,
    vaultKey: found.vaultKey,
    keys,
    force,
    user,
    version,
  });
  const slots = await slotsUnder(vaultKey, found.account, { codeSecret, passkey });
  await before();
  const { login } = keys;
  const sig = await signPassphrase(found.opened.identity.sign.privateKey, { force, user, vault, login });
  await household.change(() => ({ asked: { vault, ...slots } }));
  await api.call('/api/passphrase', { vault, login, sig, end_others: true }).catch(async (problem) => {
    if (isRefusal(problem)) await household.change(() => ({ asked: undefined }));
    throw problem;
  });
  await household.change(() => ({ vault, sheet, ...SETTLED, ...slots }));
  tell();
  await moveLocal(database, await openWithKey({ vault, vaultKey, force, user, device })).catch(passStorage);
}

/** Whether nobody has to wonder if it was taken. @param {{status?: number}} problem */
function isRefusal({ status = 0 }) {
  return status >= 400 && status < 500;
}

/**
 * Whether an earlier try, whose answer was lost, is all that was meant: it is finished here.
 * @param {import('./locks.js').Parts} parts
 * @param {{found: Unlocked, database: import('./database.js').Database}} around
 * @param {Given} given
 */
async function finished({ household, now, tell }, { found: { account }, database }, { proof, passphrase }) {
  if (!isTaken(account)) return false;
  try {
    const { opened } = await openAccount({ accounts: household.accounts, now }, account.user, { passphrase });
    await household.change(() => ({ forgotten: false })); // as it lies there now
    tell();
    await moveLocal(database, opened).catch(passStorage);
    return !isTaken(/** @type {Account} */ (household.account));
  } catch (problem) {
    if (!(problem instanceof VaultError) || problem.code !== 'wrong_passphrase') throw problem;
    if (proof.passphrase !== undefined) throw new VaultError('changed_here');
    return false;
  }
}

/**
 * The secret of the present recovery code, tried on its slot. Throws `wrong_code`, `bad_code`, `is_sheet_code`, `no_recovery_code`.
 * @param {Unlocked} found @param {string} code
 */
async function codeOf({ account: { recovery, force, user } }, code) {
  const secret = await readRecoveryCode(code);
  if (!recovery) throw new VaultError('no_recovery_code');
  try {
    await openCodeSlot(recovery.sealed, secret, { force, user, device: recovery.device });
    return secret;
  } catch (problem) {
    if (!(problem instanceof SealingError) || problem.code !== 'not_opened') throw problem;
    throw new VaultError('wrong_code');
  }
}

/**
 * @param {import('../crypto/bytes.js').Bytes} vaultKey @param {Account} account
 * @param {{codeSecret: import('../crypto/bytes.js').Bytes|null, passkey: Passkey|undefined}} kept
 * @returns {Promise<Pick<Account, 'recovery'|'passkey'>>} what goes on opening this device beside the passphrase
 */
async function slotsUnder(vaultKey, { force, user, recovery, passkey }, kept) {
  /** @type {Pick<Account, 'recovery'|'passkey'>} */
  const slots = { recovery: undefined, passkey: undefined };
  if (recovery && kept.codeSecret) {
    const { device } = recovery;
    slots.recovery = { ...recovery, sealed: await sealCodeSlot(vaultKey, kept.codeSecret, { force, user, device }) };
  }
  if (passkey && kept.passkey?.id === passkey.id) {
    const { id, device } = passkey;
    const sealed = await sealPasskeySlot(vaultKey, kept.passkey.secret, { force, user, device, id });
    slots.passkey = { ...passkey, sealed };
  }
  return slots;
}
