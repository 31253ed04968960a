/**
 * What each kind of answer knows. Two verbs, the same for all:
 *
 * `read(raw, field, context)` takes what stands in the page, in a draft or in a sealed record and gives
 * `{value}` in its one sealed shape, `{faults}` when it cannot be that, or `{}` when there is no answer.
 * `show(value, field, context)` gives what a reader sees: `{text}`, `{list}` or `{table}`.
 *
 * @typedef {import('../declaration.js').Field} Field
 * @typedef {{at: string, code: string, params: Record<string, any>}} Fault at: '' or where within the field, as '0-what'
 * @typedef {{value?: any, faults?: Fault[]}} Read
 * @typedef {(field: {kind: string}) => Kind} KindOf
 * @typedef {{kindOf: KindOf, latest?: number}} ReadContext latest: milliseconds UTC, for what must not lie ahead
 * @typedef {{columns: string[], rows: string[][]}} Table
 * @typedef {{text?: string, list?: string[], table?: Table}} Shown
 * @typedef {object} ShowContext
 * @property {(english: string) => string} t
 * @property {string} locale
 * @property {import('../declaration.js').Declaration | null} about the form of the record that this one is about
 * @typedef {object} Kind
 * @property {(raw: any, field: Field, context: ReadContext) => Read} read
 * @property {(value: any, field: Field, context: ShowContext) => Shown} show
 */

/**
 * @param {string} code
 * @param {Record<string, any>} [params]
 * @returns {Read}
 */
export function fault(code, params = {}) {
  return { faults: [{ at: '', code, params }] };
}

/**
 * @param {any} raw
 * @returns {boolean} nothing was given
 */
export function isBlank(raw) {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}
