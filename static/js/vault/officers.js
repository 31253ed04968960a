import { newId } from '../crypto/bytes.js';
import { fingerprint } from '../crypto/fingerprint.js';
import { invitationKey, newCode, openToContact, sealToOfficer, token, tokenHash } from '../crypto/invitation.js';
import { DirectoryPen } from './directory_pen.js';
import { VaultError } from './errors.js';

/**
 * @typedef {import('./issuer.js').Issuer} Issuer
 * @typedef {{id: string, state: 'open'|'answered'|'done'|'expired'|'void', created_at: number, expires_at: number, reply?: string, person?: string}} Invitation person: somebody known, who makes new keys
 * @typedef {Omit<Invitation, 'reply'> & {name: string|null, roles: string[]|null, code: string|null}} ShownInvitation
 */

const KIND = 'invitation';

/** What a force contact does in the directory: invites officers, vouches for the keys they made, changes and revokes. */
export class Officers {
  #parts;
  #pen;

  /**
   * @param {{space: import('./space.js').Space, issuer: Issuer, kept: import('./kept.js').Kept, api: import('./types.js').Caller,
   *   locks: import('./types.js').Locks, beforeWriting?: () => Promise<void>, saved: () => Promise<void>}} parts saved: called when a statement lies in the outbox
   */
  constructor(parts) {
    this.#parts = parts;
    this.#pen = new DirectoryPen(parts);
  }

