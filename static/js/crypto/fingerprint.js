import { label } from './bytes.js';
import { grouped } from './crockford.js';
import { sha256 } from './kdf.js';

/** @import { Bytes } from './bytes.js' */

/**
 * What two people compare face to face: that the root, the person and the keys are the ones they mean.
 * @param {{root: string, person: string, hpke: string, sign: string}} keys public keys in base64url, the person's id
 * @returns {Promise<string>} 24 digits in six groups of four
 */
export function fingerprint({ root, person, hpke, sign }) {
  return digits(label('fingerprint', root, person, hpke, sign));
}

/**
 * @param {string} root public key in base64url
 * @returns {Promise<string>} 24 digits in six groups of four
 */
export function rootFingerprint(root) {
  return digits(label('root fingerprint', root));
}

/**
 * @param {Bytes} content
 * @returns {Promise<string>}
 */
async function digits(content) {
  const hash = await sha256(content);
  const number = hash.subarray(0, 10).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return grouped(String(number % 10n ** 24n).padStart(24, '0'), 4, ' ');
}
