import { newId, toB64u } from '../crypto/bytes.js';
import { fingerprint, rootFingerprint } from '../crypto/fingerprint.js';
import { invitationKey, openToOfficer, sealToContact, token } from '../crypto/invitation.js';
import { newIdentity } from '../crypto/keys.js';
import { Enrolment, makeAccount } from './enrolment.js';
import { VaultError } from './errors.js';

/**
 * @typedef {import('./accounts.js').Account} Account
 * @typedef {import('./entrance.js').Opened} Opened
 * @typedef {{force: string, root: string, head: {no: number, digest: string}, person: string, name: string, roles: string[], from: string}} Invited
 * @typedef {{api: import('./types.js').Caller, force: string, deviceName: string, now: () => number, deviceOf: (person: string) => string|undefined,
 *   enter: (account: Account, opened: Opened) => Promise<void>}} Desk deviceOf: this browser's id where it knows the person already, whose chains go on
 */

/** An opened invitation: what a force contact wrote into it, and the way to an account. */
export class Joining {
  #desk;
  #invited;
  #k;

  /** @param {{desk: Desk, invited: Invited, k: Uint8Array<ArrayBuffer>, rootFingerprint: string}} parts */
  constructor({ desk, invited, k, rootFingerprint: print }) {
    this.#desk = desk;
    this.#invited = invited;
    this.#k = k;
    this.force = invited.force;
    this.name = invited.name;
    this.roles = invited.roles;
    this.from = invited.from;
    this.rootFingerprint = print;
  }

  /**
   * Makes the officer's keys on this device.
   * @param {{user: string, passphrase: string}} given
   * @returns {Promise<Enrolment>}
   */
  async enrol({ user, passphrase }) {
    const now = this.#desk.now();
    const { force, root, head, person, roles, from: invitedBy } = this.#invited;
    const identity = await newIdentity();
    const hpke = toB64u(identity.hpke.public);
    const sign = toB64u(identity.sign.public);
    const device = this.#desk.deviceOf(person) ?? newId();
    const given = { force, user, passphrase, person, identity, root, head, device, roles, invitedBy, now };
    const { account, opened, login, recoveryCode } = await makeAccount(given);
    const reply = await sealToContact(this.#k, force, { person, hpke, sign });
    const body = {
      token: await token(this.#k),
      person,
      user: account.user,
      login,
      vault: account.vault,
      device: account.device,
      sign,
    };
    return new Enrolment({
      account,
      recoveryCode,
      fingerprint: await fingerprint({ root, person, hpke, sign }),
      rootFingerprint: this.rootFingerprint,
      send: async () => {
        await this.#desk.api.call('/api/invitations/answer', { ...body, device_name: this.#desk.deviceName, reply });
        await this.#desk.enter(account, opened);
      },
    });
  }
}

/**
 * Fetches and opens an invitation. Throws `bad_code` for a mistyped code, `invitation_other_force`, and the server's codes.
 * @param {Desk} desk
 * @param {string} code
 * @returns {Promise<Joining>}
 */
export async function openInvitation(desk, code) {
  const k = await invitationKey(code, desk.force);
  const { sealed } = await desk.api.call('/api/invitations/open', { token: await token(k) });
  const invited = await openToOfficer(k, desk.force, sealed);
  if (invited.force !== desk.force) throw new VaultError('invitation_other_force');
  return new Joining({ desk, invited, k, rootFingerprint: await rootFingerprint(invited.root) });
}
