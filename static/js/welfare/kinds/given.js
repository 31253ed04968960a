import { londonTime, londonToday } from '../clock.js';
import { fault, isBlank } from './kind.js';
import { writtenDate } from './measure.js';

/** @typedef {import('./kind.js').Kind} Kind */

const REFERENCE = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;
const FIELD_NAME = /^[a-z][a-z0-9_]*$/;
const LONGEST = 40;
/** The end of the year 2099. */
const LATEST = 4_102_444_800_000;

/** When the record was begun: milliseconds UTC, shown in London's time. @type {Kind} */
export const noted = {
  read(raw) {
    if (isBlank(raw)) return {};
    return Number.isSafeInteger(raw) && raw >= 0 && raw <= LATEST ? { value: raw } : fault('not_a_time');
  },
  show(value, _field, context) {
    return { text: `${writtenDate(londonToday(value), context.locale)}, ${londonTime(value)}` };
  },
};

/** A reference made up for the record. @type {Kind} */
export const reference = {
  read(raw) {
    if (isBlank(raw)) return {};
    const fits = typeof raw === 'string' && raw.length <= LONGEST && REFERENCE.test(raw);
    return fits ? { value: raw } : fault('not_a_reference');
  },
  show(value) {
    return { text: value };
  },
};

/** Which row of another record: from 0. The screen says which that is. @type {Kind} */
export const position = {
  read(raw) {
    if (isBlank(raw)) return {};
    return Number.isSafeInteger(raw) && raw >= 0 ? { value: raw } : fault('not_a_number');
  },
  show() {
    return {};
  },
};

/** Which answer of another record, by its field's name. @type {Kind} */
export const part = {
  read(raw) {
    if (isBlank(raw)) return {};
    const fits = typeof raw === 'string' && raw.length <= LONGEST && FIELD_NAME.test(raw);
    return fits ? { value: raw } : fault('not_in_list');
  },
  show(value, _field, context) {
    const field = context.about?.fields.find((candidate) => candidate.name === value);
    return { text: field ? context.t(field.reading ?? field.label ?? value) : value };
  },
};

/** A sentence between the questions: nothing to answer, nothing to read. @type {Kind} */
export const note = {
  read(raw) {
    return raw === undefined ? {} : fault('unknown_field');
  },
  show() {
    return {};
  },
};
