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
 * @typedef {{person: string, identity: Identity, local: CryptoKey, root: string, head: Head, secret: Bytes,
 *   version: number}} OpenedVault
 */

const VAULT_KEY = 32;

const inside = shape({
  v: oneOf(1),
  person: identifier,
  hpke: binary(32),
  sign: binary(32),
  root: publicKey,
  secret: binary(16),
  head: shape({ no: integer(), digest: digestOrNone }),
});

const slot = shape({
  kind: oneOf('passphrase'),
  profile: (value) => profileOf(value) && value,
  sealed: binary(VAULT_KEY + OVERHEAD),
});

const outside = shape({ version: integer(1), slots: array(slot, { least: 1 }), sealed: binary() });

/**
 * A vault with one passphrase slot, under a fresh vault key.
 * @param {{force: string, user: string, version?: number, keys: SignInKeys, person: string, identity: FreshIdentity,
 *   root: string, head: Head, random?: Random}} parts
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
}) {
  const name = normalUser(user);
  const vaultKey = random(VAULT_KEY);
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
  const slotted = await sealBox(keys.kek, vaultKey, slotLabel(force, name, keys.profile), random);
  const sealed = await sealBox(await sealingKey(vaultKey), utf8(content), vaultLabel(force, name, version), random);
  return {
    version,
    slots: [{ kind: 'passphrase', profile: keys.profile, sealed: toB64u(slotted) }],
    sealed: toB64u(sealed),
  };
}

/**
 * Opens a vault: private keys come out non-extractable, and with them the key for what stays on this device.
 * @param {{vault: SealedVault, keys: SignInKeys, force: string, user: string, device: string, atLeast?: number}} parts
 *   `atLeast`: the highest version seen so far
 * @returns {Promise<OpenedVault>} or `not_opened` (wrong passphrase or sheet code, or anything touched), `vault_older`,
 *   `unknown_profile`, `malformed`
 */
export async function openVault({ vault, keys, force, user, device, atLeast = 1 }) {
  const { version, slots, sealed } = outside(vault);
  if (version < atLeast) throw new SealingError('vault_older');
  const name = normalUser(user);
  const [{ profile, sealed: slotted }] = slots;
  const vaultKey = await openBox(keys.kek, fromB64u(slotted), slotLabel(force, name, profile));
  const opened = await openBox(await sealingKey(vaultKey), fromB64u(sealed), vaultLabel(force, name, version));
  const { person, hpke, sign, root, secret, head } = inside(readJson(fromUtf8(opened)));
  const identity = await importIdentity({ hpke: fromB64u(hpke), sign: fromB64u(sign) });
  const local = await aesKey(await hkdf(vaultKey, label('local', device)));
  return { person, identity, local, root, head, secret: fromB64u(secret), version };
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
