import { aesKey } from './box.js';
import { fromB64u, label, newId, systemRandom, toB64u } from './bytes.js';
import { SealingError } from './errors.js';
import { openWith, sealFor } from './hpke.js';
import { hkdf } from './kdf.js';
import { kid } from './keys.js';

/** @import { Bytes, Random } from './bytes.js' */
/** @import { Wrap } from './statement_shapes.js' */

const LENGTH = 32;

/** One epoch's key of a case (docs/protocol.md, 4). The raw key is wrapped and derived from, and otherwise out of reach. */
export class CaseKey {
  #raw;

  /**
   * @param {string} caseId
   * @param {string} id
   * @param {Bytes} raw
   * @param {CryptoKey} aes
   * @param {string} commit
   */
  constructor(caseId, id, raw, aes, commit) {
    this.#raw = raw;
    /** @readonly the case it belongs to */
    this.case = caseId;
    /** @readonly its own id */
    this.id = id;
    /** @readonly what seals and opens revisions */
    this.aes = aes;
    /** @readonly what a statement and every header say of it, base64url */
    this.commit = commit;
  }

  /**
   * @param {string} caseId
   * @param {string} id
   * @param {Bytes} raw 32 bytes, else `malformed`
   * @returns {Promise<CaseKey>}
   */
  static async from(caseId, id, raw) {
    if (raw.length !== LENGTH) throw new SealingError('malformed', 'case key');
    const aes = await aesKey(await hkdf(raw, label('seal')));
    const commit = toB64u(await hkdf(raw, label('commit', caseId, id)));
    return new CaseKey(caseId, id, raw, aes, commit);
  }

  /**
   * @param {{force: string, to: string, publicKey: string}} recipient `to`: a person id or `recovery`, with their HPKE key
   * @returns {Promise<Wrap>}
   */
  async wrapFor({ force, to, publicKey }) {
    const recipient = await kid(publicKey);
    const info = wrapInfo(force, this.case, this.id, recipient);
    const sealed = await sealFor(fromB64u(publicKey, 65), info, this.#raw);
    return { key: this.id, to, kid: recipient, sealed: toB64u(sealed) };
  }
}

/**
 * A fresh key for a case that opens or begins a new epoch.
 * @param {string} caseId
 * @param {Random} [random]
 * @returns {Promise<CaseKey>}
 */
export function newCaseKey(caseId, random = systemRandom) {
  return CaseKey.from(caseId, newId(random), random(LENGTH));
}

/**
 * The key in a wrap. `not_opened`: not for this pair, or changed; `commit_mismatch`: not the key that the statement means.
 * @param {{wrap: Wrap, force: string, case: string, commit: string, pair: CryptoKeyPair}} parts
 * @returns {Promise<CaseKey>}
 */
export async function unwrapCaseKey({ wrap, force, case: caseId, commit, pair }) {
  const info = wrapInfo(force, caseId, wrap.key, wrap.kid);
  const caseKey = await CaseKey.from(caseId, wrap.key, await openWith(pair, info, fromB64u(wrap.sealed)));
  if (caseKey.commit !== commit) throw new SealingError('commit_mismatch');
  return caseKey;
}

/**
 * @param {string} force
 * @param {string} caseId
 * @param {string} keyId
 * @param {string} recipient key id
 */
function wrapInfo(force, caseId, keyId, recipient) {
  return label('case key', force, caseId, keyId, recipient);
}
