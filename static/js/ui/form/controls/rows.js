import { plainControl } from './plain.js';
import { within, wrapperOf } from './scope.js';

/** @typedef {import('./scope.js').Control} Control */
/** @typedef {import('./scope.js').Field} Field */

const CARRIERS = ['id', 'name', 'for', 'aria-describedby', 'aria-labelledby'];

/** Rows that repeat: the raw answers of each, in order, empty rows too so that errors find their row. @type {Control} */
export const rows = {
  collect(wrapper, field) {
    const all = rowsOf(wrapper).map((row) => collectRow(row, field));
    return all.length ? all : undefined;
  },
  fill(wrapper, field, value) {
    for (const row of rowsOf(wrapper)) row.remove();
    const given = Array.isArray(value) ? value : [];
    for (const answers of given) fillRow(addRow(wrapper, field), field, answers ?? {});
    for (let row = given.length; row < (field.group?.min ?? 0); row += 1) addRow(wrapper, field);
  },
};

/**
 * @param {HTMLElement} wrapper of a group
 * @returns {HTMLElement[]}
 */
export function rowsOf(wrapper) {
  return [...wrapper.querySelectorAll('fieldset[data-row]')].map((row) => /** @type {HTMLElement} */ (row));
}

/**
 * @param {HTMLElement} wrapper of a group
 * @param {Field} field
 * @returns {HTMLElement} the row that was added, empty
 */
export function addRow(wrapper, field) {
  const model = /** @type {HTMLTemplateElement} */ (within(wrapper, 'template[data-row]'));
  const row = /** @type {HTMLElement} */ (within(model.content, 'fieldset[data-row]').cloneNode(true));
  within(wrapper, '[data-rows]').append(row);
  number(wrapper, field);
  return row;
}

/**
 * @param {HTMLElement} row
 * @param {HTMLElement} wrapper of its group
 * @param {Field} field
 * @returns {HTMLElement | null} the row that stands in its place now, or the last one
 */
export function removeRow(row, wrapper, field) {
  const index = rowsOf(wrapper).indexOf(row);
  row.remove();
  number(wrapper, field);
  const left = rowsOf(wrapper);
  return left[Math.min(index, left.length - 1)] ?? null;
}

/**
 * Ids and names carry the row's place, so that an error finds it.
 * @param {HTMLElement} wrapper
 * @param {Field} field
 */
function number(wrapper, field) {
  const old = new RegExp(`(^|\\s)${field.name}-(?:__row__|\\d+)-`, 'g');
  rowsOf(wrapper).forEach((row, index) => {
    for (const carrier of CARRIERS) {
      for (const element of row.querySelectorAll(`[${carrier}]`)) {
        const value = element.getAttribute(carrier) ?? '';
        element.setAttribute(carrier, value.replace(old, `$1${field.name}-${index}-`));
      }
    }
    for (const place of row.querySelectorAll('[data-row-number]')) place.textContent = String(index + 1);
  });
  within(wrapper, '[data-add-row]').toggleAttribute('hidden', rowsOf(wrapper).length >= (field.group?.max ?? 0));
}

/**
 * @param {HTMLElement} row
 * @param {Field} field
 * @returns {Record<string, any>}
 */
function collectRow(row, field) {
  const pairs = inner(row, field).map(({ one, wrapper }) => [one.name, plainControl(one).collect(wrapper, one)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/**
 * @param {HTMLElement} row
 * @param {Field} field
 * @param {Record<string, any>} answers
 */
function fillRow(row, field, answers) {
  for (const { one, wrapper } of inner(row, field)) plainControl(one).fill(wrapper, one, answers[one.name]);
}

/**
 * @param {HTMLElement} row
 * @param {Field} field
 * @returns {{one: Field, wrapper: HTMLElement}[]}
 */
function inner(row, field) {
  return (field.group?.fields ?? []).flatMap((one) => {
    const wrapper = wrapperOf(row, one.name);
    return wrapper ? [{ one, wrapper }] : [];
  });
}
