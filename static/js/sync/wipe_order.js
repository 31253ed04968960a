import { SealingError } from '../crypto/errors.js';
import { isList } from './word.js';

/** @typedef {import('../vault/space.js').Space} Space */

/**
 * Whether a statement in the device's own ledger, signed by its person or a contact, orders this device to be emptied.
 * @param {import('../crypto/ledger.js').Ledger} ledger
 * @param {Space['account']} account
 */
function orders(ledger, { person, device }) {
  return Boolean(ledger.people.get(person)?.wiped?.includes(device));
}

/** @param {Space} space @returns {Promise<boolean>} by what is here already */
export async function isOrdered(space) {
  return orders(await space.ledgers.current(), space.account);
}

/** Whether the directory has ended this person's access, and said so by a statement that holds. @param {Space} space @returns {Promise<boolean>} */
export async function isEnded(space) {
  return ends(await space.ledgers.current(), space.account);
}

/** @param {import('../crypto/ledger.js').Ledger} ledger @param {Space['account']} account */
function ends(ledger, { person }) {
  return ledger.people.get(person)?.active === false;
}

/**
 * Whether a device that has no session any more is to be emptied, see `fetchLastWord`.
 * @param {Space} space
 * @param {import('../vault/types.js').Caller} api
 * @returns {Promise<boolean>}
 */
export async function fetchOrder(space, api) {
  return (await fetchLastWord(space, api)) === 'wiped';
}

/**
 * What the directory has last said of a device that has no session any more, or of its person: it asks for the statements that it lacks and verifies
 * each, from its own ledger on. No keys are needed. What the server says otherwise, and a statement that does not hold, says nothing.
 * @param {Space} space
 * @param {import('../vault/types.js').Caller} api
 * @returns {Promise<'wiped'|'ended'|null>}
 */
export async function fetchLastWord(space, api) {
  const here = lastWord(await space.ledgers.current(), space.account);
  if (here === 'wiped') return here;
  const cursor = (await space.meta('cursor')) ?? '';
  const answer = await api.call('/api/wipe-order', { device: space.account.device, cursor }).catch(() => null); // asked again at the next contact
  if (!isList(answer?.statements)) return here;
  const ledger = await space.ledgers.draft();
  try {
    for (const { text, sig } of answer.statements) await ledger.add(text, sig);
  } catch (problem) {
    if (!(problem instanceof SealingError)) throw problem;
  }
  return lastWord(ledger, space.account);
}

/** @param {import('../crypto/ledger.js').Ledger} ledger @param {Space['account']} account */
function lastWord(ledger, account) {
  if (orders(ledger, account)) return 'wiped';
  return ends(ledger, account) ? 'ended' : null;
}
