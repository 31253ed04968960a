/**
 * A signature says who wrote a record, not that it holds what its form asks for. The rules therefore take text only where
 * text is expected, and nothing that a member writes can stop them. Pure.
 *
 * @typedef {import('./records.js').OpenedRecord} OpenedRecord
 */

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @param {unknown} value @returns {value is Record<string, any>} neither null nor a list */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {string | undefined} text that says something */
export function textOf(value) {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** @param {unknown} value @returns {value is string} 'YYYY-MM-DD', a day of the calendar */
export function isDate(value) {
  return typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
}

/**
 * The record with answers that can be asked by name, and with an `about` that names a record or is null.
 * @param {OpenedRecord} record
 * @returns {OpenedRecord} itself when nothing is amiss
 */
export function wellFormed(record) {
  const { values, about } = record.body;
  const named = aboutOf(about);
  if (isObject(values) && named === about) return record;
  return { ...record, body: { ...record.body, values: isObject(values) ? values : {}, about: named } };
}

/**
 * @param {any} about
 * @returns {{record: string, digests: string[]} | null}
 */
function aboutOf(about) {
  if (!isObject(about) || typeof about.record !== 'string') return null;
  const digests = Array.isArray(about.digests) ? about.digests : [];
  const fits = digests === about.digests && digests.every((one) => typeof one === 'string');
  if (fits) return /** @type {{record: string, digests: string[]}} */ (about);
  return { record: about.record, digests: digests.filter((one) => typeof one === 'string') };
}
