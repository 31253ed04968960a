/** Making a vault, and making it anew: with a network only, so that it is not in everybody's app (docs/protocol.md, 6). */
import { normalUser } from './account.js';
import { sealBox } from './box.js';
import { systemRandom, toB64u, utf8 } from './bytes.js';
import { write } from './canonical.js';
import {
  contentOf,
  inside,
  readInside,
  readSealedVault,
  sealingKey,
  slotLabel,
  VAULT_KEY,
  vaultLabel,
} from './vault.js';

/** @import { SignInKeys } from './account.js' */
/** @import { Bytes, Random } from './bytes.js' */
/** @import { FreshIdentity } from './keys.js' */
/** @import { Head, SealedVault } from './vault.js' */

/**
 * A fresh vault key: what every slot of a vault opens.
 * @param {Random} [random]
 * @returns {Bytes}
 */
export function newVaultKey(random = systemRandom) {
  return random(VAULT_KEY);
}

/**
 * A vault with one passphrase slot, under a fresh vault key unless one is given.
 * @param {{force: string, user: string, version?: number, keys: SignInKeys, person: string, identity: FreshIdentity,
 *   root: string, head: Head, random?: Random, vaultKey?: Bytes}} parts
 * @returns {Promise<SealedVault>} or `malformed`
 */
export async function makeVault({
  force,
  user,
  version = 1,
  keys,
  person,
  identity,
  root,
  head,
  random = systemRandom,
  vaultKey = newVaultKey(random),
}) {
  const content = write(
    inside({
      v: 1,
      person,
      hpke: toB64u(identity.hpke.private),
      sign: toB64u(identity.sign.private),
      root,
      secret: toB64u(keys.secret),
      head,
    }),
  );
  return sealed({ force, user, version, keys, vaultKey, content: utf8(content), random });
}

/**
 * The same vault under the same key for another passphrase or account secret, as a later version.
 * @param {{vault: SealedVault, vaultKey: Bytes, keys: SignInKeys, force: string, user: string, version: number, random?: Random}} parts
 * @returns {Promise<SealedVault>} or `not_opened`
 */
export async function sealVaultAnew({ vault, vaultKey, keys, force, user, version, random = systemRandom }) {
  const before = readInside(await contentOf(readSealedVault(vault), vaultKey, force, user));
  const content = utf8(write(inside({ ...before, secret: toB64u(keys.secret) })));
  return sealed({ force, user, version, keys, vaultKey, content, random });
}

/**
 * The same vault under a fresh key, as a later version: for when somebody else may know what opens the one before. That one lies inside, so that
 * each device still opens what it sealed under it.
 * @param {{vault: SealedVault, vaultKey: Bytes, keys: SignInKeys, force: string, user: string, version: number, random?: Random}} parts
 * @returns {Promise<{vault: SealedVault, vaultKey: Bytes}>} or `not_opened`
 */
export async function sealUnderFreshKey({ vault, vaultKey, keys, force, user, version, random = systemRandom }) {
  const content = readInside(await contentOf(readSealedVault(vault), vaultKey, force, user));
  const former = [...(content.former ?? []), toB64u(vaultKey)];
  const fresh = newVaultKey(random);
  const written = utf8(write(inside({ ...content, former })));
  return {
    vault: await sealed({ force, user, version, keys, vaultKey: fresh, content: written, random }),
    vaultKey: fresh,
  };
}

/**
 * @param {{force: string, user: string, version: number, keys: SignInKeys, vaultKey: Bytes, content: Bytes, random: Random}} parts
 * @returns {Promise<SealedVault>}
 */
async function sealed({ force, user, version, keys, vaultKey, content, random }) {
  const name = normalUser(user);
  const slotted = await sealBox(keys.kek, vaultKey, slotLabel(force, name, keys.profile), random);
  const closed = await sealBox(await sealingKey(vaultKey), content, vaultLabel(force, name, version), random);
  return {
    version,
    slots: [{ kind: 'passphrase', profile: keys.profile, sealed: toB64u(slotted) }],
    sealed: toB64u(closed),
  };
}
