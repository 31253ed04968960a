import { concat, fromB64u, toB64u, u64 } from '../crypto/bytes.js';
import { sha256 } from '../crypto/kdf.js';

/**
 * The delivery log as this device has it: the position and the chain over everything up to it.
 * @typedef {{pos: number, chain: Uint8Array<ArrayBuffer>}} Cursor
 */

/**
 * @param {string} text as kept, `""` for the start
 * @returns {Cursor}
 */
export function readCursor(text) {
  if (text === '') return { pos: 0, chain: new Uint8Array(32) };
  const [pos, chain] = text.split('.');
  return { pos: Number(pos), chain: fromB64u(chain) };
}

/** @param {Cursor} cursor @returns {string} */
export function writeCursor({ pos, chain }) {
  return pos === 0 ? '' : `${pos}.${toB64u(chain)}`;
}

/**
 * `chain = SHA-256(chain | u64 pos | digest)`.
 * @param {Cursor} cursor
 * @param {string} digest of the next item, base64url
 * @returns {Promise<Cursor>}
 */
export async function advance({ pos, chain }, digest) {
  return { pos: pos + 1, chain: await sha256(concat(chain, u64(pos + 1), fromB64u(digest))) };
}
