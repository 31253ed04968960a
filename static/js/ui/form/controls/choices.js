import { t } from '../../text.js';
import { within } from './scope.js';

/** @typedef {import('./scope.js').Control} Control */

/** Radio buttons: the value of the one that is chosen. @type {Control} */
export const radios = {
  collect(wrapper) {
    return inputs(wrapper).find((input) => input.checked)?.value;
  },
  fill(wrapper, _field, value) {
    for (const input of inputs(wrapper)) input.checked = input.value === value;
  },
};

/** Boxes: the values of those that are ticked. @type {Control} */
export const checkboxes = {
  collect(wrapper) {
    const ticked = inputs(wrapper).filter((input) => input.checked);
    return ticked.length ? ticked.map((input) => input.value) : undefined;
  },
  fill(wrapper, _field, value) {
    const ticked = Array.isArray(value) ? value : [];
    for (const input of inputs(wrapper)) input.checked = ticked.includes(input.value);
  },
};

/** One box: true when it is ticked. @type {Control} */
export const tick = {
  collect(wrapper) {
    return inputs(wrapper)[0].checked || undefined;
  },
  fill(wrapper, _field, value) {
    inputs(wrapper)[0].checked = value === true;
  },
};

/** A list for each item: what is chosen, by item. @type {Control} */
export const matrix = {
  collect(wrapper) {
    const chosen = lists(wrapper).filter((list) => list.value);
    return chosen.length ? Object.fromEntries(chosen.map((list) => [list.dataset.item, list.value])) : undefined;
  },
  fill(wrapper, field, value = {}) {
    const offered = lists(wrapper).map((list) => list.dataset.item);
    for (const item of Object.keys(value).filter((name) => !offered.includes(name))) addItem(wrapper, field, item);
    for (const list of lists(wrapper)) list.value = value[/** @type {string} */ (list.dataset.item)] ?? '';
  },
};

/**
 * A line for what was answered while the force's directory still offered it: what shipped has a label, the force's own goes by its name.
 * @param {HTMLElement} wrapper
 * @param {import('./scope.js').Field} field
 * @param {string} item
 */
function addItem(wrapper, { items = [] }, item) {
  const shipped = items.find(({ value }) => value === item);
  const rows = wrapper.querySelectorAll('.matrix__row');
  const row = /** @type {HTMLElement} */ (rows[rows.length - 1].cloneNode(true));
  const label = within(row, 'label');
  const list = /** @type {HTMLSelectElement} */ (within(row, 'select'));
  list.id = `${list.id}-${rows.length}`;
  list.name = list.id;
  list.dataset.item = item;
  label.setAttribute('for', list.id);
  label.textContent = shipped ? t(shipped.label) : item;
  rows[rows.length - 1].after(row);
}

/** @param {HTMLElement} wrapper @returns {HTMLInputElement[]} */
function inputs(wrapper) {
  return [...wrapper.querySelectorAll('input')];
}

/** @param {HTMLElement} wrapper @returns {HTMLSelectElement[]} */
function lists(wrapper) {
  return [...wrapper.querySelectorAll('select')];
}
