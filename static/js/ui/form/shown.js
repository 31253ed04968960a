import { shownNow } from '../../welfare/validate.js';
import { rowsOf } from './controls/rows.js';
import { wrapperOf } from './controls/scope.js';
import { showRoom } from './counts.js';

/** @typedef {import('../../welfare/declaration.js').Declaration} Declaration */
/** @typedef {import('../../welfare/declaration.js').Field} Field */
/** @typedef {Record<string, any>} Values */

/**
 * Brings the page in line with what has been answered: which questions are asked, how much room is left.
 * @param {HTMLElement} root
 * @param {Declaration} declaration
 * @param {Values} values raw
 */
export function showWhatApplies(root, declaration, values) {
  applyTo(root, declaration.fields, values);
  for (const section of root.querySelectorAll('[data-section]')) {
    const wrappers = [...section.querySelectorAll('[data-field]')].filter(
      (wrapper) => !wrapper.closest('fieldset[data-row]'),
    );
    section.toggleAttribute(
      'hidden',
      wrappers.length > 0 && wrappers.every((wrapper) => wrapper.hasAttribute('hidden')),
    );
  }
}

/**
 * @param {HTMLElement} scope
 * @param {Field[]} fields
 * @param {Values} values
 */
function applyTo(scope, fields, values) {
  const shown = shownNow(fields, values);
  for (const field of fields) {
    const wrapper = wrapperOf(scope, field.name);
    if (!wrapper) continue;
    if (field.shows_when) wrapper.toggleAttribute('hidden', !shown.has(field.name));
    if (field.kind === 'textarea') showRoom(wrapper, field, values[field.name]);
    if (field.group) applyToRows(wrapper, field, values[field.name] ?? []);
  }
}

/**
 * @param {HTMLElement} wrapper
 * @param {Field} field
 * @param {Values[]} answers
 */
function applyToRows(wrapper, field, answers) {
  rowsOf(wrapper).forEach((row, index) => {
    applyTo(row, field.group?.fields ?? [], answers[index] ?? {});
  });
}

/**
 * Opens what is folded where something in it has been answered already.
 * @param {HTMLElement} root
 * @param {Declaration} declaration
 * @param {Values} values raw
 */
export function openAnswered(root, declaration, values) {
  for (const section of declaration.sections) {
    const folded = root.querySelector(`[data-section="${section.id}"] > details`);
    if (folded && section.fields.some((name) => values[name] !== undefined)) folded.setAttribute('open', '');
  }
}
