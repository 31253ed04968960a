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
 * A revision that was read and not yet believed: its header's fields and text, its body, and what its author has signed of both.
 * @typedef {{fields: HeaderFields, header: Bytes, body: Bytes, signed: Bytes}} ReadRevision
 */

/**
 * A revision as it travels. `digest` identifies it, the signature does not.
 * @typedef {{id: string, header: string, body: string, sig: string, digest: string, fields: HeaderFields}} SealedRevision
 */

const SIGNED = label('revision', '');

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
  const written = writeHeader({ ...fields, v: 1, suite: 1, key: caseKey.id, commit: caseKey.commit });
  const header = utf8(written.text);
  const padded = await pad(utf8(JSON.stringify(contentShape(content))));
  const body = await sealBox(caseKey.aes, padded, header, random);
  const signed = await signedBytes(header, body);
  return {
    id: fields.id,
    header: written.text,
    body: toB64u(body),
    sig: toB64u(await sign(signKey, signed)),
    digest: toB64u(await sha256(signed)),
    fields: written.fields,
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
  const revision = await readRevision(header, body);
  await verifyRevision(revision, sig, publicKeys);
  const content = await openBody(revision, caseKey);
  return { fields: revision.fields, content, digest: toB64u(await sha256(revision.signed)) };
}

/**
 * The first of these checks: shape, canonical text, size.
 * @param {string} header
 * @param {string} body
 * @returns {Promise<ReadRevision>}
 */
export async function readRevision(header, body) {
  const fields = readHeader(header);
  const read = { header: utf8(header), body: readBody(body) };
  return { fields, ...read, signed: await signedBytes(read.header, read.body) };
}

/**
 * That one of these keys signed header and body.
 * @param {ReadRevision} revision
 * @param {string} sig
 * @param {string[]} publicKeys
 * @returns {Promise<string>} which one
 */
export async function verifyRevision({ signed }, sig, publicKeys) {
  const signature = fromB64u(sig);
  for (const publicKey of publicKeys) {
    if (await holds(publicKey, signature, signed)) return publicKey;
  }
  throw new SealingError('bad_signature');
}

/**
 * What is said; who says it is for `verifyRevision` to tell, before.
 * @param {ReadRevision} revision
 * @param {CaseKey} caseKey
 * @returns {Promise<Content>}
 */
export async function openBody({ fields, header, body }, caseKey) {
  if (caseKey.case !== fields.case || caseKey.id !== fields.key || caseKey.commit !== fields.commit) {
    throw new SealingError('commit_mismatch');
  }
  const content = await unpad(await openBox(caseKey.aes, body, header));
  return contentShape(readJson(fromUtf8(content)));
}

/**
 * What names a revision; its signature is no part of it.
 * @param {string} header
 * @param {string} body
 * @returns {Promise<string>} base64url
 */
export async function revisionDigest(header, body) {
  return toB64u(await sha256(await signedBytes(utf8(header), fromB64u(body))));
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
 * @param {Bytes} header
 * @param {Bytes} body
 * @returns {Promise<Bytes>}
 */
async function signedBytes(header, body) {
  return concat(SIGNED, await sha256(header), await sha256(body));
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
