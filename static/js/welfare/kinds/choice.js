import { fault, isBlank } from './kind.js';
import { countCharacters, tidy } from './text.js';

/** @typedef {import('./kind.js').Kind} Kind */
/** @typedef {import('./kind.js').ShowContext} ShowContext */
/** @typedef {import('../declaration.js').Choice} Choice */

const LONGEST_OWN_NAME = 80;

/**
 * @param {Choice[] | undefined} choices
 * @param {string} value
 * @param {ShowContext} context
 * @returns {string} a choice as it reads to others
 */
function labelOf(choices, value, context) {
  const choice = choices?.find((candidate) => candidate.value === value);
  return choice ? context.t(choice.reading ?? choice.label) : String(value);
}

/** @param {string} name @returns {boolean} whether something that a force has added to a list can go by it */
function isOwnName(name) {
  const words = /^[\p{L}\p{N}]/u.test(name) && /\p{L}/u.test(name) && !/[\p{Cc}\p{Cf}]/u.test(name);
  return words && tidy(name) === name && countCharacters(name) <= LONGEST_OWN_NAME;
}

/** One of a list: sealed as its value. @type {Kind} */
export const choice = {
  read(raw, field) {
    if (isBlank(raw)) return {};
    return field.choices?.some((candidate) => candidate.value === raw) ? { value: raw } : fault('not_in_list');
  },
  show(value, field, context) {
    return { text: labelOf(field.choices, value, context) };
  },
};

/** Any of a list: sealed as an array in the order of the list. @type {Kind} */
export const choices = {
  read(raw, field) {
    if (isBlank(raw)) return {};
    if (!Array.isArray(raw)) return fault('not_in_list');
    const known = (field.choices ?? []).map((candidate) => candidate.value);
    if (!raw.every((value) => known.includes(value))) return fault('not_in_list');
    return raw.length ? { value: known.filter((value) => raw.includes(value)) } : {};
  },
  show(value, field, context) {
    const list = value.map((/** @type {string} */ one) => labelOf(field.choices, one, context));
    const left = (field.choices ?? []).filter((candidate) => !value.includes(candidate.value));
    if (!field.rest || left.length === 0) return { list };
    const rest = left.map((candidate) => labelOf(left, candidate.value, context)).join('; ');
    return { list: [...list, `${context.t(field.rest)}: ${rest}`] };
  },
};

/** A statement, ticked: sealed as true. @type {Kind} */
export const tick = {
  read(raw) {
    if (isBlank(raw) || raw === false) return {};
    return raw === true ? { value: true } : fault('not_in_list');
  },
  show(_value, _field, context) {
    return { text: context.t('Yes') };
  },
};

/** At most one of a list for each item: sealed as an object in the order of the items, the force's own last. @type {Kind} */
export const matrix = {
  read(raw, field) {
    if (isBlank(raw)) return {};
    if (typeof raw !== 'object' || Array.isArray(raw)) return fault('not_in_list');
    const given = Object.entries(raw).filter(([, value]) => !isBlank(value));
    const items = (field.items ?? []).map((item) => item.value);
    const answers = (field.choices ?? []).map((candidate) => candidate.value);
    const own = given.filter(([item]) => !items.includes(item));
    const stray = given.find(([, value]) => !answers.includes(value));
    if (stray || (own.length && !(field.listed_by && own.every(([item]) => isOwnName(item)))))
      return fault('not_in_list');
    const ordered = [...items.flatMap((item) => given.filter(([name]) => name === item)), ...own];
    return ordered.length ? { value: Object.fromEntries(ordered) } : {};
  },
  show(value, field, context) {
    const lines = Object.entries(value).map(
      ([item, answer]) => `${labelOf(field.items, item, context)}: ${labelOf(field.choices, answer, context)}`,
    );
    return { list: lines };
  },
};
