import { SealingError } from '../crypto/errors.js';
import { Ledger } from '../crypto/ledger.js';

/** @typedef {import('./entry.js').Entry} Entry */

/**
 * The ledger with what was signed here and is not in yet, so that a case that was opened without a network can be worked in at once. A statement
 * that no longer fits (it waits to be signed anew, or was refused) is left out.
 * @param {Ledger} ledger is not changed
 * @param {Entry[]} entries the outbox
 * @returns {Promise<{ledger: Ledger, pending: Set<string>}>} pending: logs that hold such statements
 */
export async function withPending(ledger, entries) {
  const statements = entries.filter(
    ({ kind, state }) => kind === 'statement' && state !== 'refused' && state !== 'rebase',
  );
  const moved = Ledger.restore(ledger.snapshot());
  /** @type {Set<string>} */
  const pending = new Set();
  for (const { text, sig, log } of statements) {
    if (await fits(moved, String(text), sig)) pending.add(log);
  }
  return { ledger: moved, pending };
}

/** @param {Ledger} ledger @param {string} text @param {string} sig */
async function fits(ledger, text, sig) {
  try {
    await ledger.add(text, sig);
    return true;
  } catch (problem) {
    if (problem instanceof SealingError) return false;
    throw problem;
  }
}
