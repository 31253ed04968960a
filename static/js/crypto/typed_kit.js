import { toB64u } from './bytes.js';
import { SealingError } from './errors.js';
import { importSignKey } from './keys.js';
import { readKit } from './kit.js';
import { isPart, joinParts, readPart, readShare } from './kit_part.js';
import { readChecked } from './sheet.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./kit_part.js').Share} Share
 * @typedef {{kit?: 'A' | 'B', key: Bytes}} Whole kit: where its lines say it
 */

const KEY = 32;
const KEY_DIGITS = 54;

/**
 * The key of a kit as somebody types or pastes it: one text of a whole kit, or one for each of its parts. A text is all lines of a paper, or its
 * digits alone (with or without their name before them). What is wrong with one of several is told with its place among them, `at`.
 * @param {readonly string[]} typed
 * @param {'A' | 'B'} kit which one it has to be, where its lines or a part say so
 * @returns {Promise<Bytes>} the private key; `bad_code` when mistyped, `bad_kit` for lines that are no kit, `wrong_kit`, `one_kit` for a whole kit
 *   among several texts, and what `joinParts` throws
 */
export async function readTypedKit(typed, kit) {
  /** @type {(Whole | Share)[]} */
  const papers = [];
  for (const [at, text] of typed.entries()) {
    papers.push(await readPaper(text).catch((problem) => told(problem, at)));
    const paper = papers[at];
    if (paper?.kit && paper.kit !== kit) throw new SealingError('wrong_kit', '', at);
    if (paper && 'key' in paper && typed.length > 1) throw new SealingError('one_kit', '', at);
  }
  const [first] = papers;
  if (first && 'key' in first) return first.key;
  return joinParts(/** @type {Share[]} */ (papers));
}

/**
 * The root's pair from a typed kit A; its private half can sign and cannot be read back.
 * @param {readonly string[]} typed as for `readTypedKit`
 * @param {string} root the public key that it must have
 * @returns {Promise<CryptoKey>} or what `readTypedKit` throws
 */
export async function rootKeyOf(typed, root) {
  const scalar = await readTypedKit(typed, 'A');
  const pair = await importSignKey(scalar);
  scalar.fill(0);
  const point = await crypto.subtle.exportKey('raw', pair.publicKey);
  if (toB64u(new Uint8Array(point)) !== root) throw new SealingError('wrong_kit');
  return pair.privateKey;
}

/** @param {string} text @returns {Promise<Whole | Share>} */
function readPaper(text) {
  const [, alone] = /^\s*(?:Key(?: part)?\s*:)?([^:]*)$/i.exec(text) ?? [];
  if (alone === undefined) return isPart(text) ? readPart(text) : readKit(text);
  return isLong(alone) ? readShare(alone) : readChecked(alone, KEY).then((key) => ({ key }));
}

/** Whether digits are more than a whole key has, whatever they are. @param {string} typed */
function isLong(typed) {
  return typed.replace(/[\s-]/g, '').length > KEY_DIGITS;
}

/** @param {unknown} problem @param {number} at @returns {never} */
function told(problem, at) {
  if (problem instanceof SealingError) throw new SealingError(problem.code, '', at);
  throw problem;
}
