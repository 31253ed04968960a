import { Accounts } from '../vault/accounts.js';
import { sharedDatabase, userDatabase } from '../vault/database.js';
import { wireItem } from '../vault/entry.js';
import { Outbox, settle } from '../vault/outbox.js';
import { checkWord } from './word.js';

/** Statements are left to the page, which moves its ledger on with them. */
const BATCH = { maxBytes: 1_400_000, withStatements: false };

/**
 * Sends what waits, without the page: the worker's part. Ciphertext only, no keys. It fetches nothing for the device and leaves the cursor alone.
 * Throws when the server cannot be reached or does not want to listen, so that the browser tries again.
 * @param {{indexedDB: IDBFactory, api: import('./run.js').Caller, locks: {request: (...rest: any[]) => Promise<any>}}} parts
 * @returns {Promise<{sent: number, unsent: number|null}>} how many records were acknowledged, and what is left; null: nobody's are kept here
 */
export async function pushOutbox({ indexedDB, api, locks }) {
  const session = await api.call('/api/session', null, { method: 'GET' });
  const shared = sharedDatabase({ indexedDB });
  const account = (await new Accounts(shared).all()).find(
    ({ person, device }) => person === session.person && device === session.device,
  );
  await shared.close();
  if (!account) return { sent: 0, unsent: null };
  const database = userDatabase({ indexedDB, person: account.person });
  try {
    return await locks.request(`wso-sync-${account.person}`, () => push(database, account.device, api));
  } finally {
    await database.close();
  }
}

/** @param {import('../vault/database.js').Database} database @param {string} device @param {import('./run.js').Caller} api */
async function push(database, device, api) {
  const outbox = new Outbox(database);
  /** @type {Set<string>} */
  const skip = new Set();
  let acknowledged = 0;
  for (;;) {
    const sent = await outbox.batch({ skip, ...BATCH });
    if (sent.length === 0) return { sent: acknowledged, unsent: await left(outbox) };
    await outbox.tried(sent);
    const cursor = await database.run(['meta'], 'readonly', (transaction) =>
      transaction.objectStore('meta').get('cursor'),
    );
    const answer = await api.call('/api/sync', { device, cursor: cursor ?? '', push: sent.map(wireItem), limit: 1 });
    const word = checkWord(answer, sent);
    await database.run(['items', 'arrivals', 'outbox'], 'readwrite', (transaction) => settle(transaction, sent, word));
    for (const { digest } of sent) skip.add(digest);
    acknowledged += word.accepted.size;
  }
}

/** @param {Outbox} outbox @returns {Promise<number>} */
async function left(outbox) {
  const { waiting, refused } = await outbox.counts();
  return waiting + refused;
}
