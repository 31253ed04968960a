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
    const [entry] = await this.sayAll([content]);
    return entry ? { digest: entry.digest } : null;
  }

  /**
   * Signs statements that stand one on the other and puts them into the outbox together: all of them, or none.
   * @param {((ledger: Ledger) => object|null)[]} contents
   * @returns {Promise<import('./entry.js').Entry[]>} of those that there was a need for
   */
  async sayAll(contents) {
    const { space, issuer, locks, saved, beforeWriting } = this.#parts;
    await beforeWriting?.();
    const entries = await locks.request(space.writeLock, async () => {
      const ledger = await this.ledger();
      const signed = [];
      for (const content of contents) {
        const said = content(ledger);
        if (said) signed.push(await issuer.inDirectory(ledger, said));
      }
      if (signed.length > 0) await space.outbox.add(signed);
      return signed;
    });
    if (entries.length > 0) await saved();
    return entries;
  }

  /** @returns {Promise<Ledger>} with what waits in the outbox; throws `not_a_contact` */
  async ledger() {
    const { space, issuer } = this.#parts;
    const { ledger } = await withPending(await space.ledgers.current(), await space.outbox.entries());
    if (!this.#anybody && !ledger.isContact(issuer.person)) throw new VaultError('not_a_contact');
    return ledger;
  }
}
