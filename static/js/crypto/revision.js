import { OVERHEAD, openBox, sealBox } from './box.js';
import { concat, fromB64u, fromUtf8, label, toB64u, utf8 } from './bytes.js';
import { readJson } from './canonical.js';
import { SealingError } from './errors.js';
import { readHeader, writeHeader } from './header.js';
import { sha256 } from './kdf.js';
import { sign, verify } from './keys.js';
import { pad, step, unpad } from './padding.js';
import { array, digest, either, identifier, integer, object, shape, text } from './shapes.js';

/** @import { Bytes, Random } from './bytes.js' */
/** @import { CaseKey } from './casekey.js' */
/** @import { HeaderFields } from './header.js' */

export { readHeader };

/**
 * What is said. `about`: the record that this one is about, and which of its revisions were read.
 * @typedef {object} Content
 * @property {string} form
 * @property {number} version
 * @property {{record: string, digests: string[]} | null} about
 * @property {Record<string, any>} values
 */

/**
 * A revision as it travels. `digest` identifies it, the signature does not.
 * @typedef {{id: string, header: string, body: string, sig: string, digest: string, fields: HeaderFields}} SealedRevision
 */

const contentShape = shape({
  form: text,
  version: integer(1),
  about: either(null, shape({ record: identifier, digests: array(digest) })),
  values: object,
});

/**
 * Seals what is said and signs it. `fields`: the header's, in any order; `v`, `suite`, `key` and `commit` are filled in.
 * @param {{fields: Omit<HeaderFields, 'v' | 'suite' | 'key' | 'commit'>, content: Content, caseKey: CaseKey,
 *   signKey: CryptoKey, random?: Random}} parts
 * @returns {Promise<SealedRevision>} or `malformed`, `too_large`, `commit_mismatch` (the key of another case)
 */
export async function sealRevision({ fields, content, caseKey, signKey, random }) {
  if (caseKey.case !== fields.case) throw new SealingError('commit_mismatch');
  const header = writeHeader({ ...fields, v: 1, suite: 1, key: caseKey.id, commit: caseKey.commit });
  const padded = await pad(utf8(JSON.stringify(contentShape(content))));
  const body = await sealBox(caseKey.aes, padded, utf8(header), random);
  const signed = await signedBytes(header, body);
  return {
    id: fields.id,
    header,
    body: toB64u(body),
    sig: toB64u(await sign(signKey, signed)),
    digest: toB64u(await sha256(signed)),
    fields: readHeader(header),
  };
}

/**
 * All checks of docs/protocol.md, 5, in its order. Codes: `malformed`, `not_canonical`, `too_large`, `bad_signature`,
 * `commit_mismatch`, `not_opened`, `bad_padding`.
 * @param {{header: string, body: string, sig: string, publicKeys: string[], caseKey: CaseKey}} parts
 *   `publicKeys`: every sign key that the author ever held
 * @returns {Promise<{fields: HeaderFields, content: Content, digest: string}>}
 */
export async function openRevision({ header, body, sig, publicKeys, caseKey }) {
  const fields = await verifyRevision({ header, body, sig, publicKeys });
  const content = await openBody({ header, body, caseKey });
  return { fields, content, digest: await revisionDigest(header, body) };
}

/**
 * That one of these keys signed header and body.
 * @param {{header: string, body: string, sig: string, publicKeys: string[]}} parts
 * @returns {Promise<HeaderFields>}
 */
export async function verifyRevision({ header, body, sig, publicKeys }) {
  const fields = readHeader(header);
  const signed = await signedBytes(header, readBody(body));
  const signature = fromB64u(sig);
  for (const publicKey of publicKeys) {
    if (await holds(publicKey, signature, signed)) return fields;
  }
  throw new SealingError('bad_signature');
}

/**
 * What is said; who says it is for `verifyRevision` to tell, before.
 * @param {{header: string, body: string, caseKey: CaseKey}} parts
 * @returns {Promise<Content>}
 */
export async function openBody({ header, body, caseKey }) {
  const fields = readHeader(header);
  const sealed = readBody(body);
  if (caseKey.case !== fields.case || caseKey.id !== fields.key || caseKey.commit !== fields.commit) {
    throw new SealingError('commit_mismatch');
  }
  const content = await unpad(await openBox(caseKey.aes, sealed, utf8(header)));
  return contentShape(readJson(fromUtf8(content)));
}

/**
 * What names a revision; its signature is no part of it.
 * @param {string} header
 * @param {string} body
 * @returns {Promise<string>} base64url
 */
export async function revisionDigest(header, body) {
  return toB64u(await sha256(await signedBytes(header, fromB64u(body))));
}

/**
 * @param {string} body
 * @returns {Bytes} of a length that a body may have; `too_large` above the last step, `malformed` between steps
 */
function readBody(body) {
  const sealed = fromB64u(body);
  const padded = sealed.length - OVERHEAD;
  if (padded < 1 || step(padded) !== padded) throw new SealingError('malformed', 'body');
  return sealed;
}

/**
 * @param {string} header
 * @param {Bytes} body
 * @returns {Promise<Bytes>}
 */
async function signedBytes(header, body) {
  return concat(label('revision', ''), await sha256(utf8(header)), await sha256(body));
}

/**
 * @param {string} publicKey
 * @param {Bytes} signature
 * @param {Bytes} signed
 * @returns {Promise<boolean>}
 */
async function holds(publicKey, signature, signed) {
  try {
    await verify(publicKey, signature, signed);
    return true;
  } catch (error) {
    if (error instanceof SealingError && error.code === 'bad_signature') return false;
    throw error;
  }
}
