/**
 * A form as it was declared in Python (wso_pwa/welfare/forms/declaration.py): labels, limits, conditions. Pure.
 *
 * @typedef {[string, 'answered'] | [string, 'in' | 'not_in', string[]]} Condition
 * @typedef {object} Choice
 * @property {string} value
 * @property {string} label
 * @property {string} [hint]
 * @property {string} [reading] how the label reads to others
 * @property {boolean} [escalate] choosing it may mean that somebody is at risk
 * @property {string} [flag] a few words that mark a record in which it is chosen
 * @property {string} [blocks] the sentence that stops the form when this is chosen
 * @property {Condition} [blocks_when] it stops the form only while this holds
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {string} kind
 * @property {string} [label] message id, as all words here
 * @property {string} [hint]
 * @property {string} [reading] how the label reads to others
 * @property {boolean} [required] whenever it is shown
 * @property {string} [missing] the sentence that asks for it
 * @property {Condition} [shows_when]
 * @property {number} [max] characters (code points)
 * @property {number} [words]
 * @property {string} [flag] a few words that mark a record in which it is answered
 * @property {Choice[]} [choices]
 * @property {Choice[]} [items] of a matrix
 * @property {string} [blank] what no answer of a matrix is called
 * @property {string} [listed_by] the list of the force's directory that says which items a matrix offers, and may add to them
 * @property {string} [rest] what leaving a box unticked means
 * @property {number} [least]
 * @property {number} [most]
 * @property {boolean} [past] a date not after today
 * @property {string} [past_on] of a time: the earlier question for its day; together they are not later than now
 * @property {string} [ahead] the sentence for an answer that lies ahead
 * @property {{days: number, label: string}[]} [quick]
 * @property {string} [item] what one row is called
 * @property {string} [add]
 * @property {{fields: Field[], min: number, max: number}} [group]
 * @property {string} [text] of a note
 * @property {string} [call]
 *
 * @typedef {object} Declaration
 * @property {string} name
 * @property {number} version
 * @property {string} title
 * @property {string} guard
 * @property {{id: string, title: string, folded: boolean, fields: string[], reading?: string}[]} sections
 * @property {Field[]} fields
 *
 * @typedef {Record<string, any>} Values by field name
 */

/**
 * @param {Declaration} declaration
 * @param {string} name
 * @returns {Field | null}
 */
export function fieldNamed(declaration, name) {
  return declaration.fields.find((field) => field.name === name) ?? null;
}

/**
 * The field that an error's `field` leads to: 'how', or 'agreed_actions-0-what' for one within a row.
 * @param {Declaration} declaration
 * @param {string} id
 * @returns {{field: Field, row: number | null, group: Field | null} | null}
 */
export function fieldAt(declaration, id) {
  const [name, row, inner] = id.split('-');
  const field = fieldNamed(declaration, name);
  if (!field || inner === undefined) return field && { field, row: null, group: null };
  const within = field.group?.fields.find((candidate) => candidate.name === inner);
  return within ? { field: within, row: Number(row), group: field } : null;
}
