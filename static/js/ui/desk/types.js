/**
 * Shapes that the desk's files share. Nothing runs here.
 *
 * @typedef {import('../app.js').App} App
 * @typedef {import('../../welfare/records.js').OpenedRecord & {code?: string | null}} OpenedRecord code: why refused
 * @typedef {import('../../welfare/timeline.js').Entry} Entry
 *
 * @typedef {object} Person somebody in the force's directory
 * @property {string} id
 * @property {string} name
 * @property {string[]} roles 'contact', 'deputy', 'officer'
 * @property {boolean} active false once the force has ended their access
 * @property {string} fingerprint 24 digits in six groups
 * @property {boolean} [stopped] their keys were stopped and they have no new ones yet
 * @property {number} [doubted] since when they say that somebody else may have their keys; 0 for never
 * @property {{at: number, by: string}|null} [renewed] they have had other keys before: since when these hold, and whose word it is
 *
 * @typedef {object} Notice a due time that has passed, as the server tells it: never why
 * @property {string} id
 * @property {string} due
 * @property {string} case
 * @property {string} role who hears of it
 * @property {number} stage 1, or 2 when it has stood open for the same span again
 * @property {number} at milliseconds
 *
 * @typedef {object} OpenCase a case as the casebook holds it
 * @property {string} id
 * @property {string[]} members person ids
 * @property {number} epoch
 * @property {boolean} readable whether this device has a key for it
 * @property {boolean} pending opened or changed here, not yet accepted by the server
 * @property {boolean} disposed
 * @property {string[]} [exposed] members whose stopped keys still open what is written in it
 * @property {OpenedRecord[]} records
 *
 * @typedef {object} Desk what the two panes are given; see review.js
 * @property {App} app
 * @property {import('./open_cases.js').OpenCases} cases
 * @property {string | null} record the one that is open
 * @property {import('./filters.js').Filters} filters
 * @property {import('./answering.js').Answering | null} answering the question or addendum being written
 * @property {boolean} busy
 * @property {(change: Partial<import('./filters.js').Filters>) => void} filter
 * @property {() => void} clearFilters
 * @property {(form: 'review' | 'acknowledge') => Promise<void>} confirm
 * @property {(form: 'ask-back' | 'addendum') => Promise<void>} answer
 * @property {() => Promise<void>} save
 * @property {() => Promise<void>} putAside
 * @property {() => Entry | null} next what to read after this
 */
export {};
