import { crockfordDigits } from '../crypto/crockford.js';

/**
 * Whether somebody typed the last group of a printed code, or more of it: small letters, O for 0 and I or L for 1 are fine.
 * @param {string} code in groups, a space between
 * @param {string} typed
 */
export function isEndOf(code, typed) {
  const last = code.split(' ').at(-1) ?? '';
  try {
    const digits = crockfordDigits(typed);
    return digits.length >= last.length && code.replaceAll(' ', '').endsWith(digits);
  } catch {
    return false; // not digits of such a code at all
  }
}