  /**
   * Makes an invitation. The code never leaves this device but by the contact's hand; the server sees a hash of a token derived from it.
   * @param {{name: string, roles: string[], again?: string}} given again: the id of somebody known, who has lost passphrase and sheet and makes new keys
   * @returns {Promise<{id: string, code: string, expires_at: number|null}>}
   */
  async invite({ name, roles, again }) {
    const { space, issuer, kept, api } = this.#parts;
    const ledger = await this.#pen.ledger();
    const { force, root, directoryHead: head } = await space.ledgers.current();
    const [id, person, code] = [newId(), again ?? newId(), newCode()];
    const sorted = [...new Set(roles)].sort();
    const k = await invitationKey(code, force);
    const invited = {
      root,
      head,
      person,
      name: name.trim(),
      roles: sorted,
      from: ledger.people.get(issuer.person)?.name ?? '',
    };
    const sealed = await sealToOfficer(k, ledger.force, /** @type {any} */ (invited));
    const asked = { id, token_hash: await tokenHash(await token(k)), sealed, ...(again && { person: again }) };
    const answer = await this.#alone(async () => {
      await kept.put(KIND, id, { code, person, name: name.trim(), roles: sorted }); // first: its answer may be lost
      return api.call('/api/invitations', asked);
    });
    return { id, code, expires_at: answer.expires_at ?? null };
  }

  /** @returns {Promise<ShownInvitation[]>} name, roles and code only for what was made on this device */
  async invitations() {
    const { kept } = this.#parts;
    const shown = (await this.#list()).map(async ({ reply, ...invitation }) => {
      const { name = null, roles = null, code = null } = (await kept.get(KIND, invitation.id)) ?? {};
      return { ...invitation, name, roles, code };
    });
    return Promise.all(shown);
  }

  /** @param {string} id of an invitation whose answer nobody has vouched for, or `not_found`: the account or the new keys that it brought go as well */
  async withdraw(id) {
    if (await this.#isSigned(id)) throw new VaultError('not_found');
    await this.#parts.api.call(`/api/invitations/${id}`, null, { method: 'DELETE' });
    await this.#parts.kept.remove(KIND, id);
  }

  /**
   * `vouch` after a synchronisation, where this device has made an invitation that is not done with.
   * @returns {Promise<string|null>} the code of what went wrong; the next synchronisation tries again
   */
  async vouchIfInvited() {
    try {
      if ((await (await this.#parts.kept.ids(KIND)).length) > 0) await this.vouch();
      return null;
    } catch (problem) {
      return problem instanceof Error && 'code' in problem ? String(problem.code) : 'failed';
    }
  }

  /**
   * Vouches for everybody who has answered an invitation made on this device, and closes the invitations of those whose statement is in.
   * @returns {Promise<{vouched: string[], left: {id: string, code: string}[]}>} vouched: persons newly signed for; left: what could not be done
   */
  async vouch() {
    /** @type {{vouched: string[], left: {id: string, code: string}[]}} */
    const outcome = { vouched: [], left: [] };
    for (const invitation of await this.#tidied()) {
      if (invitation.state !== 'answered') continue;
      const code = await this.#vouchFor(invitation, outcome.vouched);
      if (code) outcome.left.push({ id: invitation.id, code });
    }
    return outcome;
  }

  /**
   * Another name or other roles for somebody; the keys stay.
   * @param {{person: string, name: string, roles: string[]}} given
   */
  replace({ person, name, roles }) {
    return this.#pen.say((ledger) => {
      const known = ledger.people.get(person);
      if (!known?.active) throw new VaultError('unknown_person');
      const { hpke, sign } = known;
      return { type: 'replace', person, name: name.trim(), roles: [...new Set(roles)].sort(), hpke, sign };
    });
  }

  /** @param {string} person who writes and reads nothing new from then on */
  revoke(person) {
    return this.#pen.say((ledger) => {
      if (!ledger.people.get(person)?.active) throw new VaultError('unknown_person');
      return { type: 'revoke', person };
    });
  }

  /**
   * The new keys that somebody known has answered with; nobody has vouched for them.
   * @param {string} id of the invitation
   * @returns {Promise<{person: string, hpke: string, sign: string, fingerprint: string}>} throws `not_found`, `not_made_here`, `not_opened`
   */
  async offered(id) {
    const invitation = (await this.#list()).find((each) => each.id === id && each.state === 'answered');
    if (!invitation) throw new VaultError('not_found');
    const { code, answer } = await this.#open(id, invitation.reply);
    if (!answer) throw new VaultError(code);
    return { ...answer, fingerprint: await fingerprint({ root: this.#parts.space.account.root, ...answer }) };
  }

  /**
   * Vouches for new keys, after a contact has compared them with the person. Name and roles stay as the directory has them.
   * @param {{person: string, hpke: string, sign: string}} keys
   */
  renew({ person, hpke, sign }) {
    return this.#pen.say((ledger) => {
      const known = ledger.people.get(person);
      if (!known?.active) throw new VaultError('unknown_person');
      if (known.hpke === hpke && known.sign === sign) return null;
      return { type: 'replace', person, name: known.name, roles: known.roles, hpke, sign };
    });
  }

  /** Whether a statement for the answer waits to be sent: without what it vouches for, the person could not get in any more. @param {string} id */
  async #isSigned(id) {
    const { answer } = await this.#open(id, (await this.#list()).find((each) => each.id === id)?.reply);
    const known = answer && (await this.#pen.ledger()).people.get(answer.person);
    return Boolean(known && known.sign === answer.sign);
  }

  /**
   * @param {string} id
   * @param {string} [reply]
   * @returns {Promise<{code: string, made?: any, answer?: {person: string, hpke: string, sign: string}}>} code: why there is no answer
   */
  async #open(id, reply) {
    const { space, kept } = this.#parts;
    const made = await kept.get(KIND, id);
    if (!made) return { code: 'not_made_here' };
    const k = await invitationKey(made.code, space.account.force);
    const answer = await openToContact(k, space.account.force, String(reply)).catch(() => null);
    if (answer?.person !== made.person) return { code: 'not_opened' };
    return { code: '', made, answer: /** @type {any} */ (answer) };
  }

  /** What the server does not have, refused or deleted by now, is kept here no longer. @returns {Promise<Invitation[]>} */
  #tidied() {
    const { kept } = this.#parts;
    return this.#alone(async () => {
      const invitations = await this.#list();
      const gone = (await kept.ids(KIND)).filter((id) => !invitations.some((each) => each.id === id));
      for (const id of gone) await kept.remove(KIND, id);
      return invitations;
    });
  }

  /** In all tabs: what another one is just asking for is not taken for gone. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #alone(work) {
    const { locks, space } = this.#parts;
    return locks.request(`${space.writeLock}-invitations`, work);
  }

  /** @returns {Promise<Invitation[]>} */
  async #list() {
    return (await this.#parts.api.call('/api/invitations', null, { method: 'GET' })).invitations;
  }

  /**
   * @param {Invitation} invitation
   * @param {string[]} vouched gets the person when a statement was signed
   * @returns {Promise<string|null>} why it could not be done
   */
  async #vouchFor({ id, reply }, vouched) {
    const { kept, api, space } = this.#parts;
    const { code, made, answer } = await this.#open(id, reply);
    if (!answer) return code;
    const { person, hpke, sign } = answer;
    const known = (await space.ledgers.current()).people.get(person);
    if (known && known.hpke === hpke && known.sign === sign) {
      await api.call(`/api/invitations/${id}/done`, {});
      await kept.remove(KIND, id);
      return null;
    }
    if (known && (await this.#pen.ledger()).people.get(person)?.sign === sign) return null; // signed for, and on its way
    if (known) return 'to_check'; // new keys for somebody known are what an attacker wants: a contact looks first
    const { name, roles } = made;
    const entry = await this.#pen.say((ledger) =>
      ledger.people.has(person) ? null : { type: 'person', person, name, roles, hpke, sign },
    );
    if (entry) vouched.push(person);
    return null;
  }
}
