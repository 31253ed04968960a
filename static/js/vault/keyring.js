import { unwrapCaseKey } from '../crypto/casekey.js';
import { kid } from '../crypto/keys.js';
import { VaultError } from './errors.js';

/**
 * @typedef {import('../crypto/casekey.js').CaseKey} CaseKey
 * @typedef {import('../crypto/ledger.js').Ledger} Ledger
 */

/** The case keys that were wrapped for this person, opened when first needed. Old keys stay readable for good. */
export class Keyring {
  #person;
  #identity;
  /** @type {Map<string, Promise<CaseKey>>} */
  #opened = new Map();

  /** @param {{person: string, identity: import('../crypto/keys.js').Identity}} holder */
  constructor({ person, identity }) {
    this.#person = person;
    this.#identity = identity;
  }

  /**
   * One key of a case. Throws `no_case_key` when it was not wrapped for this person, SealingError when the wrap is wrong.
   * @param {Ledger} ledger
   * @param {string} caseId
   * @param {string} keyId
   * @returns {Promise<CaseKey>}
   */
  key(ledger, caseId, keyId) {
    const place = `${caseId} ${keyId}`;
    const known = this.#opened.get(place);
    if (known) return known;
    const opening = this.#unwrap(ledger, caseId, keyId);
    this.#opened.set(place, opening);
    opening.catch(() => this.#opened.delete(place));
    return opening;
  }

  /**
   * Every key of a case so far, by id; what was not wrapped for this person is missing.
   * @param {Ledger} ledger
   * @param {string} caseId
   * @returns {Promise<Map<string, CaseKey>>}
   */
  async all(ledger, caseId) {
    const ids = new Set(ledger.wrapsFor(caseId, this.#person).map(({ key }) => key));
    const keys = await Promise.all([...ids].map((id) => this.key(ledger, caseId, id)));
    return new Map(keys.map((key) => [key.id, key]));
  }

  /** Which key a wrap must be for, so that this person opens it: they may have had another before. @returns {Promise<string>} */
  recipient() {
    return kid(this.#identity.hpkePublic);
  }

  clear() {
    this.#opened.clear();
  }

  /** @param {Ledger} ledger @param {string} caseId @param {string} keyId */
  async #unwrap(ledger, caseId, keyId) {
    const recipient = await this.recipient();
    const wraps = ledger.wrapsFor(caseId, this.#person);
    const wrap = wraps.find((each) => each.key === keyId && each.kid === recipient);
    const commit = ledger.cases.get(caseId)?.commits[keyId];
    if (!wrap || !commit) throw new VaultError('no_case_key');
    return unwrapCaseKey({ wrap, force: ledger.force, case: caseId, commit, pair: this.#identity.hpke });
  }
}
