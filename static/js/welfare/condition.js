/** @typedef {import('./declaration.js').Field} Field */
/** @typedef {import('./declaration.js').Condition} Condition */
/** @typedef {import('./declaration.js').Values} Values */
/** @typedef {import('./kinds/kind.js').KindOf} KindOf */

/**
 * The names of the fields that are shown, given what has been answered. A field that is hidden counts as unanswered.
 * @param {Field[]} fields of a form or of a row, in order: a condition asks about an earlier one
 * @param {Values} values raw or sealed
 * @param {KindOf} kindOf
 * @returns {Set<string>}
 */
export function shownFields(fields, values, kindOf) {
  /** @type {Set<string>} */
  const shown = new Set();
  for (const field of fields) {
    if (!field.shows_when || holds(field.shows_when, fields, shown, values, kindOf)) shown.add(field.name);
  }
  return shown;
}

/**
 * @param {Condition} condition
 * @param {Field[]} fields
 * @param {Set<string>} shown the names that are shown among the earlier ones
 * @param {Values} values
 * @param {KindOf} kindOf
 * @returns {boolean}
 */
export function holds(condition, fields, shown, values, kindOf) {
  const [name, comparison, list] = condition;
  const field = fields.find((candidate) => candidate.name === name);
  const answer = field && shown.has(name) ? kindOf(field).read(values[name], field, { kindOf }) : {};
  if (comparison === 'answered') return answer.value !== undefined || answer.faults !== undefined;
  const chosen = [answer.value ?? []].flat();
  const listed = chosen.some((value) => list?.includes(value));
  return comparison === 'in' ? listed : !listed;
}
