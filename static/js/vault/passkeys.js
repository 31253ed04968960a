/** A passkey of this device and the secret that it alone gives (WebAuthn's `prf`): by fingerprint, face or screen lock, without a network. */
import { fromB64u, systemRandom, toB64u } from '../crypto/bytes.js';
import { PRF_INPUT } from '../crypto/passkey_slot.js';
import { VaultError } from './errors.js';

/**
 * @typedef {object} Passkey
 * @property {string} id of the credential
 * @property {import('../crypto/bytes.js').Bytes} secret 32 bytes, asked for each time, kept nowhere
 * @property {boolean} synced whether its maker's account may copy it to other devices
 */
/** @typedef {Pick<CredentialsContainer, 'create' | 'get'>} Credentials the browser's */

/** In the authenticator's data: 32 bytes of digest, then flags, of which this one says that the credential may be copied (BE). */
const FLAGS = 32;
const BACKUP_ELIGIBLE = 0x08;

/**
 * Asks it for its secret: whoever holds the device proves themselves to it. Throws `passkey_refused` (put off, run out), `passkey_unsupported`.
 * @param {Credentials} credentials
 * @param {string | null} id null: any that is there for this address
 * @param {import('../crypto/bytes.js').Bytes} [input]
 * @returns {Promise<Passkey>}
 */
export async function usePasskey(credentials, id, input = PRF_INPUT) {
  const publicKey = {
    challenge: systemRandom(32),
    allowCredentials: id === null ? [] : [{ type: /** @type {const} */ ('public-key'), id: fromB64u(id) }],
    userVerification: /** @type {const} */ ('required'),
    extensions: { prf: { eval: { first: input } } },
  };
  const got = await asked(() => credentials.get({ publicKey }));
  const { prf } = got.getClientExtensionResults();
  if (!prf?.results) throw new VaultError('passkey_unsupported');
  const { authenticatorData } = /** @type {AuthenticatorAssertionResponse} */ (got.response);
  const used = id ?? toB64u(new Uint8Array(got.rawId));
  return { id: used, secret: bytesOf(prf.results.first), synced: isSynced(authenticatorData) };
}

/** @param {ArrayBuffer} data of the authenticator */
export function isSynced(data) {
  return (new Uint8Array(data)[FLAGS] & BACKUP_ELIGIBLE) !== 0;
}

/** @param {() => Promise<Credential | null>} work @returns {Promise<PublicKeyCredential>} */
export async function asked(work) {
  try {
    const credential = await work();
    if (credential) return /** @type {PublicKeyCredential} */ (credential);
  } catch (cause) {
    const refused = cause instanceof Error && ['NotAllowedError', 'AbortError'].includes(cause.name);
    throw new VaultError(refused ? 'passkey_refused' : 'passkey_unsupported', {}, { cause });
  }
  throw new VaultError('passkey_refused');
}

/** @param {BufferSource} source */
export function bytesOf(source) {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source).slice();
}
