/** A passkey of this device and the secret that it alone gives (WebAuthn's `prf`): by fingerprint, face or screen lock, without a network. */
import { fromB64u, systemRandom, toB64u } from '../crypto/bytes.js';
import { PRF_INPUT } from '../crypto/passkey_slot.js';
import { VaultError } from './errors.js';

/** @typedef {{id: string, secret: import('../crypto/bytes.js').Bytes}} Passkey `secret`: 32 bytes, asked for each time, kept nowhere */
/** @typedef {Pick<CredentialsContainer, 'create' | 'get'>} Credentials the browser's */

/** ES256 and RS256, as browsers want both named; nobody ever checks such a signature here. */
const ALGORITHMS = [-7, -257];

/**
 * Makes one on this device. Throws `passkey_refused` (put off, run out), `passkey_unsupported` (no such authenticator, or none with a secret).
 * @param {Credentials} credentials
 * @param {{user: string, app: string}} shown by the browser
 * @returns {Promise<Passkey>}
 */
export async function makePasskey(credentials, { user, app }) {
  const made = await asked(() => credentials.create({ publicKey: wanted(user, app) }));
  const { prf } = made.getClientExtensionResults();
  if (!prf?.enabled) throw new VaultError('passkey_unsupported');
  const id = toB64u(new Uint8Array(made.rawId));
  return prf.results ? { id, secret: bytesOf(prf.results.first) } : usePasskey(credentials, id);
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
  return { id, secret: bytesOf(prf.results.first) };
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
