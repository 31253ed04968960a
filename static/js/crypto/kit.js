import { SealingError } from './errors.js';
import { rootFingerprint } from './fingerprint.js';
import { scalarToJwk } from './hpke.js';
import { identifier, oneOf, shape } from './shapes.js';
import { readChecked, writeChecked } from './sheet.js';

/** @import { Bytes } from './bytes.js' */
/** @import { Kind } from './canonical.js' */

/**
 * A printed kit: A holds the root key, B the recovery key. `fingerprint` of the root; `made` an ISO date.
 * @typedef {{kit: 'A' | 'B', force: string, key: Bytes, fingerprint: string, made: string}} Kit
 */

const KEY = 32;
const FINGERPRINT = /^\d{4}(?: \d{4}){5}$/;
const NAMES = { kit: 'Kit', force: 'Force', key: 'Key', fingerprint: 'Root fingerprint', made: 'Made' };

/** What a kit says beside its key, and a part of one beside its own. */
export const SAID = {
  kit: oneOf('A', 'B'),
  force: identifier,
  fingerprint: matching((value) => FINGERPRINT.test(value)),
  made: matching(isDate),
};

const lines = shape({ ...SAID, key: String });

/**
 * The text to print or keep (docs/protocol.md, 8).
 * @param {{kit: 'A' | 'B', force: string, key: Bytes, root: string, made: string}} parts `root`: the public key
 * @returns {Promise<string>} five lines, or `bad_kit`, `malformed` (no private key)
 */
export async function writeKit({ kit, force, key, root, made }) {
  await scalarToJwk(key);
  const fingerprint = await rootFingerprint(root);
  return writeLines({ kit, force, key: await writeChecked(key, 6), fingerprint, made }, NAMES, lines);
}

/**
 * A kit that was typed in or kept as a file; other lines are passed over.
 * @param {string} content
 * @returns {Promise<Kit>} or `bad_kit`, `bad_code` (a mistyped key), `malformed` (no private key)
 */
export async function readKit(content) {
  const values = readLines(content, NAMES, lines);
  const key = await readChecked(values.key, KEY);
  await scalarToJwk(key);
  return { ...values, key };
}

/**
 * @param {Record<string, string>} values
 * @param {Record<string, string>} names what each line begins with, by field, in their order
 * @param {Kind} kind of the values
 * @returns {string} a line for each, or `bad_kit`
 */
export function writeLines(values, names, kind) {
  const said = checked(values, kind);
  return Object.entries(names)
    .map(([field, name]) => `${name}: ${said[field]}\n`)
    .join('');
}

/**
 * What stands after each name; other lines are passed over.
 * @param {string} content
 * @param {Record<string, string>} names by field
 * @param {Kind} kind of the values
 * @returns {any} by field; `bad_kit` when a name is missing or stands twice, or a value is wrong
 */
export function readLines(content, names, kind) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const line of content.split(/\r\n|\r|\n/)) {
    const [, name, value] = /^([^:]*):(.*)$/.exec(line) ?? [];
    const field = Object.entries(names).find(([, known]) => known === name?.trim())?.[0];
    if (!field) continue;
    if (field in found) throw new SealingError('bad_kit');
    found[field] = String(value).trim();
  }
  return checked(found, kind);
}

/**
 * @param {Record<string, string>} values
 * @param {Kind} kind
 * @returns {any} or `bad_kit`
 */
function checked(values, kind) {
  try {
    return kind(values);
  } catch {
    throw new SealingError('bad_kit');
  }
}

/**
 * @param {(value: string) => boolean} test
 * @returns {Kind}
 */
function matching(test) {
  return (value) => {
    if (!test(value)) throw new SealingError('bad_kit');
    return value;
  };
}

/** @param {string} value */
function isDate(value) {
  const time = Date.parse(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
