import { normalUser, signInKeys } from './account.js';
import { aesKey, OVERHEAD, openBox, sealBox } from './box.js';
import { fromB64u, fromUtf8, label, systemRandom, toB64u, utf8 } from './bytes.js';
import { readJson, write } from './canonical.js';
import { SealingError } from './errors.js';
import { hkdf, profileOf } from './kdf.js';
import { importIdentity } from './keys.js';
import { array, binary, digestOrNone, identifier, integer, oneOf, publicKey, shape } from './shapes.js';

/** @import { SignInKeys } from './account.js' */
/** @import { Bytes, Random } from './bytes.js' */
/** @import { FreshIdentity, Identity } from './keys.js' */

export { signInKeys };

/**
 * What the server keeps for its owner, and each device for unlocking offline (docs/protocol.md, 6).
 * @typedef {{version: number, slots: {kind: 'passphrase', profile: number, sealed: string}[], sealed: string}} SealedVault
 */

/** @typedef {{no: number, digest: string}} Head */

/**
 * `formers`: keys under which this device may have sealed what stays here, before the vault key was another.
 * @typedef {{person: string, identity: Identity, local: CryptoKey, formers: CryptoKey[], root: string, head: Head, secret: Bytes,
 *   version: number}} OpenedVault
 */

const VAULT_KEY = 32;

const inside = shape(
  {
    v: oneOf(1),
    person: identifier,
    hpke: binary(32),
    sign: binary(32),
    root: publicKey,
    secret: binary(16),
    head: shape({ no: integer(), digest: digestOrNone }),
    former: array(binary(VAULT_KEY), { least: 1 }),
  },
  ['former'],
);

const slot = shape({
  kind: oneOf('passphrase'),
  profile: (value) => profileOf(value) && value,
  sealed: binary(VAULT_KEY + OVERHEAD),
});

const outside = shape({ version: integer(1), slots: array(slot, { least: 1 }), sealed: binary() });

/**
 * Of whatever a server has sent.
 * @param {unknown} value
 * @returns {SealedVault} or `malformed`, `unknown_profile`
 */
export function readSealedVault(value) {
  return outside(value);
}

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
  const before = readInside(await contentOf(outside(vault), vaultKey, force, user));
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
  const content = readInside(await contentOf(outside(vault), vaultKey, force, user));
  const former = [...(content.former ?? []), toB64u(vaultKey)];
  const fresh = newVaultKey(random);
  const written = utf8(write(inside({ ...content, former })));
  return {
    vault: await sealed({ force, user, version, keys, vaultKey: fresh, content: written, random }),
    vaultKey: fresh,
  };
}

/**
 * @param {{vault: SealedVault, vaultKey: Bytes, force: string, user: string}} parts
 * @returns {Promise<boolean>} whether a vault was sealed under this key
 */
export async function isUnder({ vault, vaultKey, force, user }) {
  try {
    await contentOf(outside(vault), vaultKey, force, user);
    return true;
  } catch (error) {
    if (error instanceof SealingError && error.code === 'not_opened') return false;
    throw error;
  }
}

/**
 * What the passphrase slot holds.
 * @param {{vault: SealedVault, keys: SignInKeys, force: string, user: string}} parts
 * @returns {Promise<Bytes>} the vault key; `not_opened` for another passphrase or sheet code
 */
export async function vaultKeyOf({ vault, keys, force, user }) {
  const [{ profile, sealed: slotted }] = outside(vault).slots;
  return openBox(keys.kek, fromB64u(slotted), slotLabel(force, normalUser(user), profile));
}

/**
 * Opens a vault: private keys come out non-extractable, and with them the key for what stays on this device.
 * @param {{vault: SealedVault, keys: SignInKeys, force: string, user: string, device: string, atLeast?: number}} parts
 *   `atLeast`: the highest version seen so far
 * @returns {Promise<OpenedVault>} or `not_opened` (wrong passphrase or sheet code, or anything touched), `vault_older`,
 *   `unknown_profile`, `malformed`
 */
export async function openVault({ keys, ...parts }) {
  const { vault, atLeast = 1, force, user } = parts;
  if (outside(vault).version < atLeast) throw new SealingError('vault_older');
  return openWithKey({ ...parts, vaultKey: await vaultKeyOf({ vault, keys, force, user }) });
}

/**
 * The same for whoever has the vault key already, from whichever slot.
 * @param {{vault: SealedVault, vaultKey: Bytes, force: string, user: string, device: string}} parts
 * @returns {Promise<OpenedVault>}
 */
export async function openWithKey({ vault, vaultKey, force, user, device }) {
  const { version } = outside(vault);
  const content = readInside(await contentOf(outside(vault), vaultKey, force, user));
  const { person, hpke, sign, root, secret, head, former = [] } = content;
  const identity = await importIdentity({ hpke: fromB64u(hpke), sign: fromB64u(sign) });
  const [local, ...formers] = await Promise.all(
    [vaultKey, ...former.map((/** @type {string} */ each) => fromB64u(each)).reverse()].map((key) =>
      localKey(key, device),
    ),
  );
  return { person, identity, local, formers, root, head, secret: fromB64u(secret), version };
}

/** @param {Bytes} vaultKey @param {string} device */
async function localKey(vaultKey, device) {
  return aesKey(await hkdf(vaultKey, label('local', device)));
}

/** @param {Bytes} content */
function readInside(content) {
  return inside(readJson(fromUtf8(content)));
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

/**
 * @param {SealedVault} vault
 * @param {Bytes} vaultKey
 * @param {string} force
 * @param {string} user
 */
async function contentOf({ version, sealed: closed }, vaultKey, force, user) {
  return openBox(await sealingKey(vaultKey), fromB64u(closed), vaultLabel(force, normalUser(user), version));
}

/** @param {Bytes} vaultKey */
async function sealingKey(vaultKey) {
  return aesKey(await hkdf(vaultKey, label('vault')));
}

/**
 * @param {string} force
 * @param {string} name
 * @param {number} profile
 */
function slotLabel(force, name, profile) {
  return label('slot', force, name, 'passphrase', String(profile));
}

/**
 * @param {string} force
 * @param {string} name
 * @param {number} version
 */
function vaultLabel(force, name, version) {
  return label('vault', force, name, String(version));
}
