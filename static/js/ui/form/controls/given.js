import { kindOf } from '../../../welfare/kinds/index.js';
import { t } from '../../text.js';
import { within } from './scope.js';

/** @typedef {import('./scope.js').Control} Control */

/** A value that was filled in for the writer: shown as text, kept beside it as JSON. @type {Control} */
export const given = {
  collect(wrapper) {
    const { value } = place(wrapper).dataset;
    return value === undefined ? undefined : JSON.parse(value);
  },
  fill(wrapper, field, value) {
    const shown = place(wrapper);
    const words =
      value === undefined ? '' : (kindOf(field).show(value, field, { t, locale: 'en-GB', about: null }).text ?? '');
    shown.textContent = words;
    if (value === undefined) delete shown.dataset.value;
    else shown.dataset.value = JSON.stringify(value);
  },
};

/** Nothing to answer. @type {Control} */
export const none = {
  collect() {
    return undefined;
  },
  fill() {
    return undefined;
  },
};

/** @param {HTMLElement} wrapper @returns {HTMLElement} */
function place(wrapper) {
  return within(wrapper, '[data-given]');
}
