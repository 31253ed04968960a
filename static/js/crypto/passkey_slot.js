import { normalUser } from './account.js';
import { aesKey, openBox, sealBox } from './box.js';
import { fromB64u, label, systemRandom, toB64u } from './bytes.js';
import { hkdf } from './kdf.js';

/** @import { Bytes, Random } from './bytes.js' */

/** Whose slot it is; `id` of the credential. @typedef {{force: string, user: string, device: string, id: string}} Whose */

/** What a passkey is asked for its secret with (docs/protocol.md, 6). */
export const PRF_INPUT = label('passkey prf');

/**
 * The vault key for whoever holds the passkey; stays on the device.
 * @param {Bytes} vaultKey
 * @param {Bytes} secret what the passkey gave
 * @param {Whose} whose
 * @param {Random} [random]
 * @returns {Promise<string>}
 */
export async function sealPasskeySlot(vaultKey, secret, whose, random = systemRandom) {
  return toB64u(await sealBox(await passkeyKey(secret, whose), vaultKey, slotLabel(whose), random));
}

/**
 * @param {string} sealed
 * @param {Bytes} secret
 * @param {Whose} whose
 * @returns {Promise<Bytes>} the vault key; `not_opened`
 */
export async function openPasskeySlot(sealed, secret, whose) {
  return openBox(await passkeyKey(secret, whose), fromB64u(sealed), slotLabel(whose));
}

/** @param {Bytes} secret @param {Whose} whose */
async function passkeyKey(secret, { force, user, device }) {
  return aesKey(await hkdf(secret, label('passkey', force, normalUser(user), device)));
}

/** @param {Whose} whose */
function slotLabel({ force, user, device, id }) {
  return label('slot', force, normalUser(user), 'passkey', device, id);
}
