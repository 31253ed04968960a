import { systemRandom } from './bytes.js';

/** @import { Random } from './bytes.js' */

const WORDS = 4;

/**
 * Four random words of 2,048: 44 bits. The list comes on demand, a chunk of its own.
 * @param {Random} [random]
 * @returns {Promise<string>}
 */
export async function proposePassphrase(random = systemRandom) {
  const { wordlist } = await import('@scure/bip39/wordlists/english.js');
  const drawn = random(WORDS * 2);
  const pick = (/** @type {number} */ at) =>
    wordlist[((Number(drawn[at]) << 8) | Number(drawn[at + 1])) % wordlist.length];
  return [0, 2, 4, 6].map(pick).join(' ');
}
