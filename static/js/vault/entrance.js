import { normalUser } from '../crypto/account.js';
import { newId } from '../crypto/bytes.js';
import { writeSheetCode } from '../crypto/sheet.js';
import { openVault, signInKeys, vaultKeyOf } from '../crypto/vault.js';
import { NO_ATTEMPTS } from './attempts.js';
import { VaultError } from './errors.js';
import { lostSlots, noted, openAccount } from './unlocking.js';

/**
 * @typedef {import('./accounts.js').Account} Account
 * @typedef {import('./accounts.js').Accounts} Accounts
 * @typedef {import('../crypto/keys.js').Identity} Identity
 * @typedef {{person: string, identity: Identity, local: CryptoKey, formers: CryptoKey[], root: string, head: {no: number, digest: string}, version: number}} Opened
 */

/** From a passphrase to open keys: offline with what lies here, or by signing in at the server. */
export class Entrance {
  #accounts;
  #parts;

  /**
   * @param {{accounts: Accounts, api: import('./types.js').Caller, force: string, deviceName: string, now: () => number, guest?: boolean}} parts
   */
  constructor({ accounts, ...parts }) {
    this.#accounts = accounts;
    this.#parts = parts;
  }

  /**
   * Opens the vault that lies here, see `openAccount`. Whoever needed the recovery code for it is to choose a new passphrase.
   * @param {string} user
   * @param {import('./unlocking.js').Proof} proof
   */
  async unlock(user, proof) {
    const found = await openAccount({ accounts: this.#accounts, now: this.#parts.now }, user, proof);
    if (proof.code === undefined) return found;
    return { ...found, account: await noted(this.#accounts, found.account, () => ({ forgotten: true })) };
  }

  /**
   * Signs in at the server and opens the vault that it keeps. Throws `sheet_needed` where this browser does not know the account, `bad_code`
   * for a mistyped sheet code, `vault_older`, `other_person`, and the server's own codes. What this browser holds of the account stays.
   * @param {{user: string, passphrase: string, sheetCode?: string}} given
   * @returns {Promise<{account: Account, opened: Opened}>}
   */
  async signIn({ user, passphrase, sheetCode }) {
    const name = normalUser(user.trim());
    const known = await this.#accounts.get(name);
    const sheet = sheetCode?.trim() || known?.newerSheet || known?.sheet;
    if (!sheet) throw new VaultError('sheet_needed');
    return this.signInWith({ user: name, keys: await signInKeys(passphrase, sheet, this.#parts.force, name) });
  }

  /**
   * The same for whoever has what a passphrase and a sheet code derive.
   * @param {{user: string, keys: import('../crypto/account.js').SignInKeys}} given user: as `normalUser` writes it
   * @returns {Promise<{account: Account, opened: Opened}>}
   */
  async signInWith({ user: name, keys }) {
    const { force } = this.#parts;
    const known = await this.#accounts.get(name);
    const { answer, device } = await this.#ask({ user: name, login: keys.login, device: known?.device ?? newId() });
    const sheetAgain = await writeSheetCode(keys.profile, keys.secret);
    const same = known && [known.sheet, known.newerSheet].includes(sheetAgain);
    const atLeast = same ? known.vault.version : undefined; // another sheet: perhaps new keys, whose vaults are counted anew
    const opened = await openVault({ vault: answer.vault, keys, force, user: name, device, atLeast });
    if (known && known.person !== opened.person) throw new VaultError('other_person');
    const { person, root, head } = opened;
    const vaultKey = await vaultKeyOf({ vault: answer.vault, keys, force, user: name });
    const lost = known && (await lostSlots(known, { vault: answer.vault, vaultKey }));
    const rest = {
      person,
      root,
      head,
      roles: answer.roles,
      sheet: sheetAgain,
      vault: answer.vault,
      recovery: known?.recovery,
      passkey: known?.passkey,
      ...lost,
      wrong: NO_ATTEMPTS,
      invitedBy: known?.invitedBy,
    };
    return { account: { user: name, force, device, ...rest }, opened };
  }

  /**
   * A device id belongs to one account: when the server knows it as another's, a new one is made.
   * @param {{user: string, login: string, device: string}} given
   */
  async #ask({ user, login, device }) {
    const { api, deviceName, guest } = this.#parts;
    const body = { user, login, device_name: deviceName, ...(guest && { shared: true }) };
    try {
      return { answer: await api.call('/api/sign-in', { ...body, device }), device };
    } catch (problem) {
      if (codeOf(problem) !== 'device_taken') throw problem;
    }
    const another = newId();
    return { answer: await api.call('/api/sign-in', { ...body, device: another }), device: another };
  }
}

/** @param {unknown} problem */
function codeOf(problem) {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : '';
}
