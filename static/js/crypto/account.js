import { aesKey } from './box.js';
import { label, toB64u, utf8 } from './bytes.js';
import { argon2, hkdf } from './kdf.js';
import { readSheetCode } from './sheet.js';

/** @import { Bytes } from './bytes.js' */

/**
 * What a passphrase and a sheet code give: `login` signs in, `kek` opens the vault's passphrase slot.
 * @typedef {{login: string, kek: CryptoKey, profile: number, secret: Bytes}} SignInKeys
 */

/** What Argon2id makes of a passphrase, and with what. @typedef {{master: Bytes, profile: number, secret: Bytes}} Master */

/**
 * Argon2id over the passphrase; a tenth of a second to a second.
 * @param {string} passphrase
 * @param {string} sheetCode
 * @param {string} force id
 * @param {string} user sign-in name
 * @returns {Promise<SignInKeys>} or `bad_code`, `unknown_profile`
 */
export async function signInKeys(passphrase, sheetCode, force, user) {
  return keysOf(await masterOf(passphrase, sheetCode), force, user);
}

/** @param {string} passphrase @param {string} sheetCode @returns {Promise<Master>} as `signInKeys` */
export async function masterOf(passphrase, sheetCode) {
  const { profile, secret } = await readSheetCode(sheetCode);
  return { master: await argon2(utf8(normalPassphrase(passphrase)), secret, profile), profile, secret };
}

/** @param {Master} from @param {string} force id @param {string} user sign-in name @returns {Promise<SignInKeys>} */
export async function keysOf({ master, profile, secret }, force, user) {
  const login = toB64u(await hkdf(master, label('login', force, normalUser(user))));
  return { login, kek: await aesKey(await hkdf(master, label('kek'))), profile, secret };
}

/**
 * @param {string} passphrase
 * @returns {string} trimmed, single spaces, NFKC
 */
export function normalPassphrase(passphrase) {
  return passphrase.replace(/\s+/g, ' ').trim().normalize('NFKC');
}

/**
 * @param {string} user sign-in name
 * @returns {string} as it enters labels: NFKC, lower case
 */
export function normalUser(user) {
  return user.normalize('NFKC').toLowerCase();
}
