import { fromB64u, fromUtf8, label, utf8 } from './bytes.js';
import { openWith, sealFor } from './hpke.js';

/** @import { Bytes } from './bytes.js' */
/** @typedef {{force: string, person: string, id: string}} NotePlace whose note it is, bound into the seal */

/**
 * Seals a note to its writer's own public key, so that it can be written while nothing can be opened.
 * @param {string} hpke base64url
 * @param {NotePlace} place
 * @param {string} text
 * @returns {Promise<Bytes>} or `malformed` for what is no key
 */
export function sealNote(hpke, place, text) {
  return sealFor(fromB64u(hpke), info(place), utf8(text));
}

/**
 * @param {CryptoKeyPair} pair
 * @param {NotePlace} place
 * @param {Uint8Array} sealed
 * @returns {Promise<string>} or `not_opened`
 */
export async function openNote(pair, place, sealed) {
  return fromUtf8(await openWith(pair, info(place), sealed));
}

/** @param {NotePlace} place */
function info({ force, person, id }) {
  return label('locked note', force, person, id);
}
