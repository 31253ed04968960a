import { founderOf } from './families.js';
import { byContact, newestFirst } from './records.js';
import { textOf, wellFormed } from './wellformed.js';

/** @typedef {import('./records.js').OpenedRecord} OpenedRecord */
/** @typedef {import('./timeline.js').Entry} Entry */

/**
 * @typedef {object} Subject the colleague who is supported, as the latest allocation has it
 * @property {string} name
 * @property {string} reference
 * @property {string} [reason] codes of the allocation form, as the others
 * @property {string} [status]
 * @property {string} [rank]
 * @property {string} [role]
 * @property {string} [phone]
 * @property {string} [preferred]
 * @property {string} [safe_times]
 * @property {string} [restrictions]
 * @property {string} [adjustments]
 * @property {string} [language]
 * @property {string} [emergency_name]
 * @property {string} [emergency_phone]
 * @property {string} [force_contact]
 * @property {OpenedRecord} record the allocation it was read from
 */

/**
 * Only a force contact says who is supported. Once the contact has ceased to be one, it is whoever allocated first.
 * @param {(OpenedRecord | Entry)[]} list entries or records of one case
 * @param {import('./records.js').People} people
 * @returns {Subject | null} null while no allocation is here
 */
export function subjectOf(list, people) {
  const records = list.map((one) => wellFormed('latest' in one ? one.latest : one));
  const allocations = records.filter((record) => record.valid === true && record.body.form === 'allocation');
  if (allocations.length === 0) return null;
  const byContacts = allocations.filter((record) => byContact(record, people));
  const first = founderOf(allocations).author;
  const counted = byContacts.length ? byContacts : allocations.filter(({ author }) => author === first);
  const [record] = counted.sort(newestFirst);
  const { values } = record.body;
  return {
    name: textOf(values.subject_name) ?? '',
    reference: textOf(values.case_ref) ?? '',
    reason: textOf(values.reason),
    status: textOf(values.duty_status),
    rank: textOf(values.subject_rank),
    role: textOf(values.subject_role),
    phone: textOf(values.contact_number),
    preferred: textOf(values.preferred_method),
    safe_times: textOf(values.safe_times),
    restrictions: textOf(values.restrictions),
    adjustments: textOf(values.adjustments),
    language: textOf(values.language),
    emergency_name: textOf(values.emergency_name),
    emergency_phone: textOf(values.emergency_phone),
    force_contact: textOf(values.force_contact),
    record,
  };
}
