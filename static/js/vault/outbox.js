import { acknowledgedItem } from './entry.js';
import { putItem } from './items.js';

/**
 * @typedef {import('./database.js').Database} Database
 * @typedef {import('./database.js').Transaction} Transaction
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {{id: string, digest: string, received_at: number, late: boolean}} Acknowledgement
 * @typedef {{id: string, code: string}} Refusal
 */

/**
 * What the server has not acknowledged, in the order of writing. Nothing leaves it but by an acknowledgement of its very bytes: no status code,
 * no age and no sign-in of another user deletes an entry.
 */
export class Outbox {
  #database;

  /** @param {Database} database */
  constructor(database) {
    this.#database = database;
  }

  /** @returns {Promise<Entry[]>} everything, oldest first */
  entries() {
    return this.#database.run(['outbox'], 'readonly', (transaction) => transaction.objectStore('outbox').getAll());
  }

  /** @param {string} digest @returns {Promise<Entry|null>} */
  async get(digest) {
    return this.#database.run(['outbox'], 'readonly', async (transaction) => (await find(transaction, digest)) ?? null);
  }

  /**
   * Resolves when the entries are on the disk: "Saved on this phone".
   * @param {Entry[]} entries
   */
  add(entries) {
    return this.#database.run(['outbox'], 'readwrite', (transaction) => addEntries(transaction, entries));
  }

  /**
   * What may go in one request: statements alone and first, then revisions, but none whose case key comes with a statement that is not in yet.
   * @param {{skip: Set<string>, maxBytes: number, maxItems?: number, withStatements?: boolean}} limits skip: digests already tried in this run
   * @returns {Promise<Entry[]>}
   */
  async batch({ skip, maxBytes, maxItems = 200, withStatements = true }) {
    const entries = await this.entries();
    const pending = entries.filter(({ kind }) => kind === 'statement');
    const keysToCome = new Set(pending.map(({ key }) => key));
    const open = entries.filter(({ digest, state }) => ['saved', 'waiting'].includes(state) && !skip.has(digest));
    const statements = open.filter(({ kind }) => kind === 'statement');
    const revisions = open.filter(({ kind, key }) => kind === 'revision' && !keysToCome.has(key));
    return firstOf(withStatements && statements.length ? statements : revisions, maxBytes, maxItems);
  }

  /** @returns {Promise<{waiting: number, refused: number, oldest: number|null}>} */
  async counts() {
    const entries = await this.entries();
    const refused = entries.filter(({ state }) => state === 'refused').length;
    const times = entries.map(({ saved_at }) => saved_at);
    return { waiting: entries.length - refused, refused, oldest: times.length ? Math.min(...times) : null };
  }

  /**
   * Entries are handed to the network: from now on they wait for an answer. A device without room leaves them unmarked and sends them all the same.
   * @param {Entry[]} entries
   */
  async tried(entries) {
    try {
      await this.#database.run(['outbox'], 'readwrite', async (transaction) => {
        for (const { digest } of entries) await mark(transaction, digest, 'saved', { state: 'waiting' });
      });
    } catch (problem) {
      if (/** @type {{code?: string}} */ (problem).code !== 'storage_full') throw problem;
    }
  }

  /**
   * A refused entry is offered to the server once more.
   * @param {string} digest
   */
  retry(digest) {
    return this.#database.run(['outbox'], 'readwrite', (transaction) =>
      mark(transaction, digest, 'refused', { state: 'waiting', code: null }),
    );
  }
}

/**
 * @param {Transaction} transaction over `outbox`
 * @param {Entry[]} entries
 */
export async function addEntries(transaction, entries) {
  for (const entry of entries) await transaction.objectStore('outbox').add(entry);
}

/**
 * The server's word on what was sent. Acknowledged entries move to the items with the time of arrival, refused ones stay, marked.
 * @param {Transaction} transaction over `outbox`, `items` and `arrivals`
 * @param {Entry[]} sent
 * @param {{accepted: Map<string, Acknowledgement>, refused: Map<string, Refusal>}} word acknowledgements by digest, refusals by id
 */
export async function settle(transaction, sent, { accepted, refused }) {
  for (const entry of sent) {
    const acknowledgement = accepted.get(entry.digest);
    const refusal = refused.get(entry.id);
    if (acknowledgement) await acknowledge(transaction, entry, acknowledgement);
    else if (refusal) await refuse(transaction, entry, refusal.code);
  }
}

/** Codes that are not for good: the entry stays and goes again. */
const NOT_FOR_GOOD = new Set(['unknown_case', 'busy', 'server_error', 'signed_out']);

/** @param {Transaction} transaction @param {Entry} entry @param {Acknowledgement} acknowledgement */
async function acknowledge(transaction, entry, acknowledgement) {
  const known = await transaction.objectStore('items').get(entry.digest);
  if (!known) await putItem(transaction, acknowledgedItem(entry, acknowledgement));
  const held = await find(transaction, entry.digest);
  if (held) await transaction.objectStore('outbox').delete(/** @type {number} */ (held.seq));
}

/** Only a statement can be signed anew. @param {Transaction} transaction @param {Entry} entry @param {string} code */
async function refuse(transaction, entry, code) {
  if (NOT_FOR_GOOD.has(code) || (code === 'rebase' && entry.kind === 'revision')) return;
  const held = await find(transaction, entry.digest);
  if (!held) return;
  const change = code === 'rebase' ? { state: 'rebase' } : { state: 'refused', code };
  await transaction.objectStore('outbox').put({ ...held, ...change });
}

/** @param {Transaction} transaction @param {string} digest @param {Entry['state']} from @param {Partial<Entry>} change */
async function mark(transaction, digest, from, change) {
  const entry = await find(transaction, digest);
  if (entry?.state === from) await transaction.objectStore('outbox').put({ ...entry, ...change });
}

/** @param {Transaction} transaction @param {string} digest @returns {Promise<Entry|undefined>} */
function find(transaction, digest) {
  return transaction.objectStore('outbox').index('digest').get(digest);
}

/**
 * As many from the front as fit; always at least one.
 * @param {Entry[]} entries @param {number} maxBytes @param {number} maxItems @returns {Entry[]}
 */
function firstOf(entries, maxBytes, maxItems) {
  let bytes = 0;
  const fits = entries.findIndex((entry, place) => {
    bytes += (entry.text ?? '').length + (entry.header ?? '').length + (entry.body ?? '').length + 200;
    return place > 0 && (bytes > maxBytes || place >= maxItems);
  });
  return fits === -1 ? entries : entries.slice(0, fits);
}
