import { toB64u } from './bytes.js';
import { SealingError } from './errors.js';
import { importSignKey } from './keys.js';
import { readKit } from './kit.js';
import { readChecked } from './sheet.js';

const KEY = 32;

/**
 * The key of a kit as somebody types or pastes it: all of its lines, or the key alone (with or without its name before it).
 * @param {string} typed
 * @param {'A' | 'B'} kit which one it has to be, where its lines say so
 * @returns {Promise<import('./bytes.js').Bytes>} the private key; `bad_code` when mistyped, `bad_kit` for lines that are no kit, `wrong_kit`
 */
export async function readTypedKit(typed, kit) {
  const [, alone] = /^\s*(?:Key:)?([^:]*)$/i.exec(typed) ?? [];
  if (alone !== undefined) return readChecked(alone, KEY);
  const read = await readKit(typed);
  if (read.kit !== kit) throw new SealingError('wrong_kit');
  return read.key;
}

/**
 * The root's pair from a typed kit A; its private half can sign and cannot be read back.
 * @param {string} typed
 * @param {string} root the public key that it must have
 * @returns {Promise<CryptoKey>} or `bad_code`, `bad_kit`, `wrong_kit`
 */
export async function rootKeyOf(typed, root) {
  const scalar = await readTypedKit(typed, 'A');
  const pair = await importSignKey(scalar);
  scalar.fill(0);
  const point = await crypto.subtle.exportKey('raw', pair.publicKey);
  if (toB64u(new Uint8Array(point)) !== root) throw new SealingError('wrong_kit');
  return pair.privateKey;
}
