import { normalUser } from '../crypto/account.js';
import { newId } from '../crypto/bytes.js';
import { writeSheetCode } from '../crypto/sheet.js';
import { openVault, signInKeys } from '../crypto/vault.js';
import { NO_ATTEMPTS, waitUntil, wrongAttempt } from './attempts.js';
import { VaultError } from './errors.js';

/**
 * @typedef {import('./accounts.js').Account} Account
 * @typedef {import('./accounts.js').Accounts} Accounts
 * @typedef {import('../crypto/keys.js').Identity} Identity
 * @typedef {{person: string, identity: Identity, local: CryptoKey, root: string, head: {no: number, digest: string}, version: number}} Opened
 */

const STORAGE = new Set(['storage_full', 'storage_failed']);

/** From a passphrase to open keys: offline with what lies here, or by signing in at the server. */
export class Entrance {
  #accounts;
  #parts;

  /**
   * @param {{accounts: Accounts, api: import('./types.js').Caller, force: string, deviceName: string, now: () => number}} parts
   */
  constructor({ accounts, ...parts }) {
    this.#accounts = accounts;
    this.#parts = parts;
  }

  /**
   * Opens the vault that lies here. No network. Throws `wrong_passphrase`, `slow_down` (with `until`), `no_account`.
   * @param {string} user
   * @param {string} passphrase
   * @returns {Promise<{account: Account, opened: Opened}>}
   */
  async unlock(user, passphrase) {
    const account = await this.#accounts.get(user);
    if (!account) throw new VaultError('no_account');
    const until = waitUntil(account.wrong, this.#parts.now());
    if (until) throw new VaultError('slow_down', { until });
    const keys = await signInKeys(passphrase, account.sheet, account.force, user);
    try {
      const opened = await openVault({ ...bindings(account), vault: account.vault, keys });
      if (account.wrong.count > 0) await this.#count(user, () => NO_ATTEMPTS);
      return { account, opened };
    } catch (problem) {
      if (codeOf(problem) !== 'not_opened') throw problem;
      await this.#count(user, (wrong) => wrongAttempt(wrong, this.#parts.now()));
      throw new VaultError('wrong_passphrase');
    }
  }

  /**
   * Keeps count of wrong passphrases. A device without room keeps none: the right one opens all the same, so that what is here can be read and sent.
   * @param {string} user
   * @param {(wrong: import('./attempts.js').Attempts) => import('./attempts.js').Attempts} next
   */
  async #count(user, next) {
    try {
      await this.#accounts.change(user, ({ wrong }) => ({ wrong: next(wrong) }));
    } catch (problem) {
      if (!STORAGE.has(codeOf(problem))) throw problem;
    }
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
    const sheet = sheetCode?.trim() || known?.sheet;
    if (!sheet) throw new VaultError('sheet_needed');
    const { force } = this.#parts;
    const keys = await signInKeys(passphrase, sheet, force, name);
    const { answer, device } = await this.#ask({ user: name, login: keys.login, device: known?.device ?? newId() });
    const sheetAgain = await writeSheetCode(keys.profile, keys.secret);
    const atLeast = known?.sheet === sheetAgain ? known.vault.version : undefined; // another sheet: new keys, whose vaults are counted anew
    const opened = await openVault({ vault: answer.vault, keys, force, user: name, device, atLeast });
    if (known && known.person !== opened.person) throw new VaultError('other_person');
    const { person, root, head } = opened;
    const rest = {
      person,
      root,
      head,
      roles: answer.roles,
      sheet: sheetAgain,
      vault: answer.vault,
      wrong: NO_ATTEMPTS,
    };
    return { account: { user: name, force, device, ...rest }, opened };
  }

  /**
   * A device id belongs to one account: when the server knows it as another's, a new one is made.
   * @param {{user: string, login: string, device: string}} given
   */
  async #ask({ user, login, device }) {
    const { api, deviceName } = this.#parts;
    const body = { user, login, device_name: deviceName };
    try {
      return { answer: await api.call('/api/sign-in', { ...body, device }), device };
    } catch (problem) {
      if (codeOf(problem) !== 'device_taken') throw problem;
    }
    const another = newId();
    return { answer: await api.call('/api/sign-in', { ...body, device: another }), device: another };
  }
}

/** @param {Account} account */
function bindings({ force, user, device, vault }) {
  return { force, user, device, atLeast: vault.version };
}

/** @param {unknown} problem */
function codeOf(problem) {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : '';
}
