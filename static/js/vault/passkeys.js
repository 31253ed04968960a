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

/** ES256 and RS256, as browsers want both named; nobody ever checks such a signature here. */
const ALGORITHMS = [-7, -257];

/** In the authenticator's data: 32 bytes of digest, then flags, of which this one says that the credential may be copied (BE). */
const FLAGS = 32;
const BACKUP_ELIGIBLE = 0x08;

/**
 * Makes one on this device. Throws `passkey_refused` (put off, run out), `passkey_unsupported` (no such authenticator, or none with a secret),
 * `passkey_synced` for one that may be copied to other devices, unless that is allowed.
 * @param {Credentials} credentials
 * @param {{user: string, app: string, synced: boolean}} facts user, app: shown by the browser; synced: whether such a passkey is allowed
 * @returns {Promise<Passkey>}
 */
export async function makePasskey(credentials, { user, app, synced }) {
  const made = await asked(() => credentials.create({ publicKey: wanted(user, app) }));
  const { prf } = made.getClientExtensionResults();
  if (!prf?.enabled) throw new VaultError('passkey_unsupported');
  const copied = isSynced(/** @type {AuthenticatorAttestationResponse} */ (made.response).getAuthenticatorData());
  if (copied && !synced) throw new VaultError('passkey_synced');
  const id = toB64u(new Uint8Array(made.rawId));
  return prf.results ? { id, secret: bytesOf(prf.results.first), synced: copied } : usePasskey(credentials, id);
}

/**
 * Asks it for its secret: whoever holds the device proves themselves to it. Throws as `makePasskey`.
 * @param {Credentials} credentials
 * @param {string} id
 * @returns {Promise<Passkey>}
 */
export async function usePasskey(credentials, id) {
  const allowed = { type: /** @type {const} */ ('public-key'), id: fromB64u(id) };
  const publicKey = {
    challenge: systemRandom(32),
    allowCredentials: [allowed],
    userVerification: /** @type {const} */ ('required'),
    extensions: { prf: { eval: { first: PRF_INPUT } } },
  };
  const got = await asked(() => credentials.get({ publicKey }));
  const { prf } = got.getClientExtensionResults();
  if (!prf?.results) throw new VaultError('passkey_unsupported');
  const { authenticatorData } = /** @type {AuthenticatorAssertionResponse} */ (got.response);
  return { id, secret: bytesOf(prf.results.first), synced: isSynced(authenticatorData) };
}

/** @param {ArrayBuffer} data of the authenticator */
function isSynced(data) {
  return (new Uint8Array(data)[FLAGS] & BACKUP_ELIGIBLE) !== 0;
}

/** @param {string} user @param {string} app @returns {PublicKeyCredentialCreationOptions} */
function wanted(user, app) {
  return {
    challenge: systemRandom(32),
    rp: { name: app },
    user: { id: systemRandom(16), name: user, displayName: user },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: {
      authenticatorAttachment: 'platform',
      residentKey: 'discouraged',
      userVerification: 'required',
    },
    attestation: 'none',
    extensions: { prf: { eval: { first: PRF_INPUT } } },
  };
}

/** @param {() => Promise<Credential | null>} work @returns {Promise<PublicKeyCredential>} */
async function asked(work) {
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
function bytesOf(source) {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source).slice();
}
