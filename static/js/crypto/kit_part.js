import { concat, systemRandom } from './bytes.js';
import { crockford } from './crockford.js';
import { SealingError } from './errors.js';
import { scalarToJwk } from './hpke.js';
import { readKit, readLines, SAID, writeLines } from './kit.js';
import { oneOf, shape } from './shapes.js';
import { readChecked, writeChecked } from './sheet.js';

/** @import { Bytes, Random } from './bytes.js' */

/**
 * What the digits of a part hold: of which kit and set it is, which number it has (1 to 3), and a share of the key.
 * @typedef {{kit: 'A' | 'B', number: number, set: string, share: Bytes}} Share `set` as it is printed
 * @typedef {Share & {force: string, fingerprint: string, made: string}} KitPart with all lines of its paper
 */

const PARTS = 3;
const NEEDED = 2;
const SET = 5;
const SHARE = 33;
const FIRST = { A: 0xa0, B: 0xb0 };
const NAMES = {
  kit: 'Kit',
  part: 'Part',
  set: 'Set',
  force: 'Force',
  code: 'Key part',
  fingerprint: 'Root fingerprint',
  made: 'Made',
};

const numbers = [1, 2, 3].map((number) => `${number} of ${PARTS}`);
const lines = shape({ ...SAID, part: oneOf(...numbers), set: String, code: String });

/**
 * A kit as the text of three papers (docs/protocol.md, 8), any two of which are needed. Each call makes another set.
 * @param {string} content the whole kit
 * @param {Random} [random] for the name of the set
 * @returns {Promise<string[]>} or `network`, and what `readKit` throws
 */
export async function splitKit(content, random = systemRandom) {
  const { key, ...said } = await readKit(content);
  const { split } = await library();
  const set = random(SET);
  const shares = await split(key, PARTS, NEEDED);
  key.fill(0);
  return Promise.all(shares.map((share, at) => writePart({ ...said, number: at + 1, set, share })));
}

/**
 * @param {{kit: 'A' | 'B', number: number, set: Uint8Array, share: Uint8Array, force: string, fingerprint: string, made: string}} part
 * @returns {Promise<string>} the lines of one paper, or `bad_kit`
 */
export async function writePart({ kit, number, set, share, force, fingerprint, made }) {
  const code = await writeChecked(concat(Uint8Array.of(FIRST[kit] + number), set, share), 6);
  const values = { kit, part: `${number} of ${PARTS}`, set: crockford(set, SET * 8), force, code, fingerprint, made };
  return writeLines(values, NAMES, lines);
}

/**
 * Whether a text is meant to be a part and not a whole kit: it has such a line.
 * @param {string} content
 */
export function isPart(content) {
  return /^\s*Key part\s*:/m.test(content);
}

/**
 * @param {string} content
 * @returns {Promise<KitPart>} or `bad_kit`, `bad_code` (mistyped)
 */
export async function readPart(content) {
  const { part, set, code, ...said } = readLines(content, NAMES, lines);
  const share = await readShare(code);
  if (share.kit !== said.kit || part !== numbers[share.number - 1] || set !== share.set) {
    throw new SealingError('bad_kit');
  }
  return { ...said, ...share };
}

/**
 * The digits of a part alone.
 * @param {string} code as it was typed
 * @returns {Promise<Share>} or `bad_kit`, `bad_code`
 */
export async function readShare(code) {
  const content = await readChecked(code, 1 + SET + SHARE);
  const first = Number(content[0]);
  const kit = Object.entries(FIRST).find(([, value]) => value === (first & 0xf0))?.[0];
  const number = first & 0x0f;
  const share = content.slice(1 + SET);
  // The last byte says where on the line a share lies: nobody's lies at zero, where the key is.
  if (!kit || number < 1 || number > PARTS || share.at(-1) === 0) throw new SealingError('bad_kit');
  return { kit: /** @type {'A' | 'B'} */ (kit), number, set: crockford(content.subarray(1), SET * 8), share };
}

/**
 * The key that at least two parts of one set give.
 * @param {readonly (Share | KitPart)[]} parts
 * @returns {Promise<Bytes>} `part_alone`, `other_kit`, `other_set`, `part_twice`, `network`; `malformed` when it is no private key
 */
export async function joinParts(parts) {
  if (parts.length < NEEDED) throw new SealingError('part_alone');
  if (!alike(parts, ({ kit }) => kit)) throw new SealingError('other_kit');
  if (!alike(parts, ({ set }) => set) || !alike(parts.filter(isWhole), saidBy)) throw new SealingError('other_set');
  const places = new Set(parts.map(({ share }) => share.at(-1)));
  if (new Set(parts.map(({ number }) => number)).size < parts.length || places.size < parts.length) {
    throw new SealingError('part_twice');
  }
  const { combine } = await library();
  const key = /** @type {Bytes} */ (await combine(parts.map(({ share }) => share)));
  await scalarToJwk(key);
  return key;
}

/** Few need it: it is loaded by whoever does, or `network`. */
async function library() {
  try {
    return await import('shamir-secret-sharing');
  } catch {
    throw new SealingError('network');
  }
}

/** @param {Share | KitPart} part @returns {part is KitPart} whether all lines are there, and not its digits alone */
function isWhole(part) {
  return 'force' in part;
}

/** @param {KitPart} part */
function saidBy({ force, fingerprint, made }) {
  return [force, fingerprint, made].join();
}

/**
 * @template T
 * @param {readonly T[]} values
 * @param {(value: T) => string} of
 */
function alike(values, of) {
  return new Set(values.map(of)).size < 2;
}
