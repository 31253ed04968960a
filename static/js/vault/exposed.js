import { stoppedKeys } from '../crypto/nobody.js';

/**
 * Whether whoever has keys of this person that were stopped opens what is written in a case from now on.
 * @param {import('../crypto/ledger.js').Ledger} ledger
 * @param {import('../crypto/case_log.js').CaseState} known
 * @param {string} person
 */
export function isExposed(ledger, { key, wraps }, person) {
  const kids = stoppedKeys(ledger.people.get(person)).map(({ kid }) => kid);
  return kids.length > 0 && wraps.some((wrap) => wrap.key === key && wrap.to === person && kids.includes(wrap.kid));
}
