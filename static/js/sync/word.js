import { ApiError } from './errors.js';

/**
 * @typedef {import('../vault/entry.js').Entry} Entry
 * @typedef {import('../vault/outbox.js').Acknowledgement} Acknowledgement
 * @typedef {import('../vault/outbox.js').Refusal} Refusal
 */

/**
 * What the server says of what was sent; anything else it says of is a bad answer.
 * @param {any} answer
 * @param {Entry[]} sent
 * @returns {{accepted: Map<string, Acknowledgement>, refused: Map<string, Refusal>}}
 */
export function checkWord({ accepted, refused }, sent) {
  if (!isList(accepted) || !isList(refused)) throw new ApiError('bad_answer');
  const byDigest = new Map(sent.map((entry) => [entry.digest, entry]));
  const ids = new Set(sent.map(({ id }) => id));
  for (const { id, digest, received_at } of accepted) {
    if (byDigest.get(digest)?.id !== id || !Number.isSafeInteger(received_at)) throw new ApiError('bad_answer');
  }
  for (const { id, code } of refused) {
    if (!ids.has(id) || typeof code !== 'string') throw new ApiError('bad_answer');
  }
  return {
    accepted: new Map(
      accepted.map((/** @type {Acknowledgement} */ each) => [each.digest, { ...each, late: Boolean(each.late) }]),
    ),
    refused: new Map(refused.map((/** @type {Refusal} */ each) => [each.id, each])),
  };
}

/** @param {unknown} value @returns {value is any[]} whether it is a list of objects */
export function isList(value) {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);
}
