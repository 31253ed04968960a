import { wireItem } from '../vault/entry.js';
import { settle } from '../vault/outbox.js';
import { ApiError } from './errors.js';
import { checkWord } from './word.js';

/**
 * @typedef {import('../vault/space.js').Space} Space
 * @typedef {import('../vault/entry.js').Entry} Entry
 * @typedef {import('../vault/types.js').Caller} Caller
 */

/** A request stays under the 128 KiB that the server takes of anybody, and under the number of items. */
const BATCH = { maxBytes: 100_000, maxItems: 50, withStatements: false };

/**
 * Hands in what waits here for somebody whose access has ended, without a session: their signature on each record says whose it is. Locked or open,
 * ciphertext only. What is taken is kept as sent, what is refused stays, marked. Call with the user's sync lock held, and only when a statement of the
 * directory says that the access has ended: that is final.
 * @param {Space} space
 * @param {Caller} api
 */
export async function handIn(space, api) {
  /** @type {Set<string>} */
  const tried = new Set();
  for (;;) {
    const sent = await space.outbox.batch({ skip: tried, ...BATCH });
    if (sent.length === 0) break;
    await space.outbox.tried(sent);
    for (const { digest } of sent) tried.add(digest);
    await settled(space, sent, await word(sent, api));
  }
  await giveUp(space);
}

/** @param {Entry[]} sent @param {Caller} api */
async function word(sent, api) {
  try {
    return checkWord(await api.call('/api/salvage', { items: sent.map(wireItem) }), sent);
  } catch (problem) {
    const isOwn = problem instanceof ApiError && problem.code === 'too_large' && sent.length === 1;
    if (isOwn) return refusedAll(sent, 'too_large');
    throw problem;
  }
}

/**
 * Statements of somebody whom the directory does not know any more are taken by nobody, and what is sealed under a key that only such a statement brings is of
 * no case. They stay here, and are told.
 * @param {Space} space
 */
async function giveUp(space) {
  const entries = await space.outbox.entries();
  const statements = entries.filter(({ kind, state }) => kind === 'statement' && state !== 'refused');
  const keys = new Set(statements.map(({ key }) => key));
  const left = entries.filter(({ kind, key, state }) => kind === 'revision' && state !== 'refused' && keys.has(key));
  await settled(space, [...statements, ...left], refusedAll([...statements, ...left], 'not_allowed'));
}

/** @param {Entry[]} entries @param {string} code */
function refusedAll(entries, code) {
  return { accepted: new Map(), refused: new Map(entries.map(({ id }) => [id, { id, code }])) };
}

/** @param {Space} space @param {Entry[]} sent @param {ReturnType<typeof checkWord>} said */
function settled({ database }, sent, said) {
  return database.run(['items', 'arrivals', 'outbox'], 'readwrite', (transaction) => settle(transaction, sent, said));
}
