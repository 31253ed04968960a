import { VaultError } from './errors.js';
import { withPending } from './pending.js';

/** @typedef {{adopt?: string[], aside?: string[]}} Words digests of late revisions */

/**
 * A force contact says what becomes of what came after its author had left. The statement is signed, so that everybody in the case knows who said it;
 * the last word on each revision counts.
 */
export class Deciding {
  #parts;

  /** @param {import('./casebook.js').Lent} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * Throws `locked`, `not_a_contact`, `not_a_member`, `not_allowed` (nothing is named, the case is closed) and what the storage throws.
   * @param {string} caseId
   * @param {Words} words
   * @returns {Promise<{digest: string}>} of the statement, which lies in the outbox
   */
  async decide(caseId, { adopt = [], aside = [] }) {
    const { space, locks, saved, beforeWriting, isOpen } = this.#parts;
    if (!isOpen()) throw new VaultError('locked');
    await beforeWriting?.();
    const { digest } = await locks.request(space.writeLock, () => this.#sign(caseId, { adopt, aside }));
    await saved();
    return { digest };
  }

  /** @param {string} caseId @param {Required<Words>} words */
  async #sign(caseId, { adopt, aside }) {
    const { space, issuer } = this.#parts;
    const { ledger } = await withPending(await space.ledgers.current(), await space.outbox.entries());
    if (!ledger.isContact(issuer.person)) throw new VaultError('not_a_contact');
    if (!ledger.cases.get(caseId)?.members.includes(issuer.person)) throw new VaultError('not_a_member');
    const { issuer: by, now } = issuer.said();
    const place = { ...ledger.next(caseId), type: 'late', issuer: by, issued_at: now };
    const entry = await issuer.sign(ledger, { ...place, adopt: sorted(adopt), aside: sorted(aside) });
    await space.outbox.add([entry]);
    return entry;
  }
}

/** @param {string[]} digests */
function sorted(digests) {
  return [...new Set(digests)].sort();
}
