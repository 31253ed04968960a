/** Opened records for the tests of the rules. Everyone is invented. */

export const PEOPLE = new Map([
  ['alison', { id: 'alison', name: 'Alison Mercer', roles: ['contact'] }],
  ['joseph', { id: 'joseph', name: 'Joseph Okonkwo', roles: ['contact', 'deputy'] }],
  ['priya', { id: 'priya', name: 'Priya Ashdown', roles: ['officer'] }],
  ['tomos', { id: 'tomos', name: 'Tomos Griffiths', roles: ['officer'] }],
]);

export const NOON = Date.UTC(2026, 2, 12, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/**
 * @param {string} digest also the record's id unless one is given
 * @param {string} form
 * @param {Record<string, any>} [facts] minutes: when, from NOON; about: [record, ...digests]; anything of the record
 */
export function record(digest, form, { minutes = 0, about = null, values = {}, ...facts } = {}) {
  return {
    digest,
    id: digest,
    record: digest,
    case: 'case',
    author: 'priya',
    device: 'phone',
    n: 1,
    created_at: NOON + minutes * MINUTE,
    received_at: NOON + minutes * MINUTE + 1000,
    parents: [],
    state: 'sent',
    code: null,
    late: false,
    valid: true,
    body: { form, version: 1, about: about && { record: about[0], digests: about.slice(1) }, values },
    ...facts,
  };
}

/** @param {string} digest @param {Record<string, any>} values @param {Record<string, any>} [facts] */
export function log(digest, values, facts = {}) {
  return record(digest, 'contact-log', { values: { contact_method: 'home', start: '12:00', ...values }, ...facts });
}
