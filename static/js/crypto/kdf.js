import { derive } from '#argon2';
import { concat } from './bytes.js';
import { SealingError } from './errors.js';

/** @import { Bytes } from './bytes.js' */

/**
 * Argon2id's memory (KiB) and passes by profile; one lane. Nothing else is accepted.
 * @type {ReadonlyMap<number, {memorySize: number, passes: number}>}
 */
const PROFILES = new Map([
  [1, { memorySize: 19_456, passes: 2 }],
  [2, { memorySize: 47_104, passes: 1 }],
]);

/**
 * @param {number} profile
 * @returns {{memorySize: number, passes: number}} or `unknown_profile`
 */
export function profileOf(profile) {
  const known = PROFILES.get(profile);
  if (!known) throw new SealingError('unknown_profile');
  return known;
}

/**
 * Argon2id (RFC 9106), 32 bytes. Takes between a tenth of a second and a second.
 * @param {Uint8Array} password
 * @param {Uint8Array} salt at least eight bytes
 * @param {number} profile
 * @returns {Promise<Bytes>}
 */
export async function argon2(password, salt, profile) {
  return derive({ password, salt, ...profileOf(profile) });
}

/**
 * HKDF-SHA256 (RFC 5869) with an empty salt, 32 bytes.
 * @param {Bytes} key
 * @param {Bytes} info a label
 * @returns {Promise<Bytes>}
 */
export async function hkdf(key, info) {
  const base = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits']);
  const kdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  return new Uint8Array(await crypto.subtle.deriveBits(kdf, base, 256));
}

/**
 * SHA-256 over the parts, one after the other.
 * @param {...Uint8Array} parts
 * @returns {Promise<Bytes>}
 */
export async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)));
}
