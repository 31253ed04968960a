/** Whether this browser once kept an account: told by a mark outside the database, so that an evicted database is noticed and said. */

const MARK = 'wso-born';
const KNOWN = 'wso-known';

/**
 * @param {import('./types.js').Marks|null} marks
 * @param {number} now
 */
export function markBirth(marks, now) {
  marks?.setItem(MARK, String(now));
}

/** @param {import('./types.js').Marks|null} marks */
export function wasBorn(marks) {
  return Boolean(marks?.getItem(MARK));
}

/**
 * Tells the page's first screen, which comes before any database, whether somebody can be unlocked here.
 * @param {import('./types.js').Marks|null} marks
 * @param {boolean} known
 */
export function markKnown(marks, known) {
  if (known) marks?.setItem(KNOWN, '1');
  else marks?.removeItem(KNOWN);
}

/**
 * Whether the user's own database is the one that was made here. A browser that dropped it makes an empty one at the next opening.
 * @param {import('./space.js').Space} space
 */
export async function isWhole(space) {
  return Boolean(await space.meta('born'));
}

/**
 * @param {import('./space.js').Space} space
 * @param {number} now
 */
export async function bear(space, now) {
  if (!(await isWhole(space))) await space.keepMeta('born', now);
}
