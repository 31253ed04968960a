import { VaultError } from './errors.js';
import { withPending } from './pending.js';

/** @typedef {import('../crypto/ledger.js').Ledger} Ledger */

/** Writes statements into the directory, one at a time in all tabs: a force contact's, or anybody's about what is their own. */
export class DirectoryPen {
  #parts;
  #anybody;

  /**
   * @param {{space: import('./space.js').Space, issuer: import('./issuer.js').Issuer, locks: import('./types.js').Locks,
   *   beforeWriting?: () => Promise<void>, saved: () => Promise<void>}} parts saved: called when a statement lies in the outbox
   * @param {{anybody?: boolean}} [options] anybody: also for those who are no contact; what they may not say is `not_allowed`
   */
  constructor(parts, { anybody = false } = {}) {
    this.#parts = parts;
    this.#anybody = anybody;
  }

  /**
   * Signs one statement and puts it into the outbox.
   * @param {(ledger: Ledger) => object|null} content type and the type's fields; null: nothing to say
   * @returns {Promise<{digest: string}|null>}
   */
  async say(content) {
    const { space, issuer, locks, saved, beforeWriting } = this.#parts;
    await beforeWriting?.();
    const entry = await locks.request(space.writeLock, async () => {
      const ledger = await this.ledger();
      const said = content(ledger);
      if (!said) return null;
      const signed = await issuer.inDirectory(ledger, said);
      await space.outbox.add([signed]);
      return signed;
    });
    if (entry) await saved();
    return entry && { digest: entry.digest };
  }

  /** @returns {Promise<Ledger>} with what waits in the outbox; throws `not_a_contact` */
  async ledger() {
    const { space, issuer } = this.#parts;
    const { ledger } = await withPending(await space.ledgers.current(), await space.outbox.entries());
    if (!this.#anybody && !ledger.isContact(issuer.person)) throw new VaultError('not_a_contact');
    return ledger;
  }
}
