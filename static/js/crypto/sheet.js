import { concat, systemRandom } from './bytes.js';
import { crockford, grouped, uncrockford } from './crockford.js';
import { SealingError } from './errors.js';
import { profileOf, sha256 } from './kdf.js';

/** @import { Bytes, Random } from './bytes.js' */

const CHECKED_BITS = 14;

/** What stands in place of a profile in a recovery code: no Argon2id profile ever has this number. */
export const RECOVERY = 0xff;

/**
 * An account secret: the salt of a passphrase, on the officer's devices and on the printed sheet only.
 * @param {Random} [random]
 * @returns {Bytes} 16 bytes
 */
export function newSecret(random = systemRandom) {
  return random(16);
}

/**
 * What the printed sheet shows: 30 digits in six groups of five (docs/protocol.md, 6).
 * @param {number} profile of Argon2id
 * @param {Uint8Array} secret 16 bytes
 * @returns {Promise<string>} or `unknown_profile`
 */
export function writeSheetCode(profile, secret) {
  profileOf(profile);
  return writeChecked(concat(Uint8Array.of(profile), secret), 5);
}

/**
 * @param {string} code as it was typed
 * @returns {Promise<{profile: number, secret: Bytes}>} or `bad_code` (mistyped), `is_recovery_code`, `unknown_profile`
 */
export async function readSheetCode(code) {
  const content = await readChecked(code, 17);
  const profile = Number(content[0]);
  if (profile === RECOVERY) throw new SealingError('is_recovery_code');
  profileOf(profile);
  return { profile, secret: content.slice(1) };
}

/**
 * The bytes and the first 14 bits of their SHA-256 as Crockford digits.
 * @param {Uint8Array} content
 * @param {number} group digits in a group
 * @returns {Promise<string>}
 */
export async function writeChecked(content, group) {
  const check = (await sha256(content)).subarray(0, 2);
  return grouped(crockford(concat(content, check), content.length * 8 + CHECKED_BITS), group);
}

/**
 * @param {string} code as it was typed
 * @param {number} length bytes of the content
 * @returns {Promise<Bytes>} the content; `bad_code` when mistyped
 */
export async function readChecked(code, length) {
  const bits = length * 8 + CHECKED_BITS;
  const read = uncrockford(code, bits);
  const content = read.slice(0, length);
  const check = (await sha256(content)).subarray(0, 2);
  if (crockford(concat(content, check), bits) !== crockford(read, bits)) throw new SealingError('bad_code');
  return content;
}
