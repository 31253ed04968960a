import { fromB64u, label, toB64u } from './bytes.js';
import { SealingError } from './errors.js';
import { scalarToJwk } from './hpke.js';
import { sha256 } from './kdf.js';

/** @import { Bytes } from './bytes.js' */

/**
 * A pair in the clear, between its making and the vault or kit that keeps it: the 65-byte point, the 32-byte scalar.
 * @typedef {{public: Bytes, private: Bytes}} FreshPair
 */

/** @typedef {{hpke: FreshPair, sign: FreshPair}} FreshIdentity */

/**
 * A person's keys in use: `hpke` receives case keys, `sign` signs. No script can read the private halves back.
 * @typedef {{hpke: CryptoKeyPair, sign: CryptoKeyPair, hpkePublic: string, signPublic: string}} Identity
 */

const CURVE = 'P-256';
const SIGNING = { name: 'ECDSA', namedCurve: CURVE };
const RECEIVING = { name: 'ECDH', namedCurve: CURVE };
const MOST_IN_USE = 100;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };

/** @type {Map<string, Promise<CryptoKey>>} public keys by their text */
const inUse = new Map();

/** @returns {Promise<FreshPair>} a new pair on P-256, made by the platform */
export async function newKeyPair() {
  const made = await crypto.subtle.generateKey(SIGNING, true, ['sign', 'verify']);
  const { d } = await crypto.subtle.exportKey('jwk', made.privateKey);
  const point = await crypto.subtle.exportKey('raw', made.publicKey);
  return { public: new Uint8Array(point), private: fromB64u(d, 32) };
}

/** @returns {Promise<FreshIdentity>} */
export async function newIdentity() {
  return { hpke: await newKeyPair(), sign: await newKeyPair() };
}

/**
 * @param {{hpke: Uint8Array, sign: Uint8Array}} scalars of 32 bytes each
 * @returns {Promise<Identity>}
 */
export async function importIdentity(scalars) {
  const hpke = await importPair(scalars.hpke, RECEIVING, ['deriveBits'], []);
  const sign = await importSignKey(scalars.sign);
  return { hpke, sign, hpkePublic: await publicOf(hpke), signPublic: await publicOf(sign) };
}

/**
 * @param {Uint8Array} scalar 32 bytes: a person's or the root's
 * @returns {Promise<CryptoKeyPair>}
 */
export function importSignKey(scalar) {
  return importPair(scalar, SIGNING, ['sign'], ['verify']);
}

/**
 * Recipient key id: the first 16 bytes of a SHA-256, base64url.
 * @param {Uint8Array | string} point
 * @returns {Promise<string>}
 */
export async function kid(point) {
  return toB64u((await sha256(label('kid', ''), pointOf(point))).subarray(0, 16));
}

/**
 * ECDSA with SHA-256.
 * @param {CryptoKey} privateKey
 * @param {Bytes} message
 * @returns {Promise<Bytes>} `r|s`, 64 bytes
 */
export async function sign(privateKey, message) {
  return new Uint8Array(await crypto.subtle.sign(SIGNATURE, privateKey, message));
}

/**
 * Returns when the signature holds; `bad_signature` otherwise, `malformed` when the key is none.
 * @param {Uint8Array | string} point
 * @param {Bytes} signature
 * @param {Bytes} message
 * @returns {Promise<void>}
 */
export async function verify(point, signature, message) {
  const key = await verifyKey(point);
  const holds = signature.length === 64 && (await crypto.subtle.verify(SIGNATURE, key, signature, message));
  if (!holds) throw new SealingError('bad_signature');
}

/**
 * A public key as signatures are checked with it. Many records have one author: the last ones are kept.
 * @param {Uint8Array | string} point
 * @returns {Promise<CryptoKey>}
 */
function verifyKey(point) {
  const name = typeof point === 'string' ? point : toB64u(point);
  const known = inUse.get(name);
  if (known) return known;
  if (inUse.size === MOST_IN_USE) inUse.clear();
  const key = importVerifyKey(pointOf(point));
  inUse.set(name, key);
  return key;
}

/**
 * Returns when a public key is one; `malformed` when it is not on the curve.
 * @param {string} point
 * @returns {Promise<void>}
 */
export async function checkPoint(point) {
  await importVerifyKey(pointOf(point));
}

/**
 * @param {Uint8Array} scalar
 * @param {EcKeyImportParams} algorithm
 * @param {KeyUsage[]} privateUsages
 * @param {KeyUsage[]} publicUsages
 * @returns {Promise<CryptoKeyPair>}
 */
async function importPair(scalar, algorithm, privateUsages, publicUsages) {
  const { d, ...point } = await scalarToJwk(scalar);
  return {
    privateKey: await crypto.subtle.importKey('jwk', { ...point, d }, algorithm, false, privateUsages),
    publicKey: await crypto.subtle.importKey('jwk', point, algorithm, true, publicUsages),
  };
}

/**
 * @param {Bytes} point
 * @returns {Promise<CryptoKey>}
 */
async function importVerifyKey(point) {
  if (point.length !== 65 || point[0] !== 4) throw new SealingError('malformed', 'public key');
  try {
    return await crypto.subtle.importKey('raw', point, SIGNING, false, ['verify']);
  } catch {
    throw new SealingError('malformed', 'public key');
  }
}

/**
 * @param {CryptoKeyPair} pair
 * @returns {Promise<string>}
 */
async function publicOf(pair) {
  return toB64u(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
}

/**
 * @param {Uint8Array | string} point
 * @returns {Bytes}
 */
function pointOf(point) {
  return typeof point === 'string' ? fromB64u(point) : new Uint8Array(point);
}
