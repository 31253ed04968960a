import { fromUtf8, utf8 } from '../crypto/bytes.js';
import { SealingError } from '../crypto/errors.js';
import { openLocal, sealLocal } from '../crypto/local.js';

/**
 * Seals a JSON value for this device. Stored as an ArrayBuffer, since some browsers lose Blobs.
 * @param {CryptoKey} local
 * @param {string} kind what it is, bound into the seal
 * @param {string} id whose it is, bound into the seal
 * @param {unknown} value
 * @returns {Promise<ArrayBuffer>}
 */
export async function sealValue(local, kind, id, value) {
  const sealed = await sealLocal(local, utf8(JSON.stringify(value)), kind, id);
  return new Uint8Array(sealed).buffer;
}

/**
 * Opens what `sealValue` made; null when it does not open: it may be from before its owner lost their keys and made new ones, and stays where it is.
 * @param {CryptoKey} local
 * @param {string} kind
 * @param {string} id
 * @param {ArrayBuffer} sealed
 * @returns {Promise<any>}
 */
export async function openValue(local, kind, id, sealed) {
  try {
    return JSON.parse(fromUtf8(await openLocal(local, new Uint8Array(sealed), kind, id)));
  } catch (problem) {
    if (problem instanceof SealingError && problem.code === 'not_opened') return null;
    throw problem;
  }
}
