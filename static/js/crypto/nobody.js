/** @import { Person } from './directory_log.js' */

/**
 * Nobody's key: a point whose private key nobody can know (docs/protocol.md, 3). Put in a person's place it says that their former keys are no longer
 * vouched for, and that there are no new ones yet.
 */
export const NOBODY = 'BBSJDixka4K41IS6nGj_K27x4ERD0ecXKqY3tg5Hp442elI7OF0lXjL8of5Fx-ci74EsUUZYlO-5737vu5nImpA';

/**
 * @param {Pick<Person, 'sign'> | undefined} person
 * @returns {boolean} whether nobody's key stands in the place of theirs
 */
export function isStopped(person) {
  return person?.sign === NOBODY;
}

/**
 * @param {Person | undefined} person
 * @returns {import('./directory_log.js').HeldKeys[]} what they held before their keys were stopped; somebody else may have these
 */
export function stoppedKeys(person) {
  const keys = person?.keys ?? [];
  const since = keys.findLastIndex(({ sign }) => sign === NOBODY);
  return keys.slice(0, Math.max(0, since));
}
