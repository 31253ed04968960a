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

/** What is asked of an authenticator: `kind` of it, `input` for its secret. @typedef {{kind: AuthenticatorSelectionCriteria, input: import('../crypto/bytes.js').Bytes}} Wanted */

/** @type {Wanted} */
const OF_THIS_DEVICE = {
  kind: { authenticatorAttachment: 'platform', residentKey: 'discouraged', userVerification: 'required' },
  input: PRF_INPUT,
};

/**
 * Makes one on this device. Throws `passkey_refused` (put off, run out), `passkey_unsupported` (no such authenticator, or none with a secret),
 * `passkey_synced` for one that may be copied to other devices, unless that is allowed.
 * @param {Credentials} credentials
 * @param {{user: string, app: string, synced: boolean, holder?: import('../crypto/bytes.js').Bytes}} facts user, app: shown by the browser; synced:
 *   whether such a passkey is allowed; holder: 16 bytes under which it is kept, random ones unless given
 * @param {Wanted} [wanted]
 * @returns {Promise<Passkey>}
 */
export async function makePasskey(credentials, { synced, ...facts }, wanted = OF_THIS_DEVICE) {
  const made = await asked(() => credentials.create({ publicKey: creation(facts, wanted) }));
  const { prf } = made.getClientExtensionResults();
  if (!prf?.enabled) throw new VaultError('passkey_unsupported');
  const copied = isSynced(/** @type {AuthenticatorAttestationResponse} */ (made.response).getAuthenticatorData());
  if (copied && !synced) throw new VaultError('passkey_synced');
  const id = toB64u(new Uint8Array(made.rawId));
  if (!prf.results) return usePasskey(credentials, id, wanted.input);
  return { id, secret: bytesOf(prf.results.first), synced: copied };
}

/**
 * Asks it for its secret: whoever holds the device proves themselves to it. Throws as `makePasskey`.
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
function isSynced(data) {
  return (new Uint8Array(data)[FLAGS] & BACKUP_ELIGIBLE) !== 0;
}

/**
 * @param {{user: string, app: string, holder?: import('../crypto/bytes.js').Bytes}} facts
 * @param {Wanted} wanted
 * @returns {PublicKeyCredentialCreationOptions}
 */
function creation({ user, app, holder = systemRandom(16) }, { kind, input }) {
  return {
    challenge: systemRandom(32),
    rp: { name: app },
    user: { id: holder, name: user, displayName: user },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: kind,
    attestation: 'none',
    extensions: { prf: { eval: { first: input } } },
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
