import { toB64u } from '../crypto/bytes.js';

/**
 * @param {BufferSource} bytes
 * @returns {Promise<string>} SHA-256, base64url, as the list of precached files writes it
 */
export async function digestOf(bytes) {
  return toB64u(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
