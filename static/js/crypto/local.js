import { openBox, sealBox } from './box.js';
import { label } from './bytes.js';

/** @import { Bytes, Random } from './bytes.js' */

/**
 * Seals what stays on this device: drafts and the like (docs/protocol.md, 6).
 * @param {CryptoKey} local the key of an opened vault
 * @param {Bytes} content
 * @param {string} kind what it is
 * @param {string} id which one; content cannot be moved to another kind or id
 * @param {Random} [random]
 * @returns {Promise<Bytes>}
 */
export function sealLocal(local, content, kind, id, random) {
  return sealBox(local, content, label('local', kind, id), random);
}

/**
 * @param {CryptoKey} local
 * @param {Bytes} sealed
 * @param {string} kind
 * @param {string} id
 * @returns {Promise<Bytes>} the content; `not_opened` for another key, kind, id or byte
 */
export function openLocal(local, sealed, kind, id) {
  return openBox(local, sealed, label('local', kind, id));
}
