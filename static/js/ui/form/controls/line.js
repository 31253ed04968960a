import { within } from './scope.js';

/** @typedef {import('./scope.js').Control} Control */

/** One box, one list or one text area: its text as it stands. @type {Control} */
export const line = {
  collect(wrapper) {
    return box(wrapper).value || undefined;
  },
  fill(wrapper, _field, value) {
    box(wrapper).value = value === undefined ? '' : String(value);
  },
};

/** A list whose lines are filled in later: a value that is not among them gets a line of its own. @type {Control} */
export const part = {
  collect: line.collect,
  fill(wrapper, field, value) {
    const list = /** @type {HTMLSelectElement} */ (box(wrapper));
    const known = [...list.options].some((option) => option.value === (value ?? ''));
    if (!known) list.append(new Option(value, value));
    line.fill(wrapper, field, value);
  },
};

/** Three boxes: what is typed in them, half a date too. @type {Control} */
export const day = {
  collect(wrapper) {
    const [day, month, year] = boxes(wrapper).map((one) => one.value);
    return day || month || year ? { day, month, year } : undefined;
  },
  fill(wrapper, _field, value) {
    const given = typeof value === 'string' ? fromDate(value) : (value ?? {});
    for (const one of boxes(wrapper)) one.value = given[/** @type {string} */ (one.dataset.part)] ?? '';
  },
};

/**
 * @param {string} date 'YYYY-MM-DD'
 * @returns {Record<string, string>}
 */
function fromDate(date) {
  const [year, month, day] = date.split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
}

/** @param {HTMLElement} wrapper @returns {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} */
function box(wrapper) {
  return within(wrapper, 'input, textarea, select');
}

/** @param {HTMLElement} wrapper @returns {HTMLInputElement[]} day, month, year */
function boxes(wrapper) {
  return ['day', 'month', 'year'].map((name) => within(wrapper, `input[data-part="${name}"]`));
}
