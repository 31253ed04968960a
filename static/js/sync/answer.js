import { readHeader, revisionDigest } from '../crypto/revision.js';
import { readStatement, statementDigest } from '../crypto/statement.js';
import { advance, readCursor, writeCursor } from './cursor.js';
import { ApiError } from './errors.js';
import { checkWord, isList } from './word.js';

/**
 * @typedef {import('../vault/entry.js').Entry} Entry
 * @typedef {import('../vault/entry.js').Item} Item
 * @typedef {import('../vault/outbox.js').Acknowledgement} Acknowledgement
 * @typedef {import('../vault/outbox.js').Refusal} Refusal
 * @typedef {object} CheckedAnswer an answer of /api/sync that holds together
 * @property {Map<string, Acknowledgement>} accepted by digest
 * @property {Map<string, Refusal>} refused by id
 * @property {Item[]} delivered
 * @property {string} cursor
 * @property {boolean} more
 * @property {object[]} notices
 */

/**
 * Checks an answer as a whole, before anything of it is applied: its shape, that it speaks of what was sent, that positions have no gaps, and
 * that the cursor is the chain over what was delivered. Throws `bad_answer`.
 * @param {any} answer
 * @param {{sent: Entry[], cursor: string}} asked
 * @returns {Promise<CheckedAnswer>}
 */
export async function checkAnswer(answer, { sent, cursor }) {
  if (!hasShape(answer)) throw new ApiError('bad_answer');
  const word = checkWord(answer, sent);
  const delivered = await readChanges(answer.changes);
  if ((await follow(cursor, delivered)) !== answer.cursor) throw new ApiError('bad_answer');
  if (answer.more && delivered.length === 0) throw new ApiError('bad_answer');
  const { more, notices } = answer;
  return { ...word, delivered, cursor: answer.cursor, more, notices };
}

/** @param {any} answer */
function hasShape(answer) {
  const lists = ['accepted', 'refused', 'changes', 'notices'].every((name) => isList(answer?.[name]));
  return (
    lists && answer.notices.every(isNotice) && typeof answer.cursor === 'string' && typeof answer.more === 'boolean'
  );
}

/** @param {any} notice */
function isNotice({ id, due, case: log, role, stage, at }) {
  return [id, due, log, role].every((each) => typeof each === 'string') && [stage, at].every(Number.isSafeInteger);
}

/** @param {any[]} changes @returns {Promise<Item[]>} */
async function readChanges(changes) {
  try {
    return await Promise.all(changes.map(readChange));
  } catch (cause) {
    throw new ApiError('bad_answer', { cause });
  }
}

/** @param {any} change @returns {Promise<Item>} */
async function readChange({ kind, text, header, body, sig, pos, received_at, late }) {
  if (typeof sig !== 'string' || !Number.isSafeInteger(pos) || !Number.isSafeInteger(received_at))
    throw new ApiError('bad_answer');
  const common = { kind, sig, received_at, late: Boolean(late), pos, invalid: null };
  if (kind === 'statement') {
    const digest = await statementDigest(text);
    return { ...common, digest, id: digest, log: readStatement(text).log, text };
  }
  if (kind !== 'revision') throw new ApiError('bad_answer');
  const fields = readHeader(header);
  return { ...common, digest: await revisionDigest(header, body), id: fields.id, log: fields.case, header, body };
}

/** @param {string} cursor @param {Item[]} delivered @returns {Promise<string>} the cursor after them */
async function follow(cursor, delivered) {
  let at = readCursor(cursor);
  for (const { pos, digest } of delivered) {
    if (pos !== at.pos + 1) throw new ApiError('bad_answer');
    at = await advance(at, digest);
  }
  return writeCursor(at);
}
