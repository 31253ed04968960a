import { SealingError } from './errors.js';
import { array, binary, digestOrNone, either, identifier, integer, oneOf, publicKey, shape, text } from './shapes.js';

/** @import { Kind } from './canonical.js' */

/**
 * A case key wrapped for one person or for recovery.
 * @typedef {{key: string, to: string, kid: string, sealed: string}} Wrap
 */

/**
 * What a statement says; which fields it has besides the common ones depends on `type` (docs/protocol.md, 3).
 * @typedef {object} StatementFields
 * @property {1} v
 * @property {string} force
 * @property {string} log `directory` or a case id
 * @property {number} no 1, 2, ...
 * @property {string} prev digest of no - 1, or `""`
 * @property {'root' | 'person' | 'replace' | 'revoke' | 'wipe' | 'doubt' | 'kit' | 'recovery' | 'open' | 'members' | 'dispose' | 'late'} type
 * @property {string} issuer `root` or a person id
 * @property {number} issued_at
 * @property {string} [name]
 * @property {string} [root]
 * @property {string} [recovery]
 * @property {string} [person]
 * @property {string} [device]
 * @property {string[]} [roles]
 * @property {string} [hpke]
 * @property {string} [sign]
 * @property {string[]} [members]
 * @property {string} [key]
 * @property {number} [epoch]
 * @property {string} [commit]
 * @property {Wrap[]} [wraps]
 * @property {'B'} [kit]
 * @property {number} [cases]
 * @property {string[]} [adopt] digests of revisions, as the following
 * @property {string[]} [aside]
 */

const ENCAPSULATED_AND_SEALED = 65 + 48;

const wrap = shape({
  key: identifier,
  to: either('recovery', identifier),
  kid: binary(16),
  sealed: binary(ENCAPSULATED_AND_SEALED),
});

const person = {
  person: identifier,
  name: text,
  roles: array(oneOf('contact', 'deputy', 'officer'), { ascending: true, least: 1 }),
  hpke: publicKey,
  sign: publicKey,
};

const readers = {
  members: array(identifier, { ascending: true, least: 1 }),
  key: identifier,
  epoch: integer(1),
  commit: binary(32),
  wraps: array(wrap),
};

const digests = array(binary(32), { ascending: true });

/** @type {Record<string, Record<string, Kind>>} */
const DIRECTORY = {
  root: { name: text, root: publicKey, recovery: publicKey },
  person,
  replace: person,
  revoke: { person: identifier },
  wipe: { person: identifier, device: identifier },
  doubt: { person: identifier },
  kit: { kit: oneOf('B'), cases: integer(1) },
  recovery: { recovery: publicKey },
};

/** @type {Record<string, Record<string, Kind>>} */
const CASE = { open: readers, members: readers, dispose: {}, late: { adopt: digests, aside: digests } };

/** @type {Kind} a statement with the fields of its log and type, in their order */
export function statement(value) {
  const types = value?.log === 'directory' ? DIRECTORY : CASE;
  const type = value?.type;
  if (typeof type !== 'string' || !Object.hasOwn(types, type)) throw new SealingError('malformed', 'type');
  const fields = shape({
    v: oneOf(1),
    force: identifier,
    log: types === DIRECTORY ? oneOf('directory') : identifier,
    no: integer(1),
    prev: digestOrNone,
    type: oneOf(type),
    issuer: either('root', identifier),
    issued_at: integer(),
    ...types[type],
  })(value);
  if ((fields.no === 1) !== (fields.prev === '')) throw new SealingError('malformed', 'prev');
  return fields;
}
