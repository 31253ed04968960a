import { normalUser } from './account.js';
import { aesKey, openBox, sealBox } from './box.js';
import { concat, fromB64u, label, systemRandom, toB64u } from './bytes.js';
import { SealingError } from './errors.js';
import { hkdf } from './kdf.js';
import { RECOVERY, readChecked, readSheetCode, writeChecked } from './sheet.js';

/** @import { Bytes, Random } from './bytes.js' */

/** Whose slot it is: it opens the vault of one person on one device. @typedef {{force: string, user: string, device: string}} Whose */

/**
 * What a recovery code stands for.
 * @param {Random} [random]
 * @returns {Bytes} 16 bytes
 */
export function newRecovery(random = systemRandom) {
  return random(16);
}

/**
 * 30 digits in six groups of five, the first of them a Z: never a sheet code (docs/protocol.md, 6).
 * @param {Uint8Array} secret 16 bytes
 * @returns {Promise<string>}
 */
export function writeRecoveryCode(secret) {
  return writeChecked(concat(Uint8Array.of(RECOVERY), secret), 5);
}

/**
 * @param {string} code as it was typed
 * @returns {Promise<Bytes>} the secret; `bad_code` (mistyped), `is_sheet_code`, `unknown_profile`
 */
export async function readRecoveryCode(code) {
  const content = await readChecked(code, 17);
  if (content[0] === RECOVERY) return content.slice(1);
  await readSheetCode(code);
  throw new SealingError('is_sheet_code');
}

/**
 * The vault key for whoever holds the code; stays on the device.
 * @param {Bytes} vaultKey
 * @param {Bytes} secret
 * @param {Whose} whose
 * @param {Random} [random]
 * @returns {Promise<string>}
 */
export async function sealCodeSlot(vaultKey, secret, whose, random = systemRandom) {
  return toB64u(await sealBox(await codeKey(secret, whose), vaultKey, slotLabel(whose), random));
}

/**
 * @param {string} sealed
 * @param {Bytes} secret
 * @param {Whose} whose
 * @returns {Promise<Bytes>} the vault key; `not_opened`
 */
export async function openCodeSlot(sealed, secret, whose) {
  return openBox(await codeKey(secret, whose), fromB64u(sealed), slotLabel(whose));
}

/** @param {Bytes} secret @param {Whose} whose */
async function codeKey(secret, { force, user, device }) {
  return aesKey(await hkdf(secret, label('code', force, normalUser(user), device)));
}

/** @param {Whose} whose */
function slotLabel({ force, user, device }) {
  return label('slot', force, normalUser(user), 'code', device);
}
