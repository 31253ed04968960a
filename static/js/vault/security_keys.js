/** Security keys: one that its person has set up signs them in on a computer that keeps nothing. All of it needs a network. */
import { keysOf, masterOf } from '../crypto/account.js';
import { newId } from '../crypto/bytes.js';
import { SealingError } from '../crypto/errors.js';
import { tokenHash } from '../crypto/invitation.js';
import { KEY_INPUT, keyHolder, keyToken, openForKey, sealForKey } from '../crypto/security_key.js';
import { VaultError } from './errors.js';
import { makePasskey } from './passkey_making.js';
import { usePasskey } from './passkeys.js';

/**
 * @import { Wanted } from './passkey_making.js'
 * @import { Passkey } from './passkeys.js'
 * @import { Caller } from './types.js'
 */
/** As the server lists it. @typedef {{id: string, made_at: number}} ListedKey */

/** As many as the server takes of one person. */
export const MOST_KEYS = 8;

/** @type {Wanted} */
const A_KEY = {
  kind: { authenticatorAttachment: 'cross-platform', residentKey: 'required', userVerification: 'required' },
  input: KEY_INPUT,
};

/** A passkey's codes, said of a security key. @type {Record<string, string>} */
const CODES = { passkey_refused: 'key_refused', passkey_unsupported: 'key_unsupported', passkey_synced: 'key_synced' };

/** The keys of whoever is here. */
export class SecurityKeys {
  #api;
  #locks;

  /** @param {{api: Caller, locks: import('./locks.js').Locks}} parts */
  constructor({ api, locks }) {
    this.#api = api;
    this.#locks = locks;
  }

  /** @returns {Promise<ListedKey[]>} the newest first */
  async list() {
    return (await this.#api.call('/api/security-keys', null, { method: 'GET' })).keys;
  }

  /** It signs in nowhere any more. @param {string} id */
  async remove(id) {
    await this.#api.call(`/api/security-keys/${id}`, null, { method: 'DELETE' });
  }

  /**
   * Sets one up, once the passphrase is proved: what is asked for on a computer that knows nobody is sealed to it and kept by the server. Throws
   * what `Locks.present` throws, `key_refused`, `key_unsupported`, `key_synced`, and what the server answers.
   * @param {import('./passkeys.js').Credentials} credentials
   * @param {{passphrase: string, app: string, synced: boolean}} given app: shown by the browser; synced: whether one that may be copied is allowed
   */
  async add(credentials, { passphrase, app, synced }) {
    const { account, latest } = await this.#locks.present(passphrase);
    const { force, user } = account;
    const holder = await keyHolder(force, user);
    const { secret: given } = await named(() => makePasskey(credentials, { user, app, synced, holder }, A_KEY));
    const sealed = await sealForKey(given, force, { user, ...(await masterOf(passphrase, latest.sheet)) });
    const token_hash = await tokenHash(await keyToken(given, force));
    const vault_version = latest.vault.version;
    await this.#api.call('/api/security-keys', { id: newId(), token_hash, sealed, vault_version });
  }
}

/**
 * What signs in, for whoever holds a key that was set up. Throws `key_refused`, `key_unsupported`, `key_unknown` for every key that opens nothing
 * here, `too_many_tries`.
 * @param {{api: Caller, force: string}} parts
 * @param {import('./passkeys.js').Credentials} credentials
 * @returns {Promise<{user: string, keys: import('../crypto/account.js').SignInKeys}>}
 */
export async function keysBySecurityKey({ api, force }, credentials) {
  const { secret: given } = await named(() => usePasskey(credentials, null, KEY_INPUT));
  try {
    const { sealed } = await api.call('/api/security-keys/open', { token: await keyToken(given, force) });
    const { user, ...master } = await openForKey(given, force, sealed);
    return { user, keys: await keysOf(master, force, user) };
  } catch (problem) {
    if (problem instanceof SealingError || codeOf(problem) === 'token_invalid') throw new VaultError('key_unknown');
    throw problem;
  }
}

/** @param {() => Promise<Passkey>} work */
async function named(work) {
  try {
    return await work();
  } catch (problem) {
    const code = CODES[codeOf(problem)];
    throw code ? new VaultError(code, {}, { cause: /** @type {Error} */ (problem) }) : problem;
  }
}

/** @param {unknown} problem */
function codeOf(problem) {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : '';
}
