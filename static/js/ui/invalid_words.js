/** Why something that arrived does not count, or could not be opened. What the server refuses to take is in sentences.js. */
import { sentence } from './sentences.js';
import { t } from './text.js';

/** @type {Record<string, () => string>} */
const RECORDS = {
  bad_signature: () =>
    t('It is not signed by the person it names: somebody else wrote it, or it was changed on the way.'),
  unknown_person: () => t('The person it names is not in the directory.'),
  not_a_member: () => t('The person it names never belonged to this case.'),
  unknown_case: () => t('It belongs to a case that this device was never given.'),
  no_case_key: () => t('It is sealed with a key that nobody entitled gave to this device.'),
  not_adopted: () => t('It came in late, and no force contact has adopted it. It is listed, and changes nothing.'),
  set_aside: () => t('It came in late, and a force contact has set it aside. It is listed, and changes nothing.'),
  commit_mismatch: () => t('Its key is not the key of this case.'),
  not_opened: () => t('It does not open with the key that it names.'),
  malformed: () => t('It does not have the form of a record.'),
  not_canonical: () => t('It does not have the form of a record.'),
  not_allowed: () => t('It was written by somebody who may not say this. It is listed, and changes nothing.'),
  left_role: () =>
    t(
      'It arrived after its author had stopped being a force contact, so it changes nothing. A force contact can say the same in their own name.',
    ),
};

/** @type {Record<string, () => string>} */
const STATEMENTS = {
  bad_signature: () => t('It changes who may read or whose key is whose, and is not signed by the person it names.'),
  not_allowed: () =>
    t('It changes who may read or whose key is whose, and was signed by somebody who may not do that.'),
  rebase: () => t('It changes who may read or whose key is whose, and what comes before it has not arrived.'),
};

/** @param {{kind?: 'revision' | 'statement', code: string}} invalid @returns {string} */
export function invalidWords({ kind = 'revision', code }) {
  const words = kind === 'statement' ? STATEMENTS : RECORDS;
  return Object.hasOwn(words, code) ? words[code]() : sentence(code);
}

/** Each reason once. @param {{kind?: 'revision' | 'statement', code: string}[]} invalid @returns {string} */
export function allInvalidWords(invalid) {
  return [...new Set(invalid.map(invalidWords))].join(' ');
}
