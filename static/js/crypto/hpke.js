import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import { concat } from './bytes.js';
import { SealingError } from './errors.js';

/** @import { Bytes } from './bytes.js' */

const ENCAPSULATED = 65;

/**
 * HPKE base mode (RFC 9180), empty aad.
 * @param {Uint8Array} point the recipient's public key, 65 bytes
 * @param {Uint8Array} info a label
 * @param {Uint8Array} content
 * @returns {Promise<Bytes>} `enc(65) | ciphertext`
 */
export async function sealFor(point, info, content) {
  const recipient = await publicKeyOf(point);
  const { encapsulatedSecret, ciphertext } = await suite().Seal(recipient, content, { info });
  return concat(encapsulatedSecret, ciphertext);
}

/**
 * The content; `not_opened` for any other key, info or byte.
 * @param {CryptoKeyPair} pair both halves: the private one alone cannot be used when it is not extractable
 * @param {Uint8Array} info
 * @param {Uint8Array} sealed
 * @returns {Promise<Bytes>}
 */
export async function openWith(pair, info, sealed) {
  try {
    const content = await suite().Open(pair, sealed.slice(0, ENCAPSULATED), sealed.slice(ENCAPSULATED), { info });
    return new Uint8Array(content);
  } catch {
    throw new SealingError('not_opened');
  }
}

/**
 * Both halves of a scalar as a JSON Web Key (RFC 7517); `malformed` outside 1..order-1 or of another length.
 * The library finds the public half in every engine, which not every engine does by itself.
 * @param {Uint8Array} scalar
 * @returns {Promise<JsonWebKey>}
 */
export async function scalarToJwk(scalar) {
  try {
    const key = await suite().DeserializePrivateKey(scalar, true);
    const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', key);
    return { kty, crv, x, y, d };
  } catch {
    throw new SealingError('malformed', 'private key');
  }
}

/**
 * @param {Uint8Array} point
 * @returns {Promise<CryptoKey>} or `malformed` when the point is not on the curve
 */
async function publicKeyOf(point) {
  // Some engines take compressed and hybrid points as well (SEC 1, 2.3.3).
  if (point.length !== 65 || point[0] !== 4) throw new SealingError('malformed', 'public key');
  try {
    return await suite().DeserializePublicKey(point);
  } catch {
    throw new SealingError('malformed', 'public key');
  }
}

function suite() {
  return new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
}
