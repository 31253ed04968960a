import { SealingError } from './errors.js';

/** @import { Bytes } from './bytes.js' */

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The first `bits` bits as Crockford digits, most significant first; the last digit is filled with zeros.
 * @param {Uint8Array} bytes at least `bits` bits
 * @param {number} bits
 * @returns {string}
 */
export function crockford(bytes, bits) {
  let digits = '';
  for (let at = 0; at < bits; at += 5) {
    let value = 0;
    for (let bit = at; bit < at + 5; bit += 1) value = value * 2 + (bit < bits ? bitOf(bytes, bit) : 0);
    digits += DIGITS[value];
  }
  return digits;
}

/**
 * The bytes of exactly `bits` bits, zeros at the end; `bad_code` for another length or a filled last digit.
 * @param {string} text as it was typed
 * @param {number} bits
 * @returns {Bytes}
 */
export function uncrockford(text, bits) {
  const digits = crockfordDigits(text);
  if (digits.length !== Math.ceil(bits / 5)) throw new SealingError('bad_code');
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  for (let bit = 0; bit < digits.length * 5; bit += 1) {
    const set = (DIGITS.indexOf(digits.charAt(Math.floor(bit / 5))) >> (4 - (bit % 5))) & 1;
    if (set && bit >= bits) throw new SealingError('bad_code');
    if (set) bytes[bit >> 3] = Number(bytes[bit >> 3]) | (0x80 >> (bit & 7));
  }
  return bytes;
}

/**
 * Typed digits in their normal form: no spaces or hyphens, upper case, O as 0, I and L as 1; else `bad_code`.
 * @param {string} text
 * @returns {string}
 */
export function crockfordDigits(text) {
  const typed = text.replace(/[ \t\r\n-]/g, '');
  // Upper case comes after the check: some letters elsewhere have A to Z as their capitals.
  if (!/^[0-9A-TV-Z]*$/i.test(typed)) throw new SealingError('bad_code');
  return typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
}

/**
 * Digits in groups of `size`.
 * @param {string} digits
 * @param {number} size
 * @param {string} [between]
 * @returns {string}
 */
export function grouped(digits, size, between = ' ') {
  return (digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between);
}

/**
 * @param {Uint8Array} bytes
 * @param {number} bit counted from the most significant of the first byte
 * @returns {number} 0 or 1
 */
function bitOf(bytes, bit) {
  return (Number(bytes[bit >> 3]) >> (7 - (bit & 7))) & 1;
}
