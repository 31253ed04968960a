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

const lines = shape({
  kit: oneOf('A', 'B'),
  force: identifier,
  key: String,
  fingerprint: matching((value) => FINGERPRINT.test(value)),
  made: matching(isDate),
});

/**
 * The text to print or keep (docs/protocol.md, 8).
 * @param {{kit: 'A' | 'B', force: string, key: Bytes, root: string, made: string}} parts `root`: the public key
 * @returns {Promise<string>} five lines, or `bad_kit`, `malformed` (no private key)
 */
export async function writeKit({ kit, force, key, root, made }) {
  await scalarToJwk(key);
  const fingerprint = await rootFingerprint(root);
  const values = checked({ kit, force, key: await writeChecked(key, 6), fingerprint, made });
  return Object.entries(NAMES)
    .map(([field, name]) => `${name}: ${values[field]}\n`)
    .join('');
}

/**
 * A kit that was typed in or kept as a file; other lines are passed over.
 * @param {string} content
 * @returns {Promise<Kit>} or `bad_kit`, `bad_code` (a mistyped key), `malformed` (no private key)
 */
export async function readKit(content) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const line of content.split(/\r\n|\r|\n/)) {
    const [, name, value] = /^([^:]*):(.*)$/.exec(line) ?? [];
    const field = Object.entries(NAMES).find(([, known]) => known === name?.trim())?.[0];
    if (!field) continue;
    if (field in found) throw new SealingError('bad_kit');
    found[field] = String(value).trim();
  }
  const values = checked(found);
  const key = await readChecked(values.key, KEY);
  await scalarToJwk(key);
  return { ...values, key };
}

/**
 * @param {Record<string, string>} values
 * @returns {any} or `bad_kit`
 */
function checked(values) {
  try {
    return lines(values);
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
