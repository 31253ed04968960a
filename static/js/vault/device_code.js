import { fromB64u, toB64u } from '../crypto/bytes.js';
import { deviceCodeKey, openToDevice, sealToDevice } from '../crypto/device_code.js';
import { newCode, token, tokenHash } from '../crypto/invitation.js';
import { readSheetCode, writeSheetCode } from '../crypto/sheet.js';
import { VaultError } from './errors.js';

/**
 * @typedef {import('./session.js').Vault} Vault
 * @typedef {{no: number, digest: string}} Head
 */

const PATH = '/api/device-code';

/**
 * Makes a code by which its person lets a second device of theirs in: good once, for ten minutes. It replaces the former one. The server sees a
 * hash of a token derived from it, and text that is sealed under it.
 * @param {Vault} vault unlocked, or `locked`
 * @returns {Promise<string>} the code, kept nowhere
 */
export async function makeDeviceCode(vault) {
  const { known, space, desk } = vault;
  const { profile, secret } = await readSheetCode(vault.sheetCode());
  if (!known || !space) throw new VaultError('locked');
  const { root } = space.account;
  const head = later(space.account.head, (await space.ledgers.current()).directoryHead);
  const code = newCode();
  const k = await deviceCodeKey(code, desk.force);
  const sealed = await sealToDevice(k, desk.force, { user: known.user, profile, secret: toB64u(secret), root, head });
  await desk.api.call(PATH, { token_hash: await tokenHash(await token(k)), sealed }, { method: 'PUT' });
  return code;
}

/**
 * Takes the code back.
 * @param {Vault} vault
 * @returns {Promise<boolean>} whether somebody has used it before
 */
export async function withdrawDeviceCode({ desk }) {
  return (await desk.api.call(PATH, null, { method: 'DELETE' })).used === true;
}

/** The same for a page that goes away, which hears of nothing any more; the code runs out by itself. @param {Window & typeof globalThis} window */
export function withdrawAtOnce(window) {
  window.fetch(PATH, { method: 'DELETE', keepalive: true }).catch(() => null);
}

/**
 * On the second device: uses a code up. Throws `bad_code` for a mistyped one, and the server's codes.
 * @param {Vault} vault
 * @param {string} code
 * @returns {Promise<{user: string, signIn: (passphrase: string) => Promise<void>}>} signIn: may be tried again; throws as `Vault.signIn`,
 *   and `log_forked` where the first device stands on another root
 */
export async function openDeviceCode({ desk }, code) {
  const k = await deviceCodeKey(code, desk.force);
  const { sealed } = await desk.api.call(`${PATH}/open`, { token: await token(k) });
  const { user, profile, secret, root, head } = await openToDevice(k, desk.force, sealed);
  const sheetCode = await writeSheetCode(profile, fromB64u(secret));
  /** @param {string} passphrase */
  const signIn = async (passphrase) => {
    const { account, opened } = await desk.signIn({ user, passphrase, sheetCode });
    if (account.root !== root) throw new VaultError('log_forked');
    await desk.enter({ ...account, head: later(account.head, head) }, opened);
  };
  return { user, signIn };
}

/** @param {Head} one @param {Head} other */
function later(one, other) {
  return other.no > one.no ? other : one;
}
