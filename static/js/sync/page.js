import { SealingError } from '../crypto/errors.js';
import { readStatement } from '../crypto/statement.js';
import { deliver } from '../vault/items.js';
import { keepLedger } from '../vault/ledgers.js';
import { settle } from '../vault/outbox.js';

/**
 * @typedef {import('../vault/space.js').Space} Space
 * @typedef {import('../vault/entry.js').Entry} Entry
 * @typedef {import('../vault/entry.js').Item} Item
 * @typedef {import('./answer.js').CheckedAnswer} CheckedAnswer
 */

/** A log that was forked or is older than what this device has seen: nothing of such an answer is applied. */
const BETRAYAL = new Set(['log_forked', 'log_older']);

/**
 * Applies a checked answer in one transaction: acknowledged entries become items, refused ones are marked, what was delivered is kept, the ledger
 * and the cursor move on. Throws `log_forked` or `log_older` with nothing applied. A statement that is wrong in any other way is kept, marked, and
 * does not count.
 * @param {Space} space
 * @param {Entry[]} sent
 * @param {CheckedAnswer} answer
 * @returns {Promise<boolean>} whether anything changed
 */
export async function applyPage(space, sent, answer) {
  const { accepted, refused, cursor } = answer;
  const { ledger, moved, delivered } = await readStatements(space, sent, answer);
  await space.database.run(['items', 'arrivals', 'outbox', 'meta'], 'readwrite', async (transaction) => {
    await settle(transaction, sent, { accepted, refused });
    for (const item of delivered) await deliver(transaction, item);
    if (moved) await keepLedger(transaction, ledger);
    await transaction.objectStore('meta').put(cursor, 'cursor');
  });
  return moved || delivered.length + accepted.size + refused.size > 0;
}

/**
 * @param {Space} space
 * @param {Entry[]} sent
 * @param {CheckedAnswer} answer
 */
async function readStatements(space, sent, { accepted, delivered }) {
  const ledger = await space.ledgers.draft();
  let moved = false;
  for (const { kind, digest, text, sig } of sent) {
    if (kind !== 'statement' || !accepted.has(digest)) continue;
    const code = await add(ledger, String(text), sig);
    moved ||= code === null;
  }
  /** @type {Item[]} */
  const checked = [];
  for (const item of delivered) {
    const invalid = item.kind === 'statement' ? await add(ledger, String(item.text), item.sig) : null;
    moved ||= item.kind === 'statement' && invalid === null;
    checked.push({ ...item, invalid });
  }
  return { ledger, moved, delivered: moved ? await inOrder(space, ledger, checked) : checked };
}

/**
 * Statements that came before what they stand on, here or in an answer before, count as soon as that is here: the directory's first, since the cases'
 * stand on it.
 * @param {Space} space
 * @param {import('../crypto/ledger.js').Ledger} ledger is moved on
 * @param {Item[]} delivered
 * @returns {Promise<Item[]>} with those that count now
 */
async function inOrder(space, ledger, delivered) {
  const early = (/** @type {Item} */ { invalid }) => invalid === 'rebase';
  const waiting = [...(await space.items.statements()), ...delivered].filter(early);
  const read = waiting.map((item) => ({ item, ...readStatement(String(item.text)) }));
  const inTurn = read.sort((a, b) => Number(a.log !== 'directory') - Number(b.log !== 'directory') || a.no - b.no);
  /** @type {Item[]} */
  const counting = [];
  for (const { item } of inTurn) {
    if (await fits(ledger, item)) counting.push({ ...item, invalid: null });
  }
  const now = new Set(counting.map(({ digest }) => digest));
  return [...delivered.filter(({ digest }) => !now.has(digest)), ...counting];
}

/** @param {import('../crypto/ledger.js').Ledger} ledger is moved on if it does @param {Item} item not known before */
async function fits(ledger, { text, sig }) {
  try {
    await ledger.add(String(text), sig);
    return true;
  } catch (problem) {
    if (!(problem instanceof SealingError)) throw problem;
    return false; // nobody has vouched for it yet: it is no proof of a fork either
  }
}

/**
 * @param {import('../crypto/ledger.js').Ledger} ledger is moved on
 * @param {string} text
 * @param {string} sig
 * @returns {Promise<string|null>} why the statement does not count
 */
async function add(ledger, text, sig) {
  try {
    await ledger.add(text, sig);
    return null;
  } catch (problem) {
    if (!(problem instanceof SealingError) || BETRAYAL.has(problem.code)) throw problem;
    return problem.code;
  }
}
