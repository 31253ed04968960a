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

/**
 * The same for a device that has no session any more: it asks for the statements that it lacks and verifies each, from its own ledger on. No keys
 * are needed. What the server says otherwise, and a statement that does not hold, orders nothing.
 * @param {Space} space
 * @param {import('../vault/types.js').Caller} api
 * @returns {Promise<boolean>}
 */
export async function fetchOrder(space, api) {
  if (await isOrdered(space)) return true;
  const cursor = (await space.meta('cursor')) ?? '';
  const answer = await api.call('/api/wipe-order', { device: space.account.device, cursor }).catch(() => null); // asked again at the next contact
  if (!isList(answer?.statements)) return false;
  const ledger = await space.ledgers.draft();
  try {
    for (const { text, sig } of answer.statements) await ledger.add(text, sig);
  } catch (problem) {
    if (!(problem instanceof SealingError)) throw problem;
  }
  return orders(ledger, space.account);
}
