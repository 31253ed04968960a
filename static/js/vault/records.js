import { newId } from '../crypto/bytes.js';
import { sealRevision } from '../crypto/revision.js';
import { revisionEntry } from './entry.js';
import { VaultError } from './errors.js';
import { addEntries } from './outbox.js';

/**
 * @typedef {import('../crypto/ledger.js').Ledger} Ledger
 * @typedef {import('../crypto/casekey.js').CaseKey} CaseKey
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {{n: number, digest: string}} ChainHead the last revision of this device in a case
 * @typedef {object} Writing what somebody wrote
 * @property {string} case
 * @property {string} form
 * @property {number} version
 * @property {null|{record: string, digests: string[]}} [about]
 * @property {object} values
 * @property {string} [record] the record that this is a revision of; without it a new record
 * @property {string[]} [parents] digests
 * @property {object} [due]
 * @property {string[]} [closes]
 * @property {string} [draft] id of the draft that goes in the same transaction
 */

const TRIES = 5;

/** Seals what somebody wrote and puts it into the outbox, chained to what this device wrote in the case before. */
export class Records {
  #space;
  #opened;
  #now;

  /** @param {{space: import('./space.js').Space, opened: import('./entrance.js').Opened, now: () => number}} parts */
  constructor({ space, opened, now }) {
    this.#space = space;
    this.#opened = opened;
    this.#now = now;
  }

  /**
   * One transaction for the record, the statements that go before it, the chain and the draft. The chain's head is read again in it: when another
   * tab has moved it the record is sealed anew. Resolves when all is on the disk.
   * @param {{writing: Writing, ledger: Ledger, caseKey: CaseKey, statements?: Entry[]}} parts ledger: with the statements in it
   * @returns {Promise<Entry>}
   */
  async save({ writing, ledger, caseKey, statements = [] }) {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const head = await this.#head(writing.case);
      const entry = await this.#seal({ writing, ledger, caseKey, head });
      if (await this.#commit({ entries: [...statements, entry], head, writing })) return entry;
    }
    throw new VaultError('storage_failed');
  }

  /** @param {string} caseId @returns {Promise<ChainHead>} */
  async #head(caseId) {
    return (await this.#space.meta(chain(caseId))) ?? { n: 0, digest: '' };
  }

  /** @param {{writing: Writing, ledger: Ledger, caseKey: CaseKey, head: ChainHead}} parts */
  async #seal({ writing, ledger, caseKey, head }) {
    const { case: caseId, form, version, about = null, values, due, closes = [] } = writing;
    const { account } = this.#space;
    const fields = {
      force: account.force,
      id: newId(),
      record: writing.record ?? newId(),
      parents: [...new Set(writing.parents ?? [])].sort(),
      case: caseId,
      author: account.person,
      device: account.device,
      n: head.n + 1,
      prev: head.digest,
      dir: ledger.directoryHead.no,
      mem: ledger.head(caseId).no,
      created_at: this.#now(),
      ...(due && { due }),
      ...(closes.length > 0 && { closes: [...new Set(closes)].sort() }),
    };
    const content = { form, version, about, values };
    const signKey = this.#opened.identity.sign.privateKey;
    return revisionEntry(await sealRevision(/** @type {any} */ ({ fields, content, caseKey, signKey })), this.#now());
  }

  /**
   * @param {{entries: Entry[], head: ChainHead, writing: Writing}} parts
   * @returns {Promise<boolean>} false when the chain had moved and nothing was written
   */
  #commit({ entries, head, writing }) {
    return this.#space.database.run(['outbox', 'meta', 'drafts'], 'readwrite', async (transaction) => {
      const meta = transaction.objectStore('meta');
      const present = await meta.get(chain(writing.case));
      if ((present?.digest ?? '') !== head.digest) return false;
      await addEntries(transaction, entries);
      await meta.put({ n: head.n + 1, digest: entries.at(-1)?.digest }, chain(writing.case));
      if (writing.draft) await transaction.objectStore('drafts').delete(writing.draft);
      return true;
    });
  }
}

/** @param {string} caseId */
function chain(caseId) {
  return `chain:${caseId}`;
}
