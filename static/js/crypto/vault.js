import { normalUser, signInKeys } from './account.js';
import { aesKey, OVERHEAD, openBox } from './box.js';
import { fromB64u, fromUtf8, label } from './bytes.js';
import { readJson } from './canonical.js';
import { SealingError } from './errors.js';
import { hkdf, profileOf } from './kdf.js';
import { importIdentity } from './keys.js';
import { array, binary, digestOrNone, identifier, integer, oneOf, publicKey, shape } from './shapes.js';

/** @import { SignInKeys } from './account.js' */
/** @import { Bytes } from './bytes.js' */
/** @import { Identity } from './keys.js' */

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

/** Bytes of what every slot of a vault opens. */
export const VAULT_KEY = 32;

/** What the sealed part of a vault says. */
export const inside = shape(
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
export function readInside(content) {
  return inside(readJson(fromUtf8(content)));
}

/**
 * @param {SealedVault} vault
 * @param {Bytes} vaultKey
 * @param {string} force
 * @param {string} user
 */
export async function contentOf({ version, sealed: closed }, vaultKey, force, user) {
  return openBox(await sealingKey(vaultKey), fromB64u(closed), vaultLabel(force, normalUser(user), version));
}

/** @param {Bytes} vaultKey */
export async function sealingKey(vaultKey) {
  return aesKey(await hkdf(vaultKey, label('vault')));
}

/**
 * @param {string} force
 * @param {string} name
 * @param {number} profile
 */
export function slotLabel(force, name, profile) {
  return label('slot', force, name, 'passphrase', String(profile));
}

/**
 * @param {string} force
 * @param {string} name
 * @param {number} version
 */
export function vaultLabel(force, name, version) {
  return label('vault', force, name, String(version));
}
