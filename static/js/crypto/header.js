import { parse, write } from './canonical.js';
import { SealingError } from './errors.js';
import { array, digest, digestOrNone, identifier, integer, oneOf, shape } from './shapes.js';

/** @import { Kind } from './canonical.js' */

/**
 * A time by which something is due, never why. `at` is a time, `after` a span in milliseconds from arrival: one of them.
 * @typedef {{id: string, at?: number, after?: number, tell: string, then: string}} Due
 */

/**
 * The clear part of a revision (docs/protocol.md, 5).
 * @typedef {object} HeaderFields
 * @property {1} v
 * @property {1} suite
 * @property {string} force
 * @property {string} id
 * @property {string} record
 * @property {string[]} parents digests, sorted
 * @property {string} case
 * @property {string} author person
 * @property {string} device
 * @property {number} n counts from 1 for each (device, case)
 * @property {string} prev digest of n - 1, or `""`
 * @property {string} key
 * @property {string} commit
 * @property {number} dir highest directory `no` that the author had seen
 * @property {number} mem highest case `no` that the author had seen
 * @property {number} created_at
 * @property {Due} [due]
 * @property {string[]} [closes] due ids, sorted
 */

/** Characters of the longest header. */
const LONGEST = 65_536;

const role = oneOf('author', 'contact', 'deputy');

// biome-ignore lint/suspicious/noThenProperty: `then` is the field's name in docs/protocol.md; nobody awaits this object
const dueShape = shape({ id: identifier, at: integer(), after: integer(), tell: role, then: role }, ['at', 'after']);

/** @type {Kind} */
function due(value) {
  const fields = dueShape(value);
  if (Object.hasOwn(fields, 'at') === Object.hasOwn(fields, 'after')) throw new SealingError('malformed', 'due');
  return fields;
}

const headerShape = shape(
  {
    v: oneOf(1),
    suite: oneOf(1),
    force: identifier,
    id: identifier,
    record: identifier,
    parents: array(digest, { ascending: true }),
    case: identifier,
    author: identifier,
    device: identifier,
    n: integer(1),
    prev: digestOrNone,
    key: identifier,
    commit: digest,
    dir: integer(1),
    mem: integer(1),
    created_at: integer(),
    due,
    closes: array(identifier, { ascending: true, least: 1 }),
  },
  ['due', 'closes'],
);

/** @type {Kind} */
function header(value) {
  const fields = headerShape(value);
  if ((fields.n === 1) !== (fields.prev === '')) throw new SealingError('malformed', 'prev');
  return fields;
}

/**
 * @param {HeaderFields} values in any order
 * @returns {{fields: HeaderFields, text: string}} in the order of a header, and as canonical text; or `malformed`, `too_large`
 */
export function writeHeader(values) {
  const fields = header(values);
  const text = write(fields);
  if (text.length > LONGEST) throw new SealingError('too_large', 'header');
  return { fields, text };
}

/**
 * @param {unknown} text
 * @returns {HeaderFields} or `malformed`, `not_canonical`, `too_large`
 */
export function readHeader(text) {
  if (typeof text === 'string' && text.length > LONGEST) throw new SealingError('too_large', 'header');
  return parse(text, header);
}
