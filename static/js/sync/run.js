import { SealingError } from '../crypto/errors.js';
import { wireItem } from '../vault/entry.js';
import { checkAnswer } from './answer.js';
import { ApiError } from './errors.js';
import { Pace } from './pace.js';
import { applyPage } from './page.js';

/**
 * @typedef {import('../vault/space.js').Space} Space
 * @typedef {{call: (path: string, body?: object|null, options?: {method?: string}) => Promise<any>}} Caller
 */

/** One request stays well under the 2 MiB that the server takes, however badly it compresses. */
const PUSH_BYTES = 1_400_000;
const PAGE = 200;
const ROUNDS_OF_REBASE = 5;

/**
 * One whole exchange with the server: everything that may go is sent once, everything that is there is fetched, and statements that the server asked
 * to be signed anew are, a bounded number of times, once everything is here. Call with the user's sync lock held.
 * Throws ApiError, SealingError (`log_forked`, `log_older`) or VaultError (storage); what was applied before stays.
 * @param {Space} space
 * @param {{api: Caller, now: () => number, applied: () => void}} parts applied: called when something here has changed, of many changes not for each
 * @returns {Promise<void>}
 */
export async function exchange(space, { api, now, applied }) {
  const pace = new Pace(applied);
  try {
    await sendAndFetch(space, { api, applied: () => pace.changed() });
  } finally {
    pace.end();
  }
  if ((await space.ledgers.current()).behind) throw new SealingError('log_older');
  await space.keepMeta('last-sync', now());
}

/** @param {Space} space @param {{api: Caller, applied: () => void}} parts */
async function sendAndFetch(space, { api, applied }) {
  /** @type {Set<string>} */
  const tried = new Set();
  for (let rounds = 0, more = true; more || (await nextBatch(space, tried)).length > 0; ) {
    const answer = await step(space, { api, applied, tried });
    more = answer.more;
    rounds += asksToSignAnew(answer) ? 1 : 0;
    if (!more && rounds < ROUNDS_OF_REBASE) await space.signAnew?.();
  }
}

/**
 * The browser's session must be this user's: an outbox is never sent as somebody else.
 * @param {Space} space
 * @param {Caller} api
 * @returns {Promise<{person: string, device: string, vault_version?: unknown}>} what the server told
 */
export async function checkSession(space, api) {
  const session = await api.call('/api/session', null, { method: 'GET' });
  if (typeof session.person !== 'string' || typeof session.device !== 'string') throw new ApiError('bad_answer');
  const { person, device } = space.account;
  if (session.person !== person || session.device !== device) throw new ApiError('other_user', { status: 401 });
  return session;
}

/** @param {import('./answer.js').CheckedAnswer} answer */
function asksToSignAnew({ refused }) {
  return [...refused.values()].some(({ code }) => code === 'rebase');
}

/**
 * One request and its answer.
 * @param {Space} space
 * @param {{api: Caller, applied: () => void, tried: Set<string>}} parts tried: gets what was sent
 */
async function step(space, { api, applied, tried }) {
  const sent = await nextBatch(space, tried);
  await space.outbox.tried(sent);
  if (sent.length > 0) applied();
  for (const { digest } of sent) tried.add(digest);
  const cursor = (await space.meta('cursor')) ?? '';
  const asked = { device: space.account.device, cursor, push: sent.map(wireItem), limit: PAGE };
  const answer = await checkAnswer(await api.call('/api/sync', asked), { sent, cursor });
  if (await applyPage(space, sent, answer)) applied();
  await space.keepMeta('notices', answer.notices);
  return answer;
}

/** @param {Space} space @param {Set<string>} tried */
function nextBatch(space, tried) {
  return space.outbox.batch({ skip: tried, maxBytes: PUSH_BYTES });
}
