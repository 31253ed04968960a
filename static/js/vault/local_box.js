import { fromUtf8, utf8 } from '../crypto/bytes.js';
import { SealingError } from '../crypto/errors.js';
import { openLocal, sealLocal } from '../crypto/local.js';

const STEP = 1024;
const SPACE = 0x20;

/**
 * Seals a JSON value for this device. Stored as an ArrayBuffer, since some browsers lose Blobs.
 * @param {CryptoKey} local
 * @param {string} kind what it is, bound into the seal
 * @param {string} id whose it is, bound into the seal
 * @param {unknown} value
 * @returns {Promise<ArrayBuffer>}
 */
export function sealValue(local, kind, id, value) {
  return sealJson(local, kind, id, JSON.stringify(value));
}

/**
 * The same for a value that is written as JSON already. Spaces after it fill whole KiB, so that its size says little.
 * @param {CryptoKey} local
 * @param {string} kind
 * @param {string} id
 * @param {string} json
 * @returns {Promise<ArrayBuffer>}
 */
export async function sealJson(local, kind, id, json) {
  const written = utf8(json);
  const filled = new Uint8Array(Math.ceil(written.length / STEP) * STEP).fill(SPACE);
  filled.set(written);
  return new Uint8Array(await sealLocal(local, filled, kind, id)).buffer;
}

/**
 * Opens what `sealValue` made. Throws SealingError `not_opened`.
 * @param {CryptoKey} local
 * @param {string} kind
 * @param {string} id
 * @param {ArrayBuffer} sealed
 * @returns {Promise<any>}
 */
export async function openValue(local, kind, id, sealed) {
  return JSON.parse(fromUtf8(await openLocal(local, new Uint8Array(sealed), kind, id)));
}

/**
 * What lies here may be from before its owner lost their keys and made new ones: it stays where it is, and is passed over.
 * @param {Promise<any>} opening
 * @returns {Promise<any>} null when it does not open
 */
export async function orLost(opening) {
  try {
    return await opening;
  } catch (problem) {
    if (problem instanceof SealingError && problem.code === 'not_opened') return null;
    throw problem;
  }
}
