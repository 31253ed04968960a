import { newestFirst } from './records.js';

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
 * @param {(OpenedRecord | Entry)[]} list entries or records of one case
 * @returns {Subject | null} null while no allocation is here
 */
export function subjectOf(list) {
  const records = list.map((one) => ('latest' in one ? one.latest : one));
  const allocations = records.filter((record) => record.valid === true && record.body.form === 'allocation');
  const [record] = allocations.sort(newestFirst);
  if (!record) return null;
  const { values } = record.body;
  return {
    name: values.subject_name ?? '',
    reference: values.case_ref ?? '',
    reason: values.reason,
    status: values.duty_status,
    rank: values.subject_rank,
    role: values.subject_role,
    phone: values.contact_number,
    preferred: values.preferred_method,
    safe_times: values.safe_times,
    restrictions: values.restrictions,
    adjustments: values.adjustments,
    language: values.language,
    emergency_name: values.emergency_name,
    emergency_phone: values.emergency_phone,
    force_contact: values.force_contact,
    record,
  };
}
