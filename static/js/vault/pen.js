import { readHeader } from '../crypto/revision.js';
import { VaultError } from './errors.js';
import { withPending } from './pending.js';

/**
 * @typedef {import('../crypto/ledger.js').Ledger} Ledger
 * @typedef {import('./records.js').Writing} Writing
 * @typedef {{digest: string, id: string, record: string, case: string, created_at: number}} Written
 */

/** Writes records and opens cases, one at a time in all tabs. What it resolved is on the disk; when it rejects nothing has changed. */
export class Pen {
  #parts;
  #down = false;

  /**
   * @param {{space: import('./space.js').Space, records: import('./records.js').Records, issuer: import('./issuer.js').Issuer,
   *   keyring: import('./keyring.js').Keyring, locks: import('./types.js').Locks, beforeWriting?: () => Promise<void>}} parts
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** The vault was locked: nothing more is begun; what is under way is finished. */
  putDown() {
    this.#down = true;
  }

  /**
   * Throws `locked`, `no_case_key`, `not_a_member`, `case_closed`, `too_large`, `storage_full`, `storage_failed`.
   * @param {Writing} writing
   * @returns {Promise<Written>}
   */
  async write(writing) {
    const { space, keyring, records } = this.#parts;
    const entry = await this.#alone(async (ledger) => {
      const known = ledger.cases.get(writing.case);
      if (!known) throw new VaultError('no_case_key');
      if (known.disposed) throw new VaultError('case_closed');
      if (!known.members.includes(space.account.person)) throw new VaultError('not_a_member');
      const caseKey = await keyring.key(ledger, writing.case, known.key);
      return records.save({ writing, ledger, caseKey });
    });
    return told(entry);
  }

  /**
   * Opens a case and writes its allocation, in one transaction. Throws `not_a_contact`, `unknown_person` and what `write` throws.
   * @param {Omit<Writing, 'case'>} allocation
   * @param {string[]} members completed with oneself
   * @returns {Promise<Written>}
   */
  async openCase(allocation, members) {
    const { issuer, records } = this.#parts;
    const { openCase } = await import('./contacts.js');
    const entry = await this.#alone(async (ledger) => {
      const { caseKey, entry: statement } = await openCase({ ledger, issuer, members });
      return records.save({ writing: { ...allocation, case: caseKey.case }, ledger, caseKey, statements: [statement] });
    });
    return told(entry);
  }

  /**
   * @param {string} caseId
   * @param {{add: string[], remove: string[]}} change
   * @returns {Promise<{digest: string}|null>} null when nothing would change
   */
  async changeMembers(caseId, { add, remove }) {
    const { space, issuer, keyring } = this.#parts;
    const { changeMembers } = await import('./contacts.js');
    return this.#alone(async (ledger) => {
      const entry = await changeMembers({ ledger, issuer, keyring, case: caseId, add, remove });
      if (entry) await space.outbox.add([entry]);
      return entry && { digest: entry.digest };
    });
  }

  /**
   * @template T
   * @param {(ledger: Ledger) => Promise<T>} work gets the ledger with what waits in the outbox, and may move it on
   * @returns {Promise<T>}
   */
  async #alone(work) {
    if (this.#down) throw new VaultError('locked');
    const { space, locks, beforeWriting } = this.#parts;
    await beforeWriting?.();
    return locks.request(space.writeLock, async () => {
      const { ledger } = await withPending(await space.ledgers.current(), await space.outbox.entries());
      return work(ledger);
    });
  }
}

/** @param {import('./entry.js').Entry} entry @returns {Written} */
function told({ digest, id, log, header, saved_at }) {
  return { digest, id, record: readHeader(String(header)).record, case: log, created_at: saved_at };
}
