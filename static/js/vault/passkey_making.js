/** Making a passkey: while its owner chooses what opens the app, which needs a network. */
import { systemRandom, toB64u } from '../crypto/bytes.js';
import { PRF_INPUT } from '../crypto/passkey_slot.js';
import { VaultError } from './errors.js';
import { asked, bytesOf, isSynced, usePasskey } from './passkeys.js';

/** @import { Credentials, Passkey } from './passkeys.js' */

/** ES256 and RS256, as browsers want both named; nobody ever checks such a signature here. */
const ALGORITHMS = [-7, -257];

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
