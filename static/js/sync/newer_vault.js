import { SealingError } from '../crypto/errors.js';
import { readSealedVault } from '../crypto/vault.js';
import { ApiError } from './errors.js';

/**
 * Fetches the person's vault when the session tells of a later version than lies here: the passphrase was changed on another device. What comes
 * is kept beside the old one until it has opened. Throws ApiError.
 * @param {import('../vault/session.js').Vault} vault
 * @param {import('../vault/types.js').Caller} api
 * @param {{person: string, vault_version?: unknown}} session as the server told it
 */
export async function fetchNewer(vault, api, { person, vault_version: there }) {
  if (vault.known?.person !== person || !(Number(there) > vault.newestVersion)) return;
  const answer = await api.call('/api/vault', null, { method: 'GET' });
  await vault.keepNewer(person, readVault(answer.vault));
}

/** @param {unknown} sent */
function readVault(sent) {
  try {
    return readSealedVault(sent);
  } catch (cause) {
    if (cause instanceof SealingError) throw new ApiError('bad_answer', { cause });
    throw cause;
  }
}
