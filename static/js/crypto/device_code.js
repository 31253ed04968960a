import { label } from './bytes.js';
import { codeKey, openLetter, sealLetter } from './invitation.js';
import { binary, digestOrNone, integer, oneOf, publicKey, shape, text } from './shapes.js';

/** @import { Bytes, Random } from './bytes.js' */

/**
 * What a second device learns from the first, and pins (docs/protocol.md, 7). `profile`, `secret`: what the sheet code holds.
 * @typedef {{v: 1, user: string, profile: number, secret: string, root: string, head: {no: number, digest: string}}} ForDevice
 */

const WAY = 'to device';

const forDevice = shape({
  v: oneOf(1),
  user: text,
  profile: oneOf(1, 2),
  secret: binary(16),
  root: publicKey,
  head: shape({ no: integer(), digest: digestOrNone }),
});

/**
 * Argon2id of a typed or scanned code. A salt of its own: no invitation has this key.
 * @param {string} code
 * @param {string} force id
 * @returns {Promise<Bytes>} 32 bytes, or `bad_code`
 */
export function deviceCodeKey(code, force) {
  return codeKey(code, label('device code', force));
}

/**
 * @param {Bytes} key
 * @param {string} force
 * @param {Omit<ForDevice, 'v'>} fields
 * @param {Random} [random]
 * @returns {Promise<string>} base64url
 */
export function sealToDevice(key, force, fields, random) {
  return sealLetter(key, force, WAY, forDevice({ ...fields, v: 1 }), random);
}

/**
 * @param {Bytes} key
 * @param {string} force
 * @param {string} sealed
 * @returns {Promise<ForDevice>} or `not_opened`, `malformed`
 */
export function openToDevice(key, force, sealed) {
  return openLetter(key, force, WAY, forDevice, sealed);
}
