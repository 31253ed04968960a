import { normalUser } from './account.js';
import { aesKey, openBox, sealBox } from './box.js';
import { fromB64u, fromUtf8, label, systemRandom, toB64u, utf8 } from './bytes.js';
import { readJson, write } from './canonical.js';
import { hkdf, sha256 } from './kdf.js';
import { binary, integer, oneOf, shape, text } from './shapes.js';

/** @import { Bytes, Random } from './bytes.js' */
/** @import { Master } from './account.js' */

/** What a security key is asked for its secret with: never what a device's own passkey is asked with (docs/protocol.md, 6). */
export const KEY_INPUT = label('security key prf');

const inside = shape({ v: oneOf(1), user: text, profile: integer(1), secret: binary(16), master: binary(32) });

/**
 * All that the server sees of a key, whose hash finds what is sealed to it.
 * @param {Bytes} given what the key gave
 * @param {string} force id
 * @returns {Promise<string>} base64url
 */
export async function keyToken(given, force) {
  return toB64u(await hkdf(given, label('security key token', force)));
}

/**
 * What signs in and opens the vault, for whoever holds the key.
 * @param {Bytes} given what the key gave
 * @param {string} force id
 * @param {Master & {user: string}} content
 * @param {Random} [random]
 * @returns {Promise<string>} base64url
 */
export async function sealForKey(given, force, { user, profile, secret, master }, random = systemRandom) {
  const content = inside({ v: 1, user: normalUser(user), profile, secret: toB64u(secret), master: toB64u(master) });
  return toB64u(await sealBox(await sealingKey(given, force), utf8(write(content)), sealLabel(force), random));
}

/**
 * @param {Bytes} given what the key gave
 * @param {string} force id
 * @param {string} sealed
 * @returns {Promise<Master & {user: string}>} or `not_opened`, `malformed`
 */
export async function openForKey(given, force, sealed) {
  const content = await openBox(await sealingKey(given, force), fromB64u(sealed), sealLabel(force));
  const { user, profile, secret, master } = inside(readJson(fromUtf8(content)));
  return { user, profile, secret: fromB64u(secret), master: fromB64u(master) };
}

/**
 * The name under which a key keeps its credential: a second one for the same person takes the first one's place there.
 * @param {string} force id
 * @param {string} user
 * @returns {Promise<Bytes>} 16 bytes
 */
export async function keyHolder(force, user) {
  return (await sha256(label('security key holder', force, normalUser(user)))).slice(0, 16);
}

/** @param {Bytes} given @param {string} force */
async function sealingKey(given, force) {
  return aesKey(await hkdf(given, label('security key', force)));
}

/** @param {string} force */
function sealLabel(force) {
  return label('to security key', force);
}
