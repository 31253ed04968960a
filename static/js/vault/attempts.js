/** Wrong passphrases slow down: three are free, then the wait doubles up to five minutes. The count is kept on the device. */

const FREE = 3;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 5 * 60_000;

/** @typedef {{count: number, until: number}} Attempts wrong ones in a row, and when the next may be made (milliseconds) */

/** @type {Attempts} */
export const NO_ATTEMPTS = { count: 0, until: 0 };

/**
 * @param {Attempts} attempts
 * @param {number} now
 * @returns {Attempts} after one more wrong passphrase
 */
export function wrongAttempt(attempts, now) {
  const count = attempts.count + 1;
  const wait = count <= FREE ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (count - FREE - 1));
  return { count, until: now + wait };
}

/**
 * When the next attempt may be made, or null when it may be made now. A clock that was set back never makes the wait longer than the longest.
 * @param {Attempts} attempts
 * @param {number} now
 * @returns {number|null}
 */
export function waitUntil(attempts, now) {
  if (attempts.until <= now || attempts.until > now + LONGEST_WAIT) return null;
  return attempts.until;
}
