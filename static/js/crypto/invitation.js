import { aesKey, openBox, sealBox } from './box.js';
import { fromB64u, fromUtf8, label, systemRandom, toB64u, utf8 } from './bytes.js';
import { readJson, write } from './canonical.js';
import { crockford, grouped, uncrockford } from './crockford.js';
import { argon2, hkdf, sha256 } from './kdf.js';
import { array, digestOrNone, identifier, integer, oneOf, publicKey, shape, text } from './shapes.js';

/** @import { Bytes, Random } from './bytes.js' */
/** @import { Kind } from './canonical.js' */

/**
 * What the officer's phone learns, and pins (docs/protocol.md, 7). `from`: the name of who invites.
 * @typedef {{v: 1, force: string, root: string, head: {no: number, digest: string}, person: string, name: string,
 *   roles: string[], from: string}} ForOfficer
 */

/**
 * What the contact's device learns, and vouches for.
 * @typedef {{v: 1, person: string, hpke: string, sign: string}} ForContact
 */

const BITS = 80;
const PROFILE = 1;

const forOfficer = shape({
  v: oneOf(1),
  force: identifier,
  root: publicKey,
  head: shape({ no: integer(), digest: digestOrNone }),
  person: identifier,
  name: text,
  roles: array(oneOf('contact', 'deputy', 'officer'), { ascending: true, least: 1 }),
  from: text,
});

const forContact = shape({ v: oneOf(1), person: identifier, hpke: publicKey, sign: publicKey });

/**
 * @param {Random} [random]
 * @returns {string} 16 digits in four groups
 */
export function newCode(random = systemRandom) {
  return grouped(crockford(random(BITS / 8), BITS), 4);
}

/**
 * Argon2id of a typed or scanned code.
 * @param {string} code
 * @param {string} force id
 * @returns {Promise<Bytes>} 32 bytes, or `bad_code`
 */
export function invitationKey(code, force) {
  return codeKey(code, label('invite', force));
}

/**
 * The same for whatever a code of this kind is for, which the salt says.
 * @param {string} code
 * @param {Bytes} salt
 * @returns {Promise<Bytes>} 32 bytes, or `bad_code`
 */
export function codeKey(code, salt) {
  const digits = crockford(uncrockford(code, BITS), BITS);
  return argon2(utf8(digits), salt, PROFILE);
}

/**
 * All that the server sees of an invitation.
 * @param {Bytes} key
 * @returns {Promise<string>} base64url
 */
export async function token(key) {
  return toB64u(await hkdf(key, label('token')));
}

/**
 * What the server keeps of a token.
 * @param {string} shown the token's text
 * @returns {Promise<string>} base64url
 */
export async function tokenHash(shown) {
  return toB64u(await sha256(utf8(shown)));
}

/**
 * @param {Bytes} key
 * @param {string} force
 * @param {Omit<ForOfficer, 'v' | 'force'>} fields
 * @param {Random} [random]
 * @returns {Promise<string>} base64url
 */
export function sealToOfficer(key, force, fields, random) {
  return sealLetter(key, force, 'to officer', forOfficer({ ...fields, v: 1, force }), random);
}

/**
 * @param {Bytes} key
 * @param {string} force
 * @param {string} sealed
 * @returns {Promise<ForOfficer>} or `not_opened`, `malformed`
 */
export function openToOfficer(key, force, sealed) {
  return openLetter(key, force, 'to officer', forOfficer, sealed);
}

/**
 * @param {Bytes} key
 * @param {string} force
 * @param {Omit<ForContact, 'v'>} fields
 * @param {Random} [random]
 * @returns {Promise<string>} base64url
 */
export function sealToContact(key, force, fields, random) {
  return sealLetter(key, force, 'to contact', forContact({ ...fields, v: 1 }), random);
}

/**
 * @param {Bytes} key
 * @param {string} force
 * @param {string} sealed
 * @returns {Promise<ForContact>} or `not_opened`, `malformed`
 */
export function openToContact(key, force, sealed) {
  return openLetter(key, force, 'to contact', forContact, sealed);
}

/**
 * What only the holder of the code reads, and only the way it was meant.
 * @param {Bytes} key
 * @param {string} force
 * @param {string} way
 * @param {object} fields
 * @param {Random} [random]
 * @returns {Promise<string>} base64url
 */
export async function sealLetter(key, force, way, fields, random) {
  const sealing = await aesKey(await hkdf(key, label(way)));
  return toB64u(await sealBox(sealing, utf8(write(fields)), label(way, force), random));
}

/**
 * @param {Bytes} key
 * @param {string} force
 * @param {string} way
 * @param {Kind} kind
 * @param {string} sealed
 * @returns {Promise<any>} or `not_opened`, `malformed`
 */
export async function openLetter(key, force, way, kind, sealed) {
  const sealing = await aesKey(await hkdf(key, label(way)));
  const content = await openBox(sealing, fromB64u(sealed), label(way, force));
  return kind(readJson(fromUtf8(content)));
}
