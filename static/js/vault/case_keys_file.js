import { extendCase } from '../crypto/case_log.js';
import { unwrapCaseKey } from '../crypto/casekey.js';
import { SealingError } from '../crypto/errors.js';
import { Ledger } from '../crypto/ledger.js';
import { readStatement, statementDigest } from '../crypto/statement.js';
import { VaultError } from './errors.js';

/**
 * @typedef {import('../crypto/case_log.js').CaseState} CaseState
 * @typedef {import('../crypto/casekey.js').CaseKey} CaseKey
 * @typedef {{case: string, statements: {text: string, sig: string}[], wraps: import('../crypto/statement_shapes.js').Wrap[]}} GivenCase
 * @typedef {{force: string, to: string, kid: string, cases: GivenCase[]}} Gift what `wso-pwa recover --give-to` has written
 */

/**
 * @param {string} text
 * @returns {Gift} `bad_keys_file` for anything else
 */
export function readGift(text) {
  const gift = parsed(text);
  const isOne = gift?.kind === 'case keys' && gift.v === 1 && Array.isArray(gift.cases);
  if (!isOne || !gift.cases.every(isCase)) throw new VaultError('bad_keys_file');
  return gift;
}

/**
 * A case as its statements leave it, those of contacts who have gone since with them. Each is checked as if it had been delivered.
 * @param {Ledger} ledger as this device has it; is not changed
 * @param {GivenCase} given
 * @returns {Promise<{ledger: Ledger, state: CaseState}>} ledger: what the next statement of the case can be added to; or SealingError
 */
export async function caseOf(ledger, given) {
  const moved = Ledger.restore(ledger.snapshot());
  const { directory } = moved.snapshot();
  /** @type {CaseState | undefined} */
  let state;
  for (const { text, sig } of given.statements) {
    const fields = readStatement(text);
    if (fields.log !== given.case) throw new SealingError('malformed', 'log');
    await moved.add(text, sig);
    const digest = await statementDigest(text);
    const history = [...(state?.history ?? []), digest];
    state = { ...extendCase(state, fields, directory), head: { no: fields.no, digest }, history };
  }
  if (!state) throw new SealingError('malformed', 'statements');
  return { ledger: moved, state };
}

/**
 * Every key of a case, opened and held against what the statements say of it.
 * @param {GivenCase} given
 * @param {{force: string, state: CaseState, pair: CryptoKeyPair}} parts
 * @returns {Promise<Map<string, CaseKey>>} by id; SealingError, or `no_case_key` when one is missing
 */
export async function keysOf({ case: caseId, wraps }, { force, state, pair }) {
  /** @type {Map<string, CaseKey>} */
  const keys = new Map();
  for (const [id, commit] of Object.entries(state.commits)) {
    const wrap = wraps.find(({ key }) => key === id);
    if (!wrap) throw new VaultError('no_case_key');
    keys.set(id, await unwrapCaseKey({ wrap, force, case: caseId, commit, pair }));
  }
  return keys;
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new VaultError('bad_keys_file');
  }
}

/** @param {any} value */
function isCase(value) {
  const hasTexts = (/** @type {any} */ each, /** @type {string[]} */ names) =>
    names.every((name) => typeof each?.[name] === 'string');
  return (
    hasTexts(value, ['case']) &&
    Array.isArray(value.statements) &&
    value.statements.every((/** @type {any} */ each) => hasTexts(each, ['text', 'sig'])) &&
    Array.isArray(value.wraps) &&
    value.wraps.every((/** @type {any} */ each) => hasTexts(each, ['key', 'to', 'kid', 'sealed']))
  );
}
