import { concat, systemRandom } from './bytes.js';
import { SealingError } from './errors.js';

/** @import { Bytes, Random } from './bytes.js' */

const IV = 12;
const TAG = 16;

/** What sealing adds, in bytes. */
export const OVERHEAD = IV + TAG;

/**
 * An AES-256-GCM key that no script can read back.
 * @param {Bytes} raw 32 bytes
 * @returns {Promise<CryptoKey>}
 */
export function aesKey(raw) {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/**
 * `iv(12) | AES-256-GCM ciphertext with its tag(16)`, under a fresh random IV.
 * @param {CryptoKey} key
 * @param {Bytes} content
 * @param {Bytes} associated bound to the content, not part of the outcome
 * @param {Random} [random]
 * @returns {Promise<Bytes>}
 */
export async function sealBox(key, content, associated, random = systemRandom) {
  const iv = random(IV);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: associated }, key, content);
  return concat(iv, new Uint8Array(sealed));
}

/**
 * The content; `not_opened` for any other key, associated data or byte.
 * @param {CryptoKey} key
 * @param {Bytes} sealed
 * @param {Bytes} associated
 * @returns {Promise<Bytes>}
 */
export async function openBox(key, sealed, associated) {
  const algorithm = { name: 'AES-GCM', iv: sealed.subarray(0, IV), additionalData: associated };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.subarray(IV)));
  } catch {
    throw new SealingError('not_opened');
  }
}
