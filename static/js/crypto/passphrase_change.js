import { normalUser } from './account.js';
import { fromB64u, label, toB64u } from './bytes.js';
import { sha256 } from './kdf.js';
import { sign } from './keys.js';

/** @import { SealedVault } from './vault.js' */

/**
 * What the person's own key says of a new passphrase, so that a session alone cannot set one (docs/protocol.md, 6).
 * @param {{force: string, user: string, vault: SealedVault, login: string}} change `login`: what signs in from then on
 * @returns {Promise<import('./bytes.js').Bytes>}
 */
export async function passphraseMessage({ force, user, vault, login }) {
  const kept = toB64u(await sha256(label('login', ''), fromB64u(login, 32)));
  const [slot] = vault.slots;
  return label('passphrase', force, normalUser(user), String(vault.version), kept, slot.sealed, vault.sealed);
}

/**
 * @param {CryptoKey} key of the person, to sign with
 * @param {Parameters<typeof passphraseMessage>[0]} change
 * @returns {Promise<string>} the signature
 */
export async function signPassphrase(key, change) {
  return toB64u(await sign(key, await passphraseMessage(change)));
}
