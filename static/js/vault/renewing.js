import { newId, toB64u } from '../crypto/bytes.js';
import { fingerprint, rootFingerprint } from '../crypto/fingerprint.js';
import { newIdentity } from '../crypto/keys.js';
import { makeStatement } from '../crypto/statement.js';
import { rootKeyOf } from '../crypto/typed_kit.js';
import { Enrolment, makeAccount } from './enrolment.js';
import { VaultError } from './errors.js';

/**
 * @typedef {import('./joining.js').Desk} Desk
 * @typedef {{root: string, no: number, digest: string}} Told what the server says of the directory: its root's key and its head
 * @typedef {{token: string, kit: readonly string[], contactName: string, user: string, passphrase: string, now: number}} Renewal kit: kit A as it was typed, or two parts of it
 */

const ROLES = ['contact'];

/**
 * A new force contact for a force that has lost all of them: kit A vouches. Nothing is sent before `send`; the root key cannot be read back from
 * its first use on and goes with what this returns. Throws what `rootKeyOf`, `makeAccount` and the server throw.
 * @param {Desk} desk
 * @param {Renewal} given
 * @returns {Promise<Enrolment>}
 */
export async function renew(desk, { token, kit, contactName, user, passphrase, now }) {
  const { force, directory } = await renewal(desk, token);
  const { root, no, digest } = directory;
  const rootKey = await rootKeyOf(kit, root);
  const identity = await newIdentity();
  const person = newId();
  const keys = { hpke: toB64u(identity.hpke.public), sign: toB64u(identity.sign.public) };
  const head = { no, digest };
  const given = { force, user, passphrase, person, identity, root, head, device: newId(), roles: ROLES, now };
  const { account, opened, login, recoveryCode } = await makeAccount(given);
  const { vault, device } = account;
  const entry = { token, user: account.user, login, vault, device, device_name: desk.deviceName };
  const said = { type: 'person', issuer: 'root', issued_at: now, person, name: contactName, roles: ROLES, ...keys };
  /** @param {Told} on the head to stand on */
  const offer = async (on) => {
    const place = { force, log: 'directory', no: on.no + 1, prev: on.digest };
    const { text, sig } = await makeStatement(/** @type {any} */ ({ ...place, ...said }), rootKey);
    await desk.api.call('/api/setup', { ...entry, statements: [{ kind: 'statement', text, sig }] });
  };
  return new Enrolment({
    account,
    recoveryCode,
    fingerprint: await fingerprint({ root, person, ...keys }),
    rootFingerprint: await rootFingerprint(root),
    send: async () => {
      await onTheHead(offer, directory, async () => (await renewal(desk, token)).directory);
      await desk.enter(account, opened);
    },
  });
}

/**
 * What a link of `wso-pwa setup --again` is for. Throws the server's codes, and `token_invalid` for a link that is none.
 * @param {Desk} desk
 * @param {string} token
 * @returns {Promise<{force: string, name: string, directory: Told}>}
 */
export async function renewal(desk, token) {
  const { force, name, directory } = await desk.api.call('/api/setup/open', { token });
  if (!directory) throw new VaultError('token_invalid');
  return { force, name, directory };
}

/**
 * Somebody may have written into the directory since: then once more, on top of that.
 * @param {(on: Told) => Promise<void>} offer
 * @param {Told} known
 * @param {() => Promise<Told>} present
 */
async function onTheHead(offer, known, present) {
  try {
    await offer(known);
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'rebase')) throw problem;
    const now = await present();
    if (now.root !== known.root) throw new VaultError('log_forked');
    await offer(now);
  }
}
