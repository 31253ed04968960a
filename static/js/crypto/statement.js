import { concat, fromB64u, label, toB64u, utf8 } from './bytes.js';
import { parse, write } from './canonical.js';
import { SealingError } from './errors.js';
import { sha256 } from './kdf.js';
import { sign, verify } from './keys.js';
import { statement } from './statement_shapes.js';

/** @import { StatementFields } from './statement_shapes.js' */

/** UTF-16 units of the longest statement. */
const LONGEST = 1_048_576;

/**
 * A statement as it travels. `digest` identifies it, the signature does not.
 * @typedef {{text: string, sig: string, digest: string, fields: StatementFields}} SignedStatement
 */

/**
 * @param {Omit<StatementFields, 'v'>} fields in any order
 * @param {CryptoKey} signKey the issuer's
 * @returns {Promise<SignedStatement>} or `malformed`
 */
export async function makeStatement(fields, signKey) {
  /** @type {StatementFields} */
  const ordered = statement({ ...fields, v: 1 });
  const text = write(ordered);
  const sig = toB64u(await sign(signKey, signedBytes(text)));
  return { text, sig, digest: await statementDigest(text), fields: ordered };
}

/**
 * @param {unknown} text
 * @returns {StatementFields} or `malformed`, `not_canonical`, `too_large`; says nothing about the signature
 */
export function readStatement(text) {
  if (typeof text === 'string' && text.length > LONGEST) throw new SealingError('too_large', 'statement');
  return parse(text, statement);
}

/**
 * @param {string} text
 * @param {string} sig
 * @param {string} publicKey
 * @returns {Promise<StatementFields>} or `malformed`, `not_canonical`, `bad_signature`
 */
export async function verifyStatement(text, sig, publicKey) {
  const fields = readStatement(text);
  await verify(publicKey, fromB64u(sig), signedBytes(text));
  return fields;
}

/**
 * @param {string} text
 * @returns {Promise<string>} base64url
 */
export async function statementDigest(text) {
  return toB64u(await sha256(signedBytes(text)));
}

/** @param {string} text */
function signedBytes(text) {
  return concat(label('statement', ''), utf8(text));
}
