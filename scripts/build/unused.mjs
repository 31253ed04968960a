/** What govuk-frontend's stylesheets hold for variants that nothing here uses. A test asserts that no source names them. */

export const UNUSED = [
  'govuk-visually-hidden-focusable',
  'govuk-button--inverse',
  'govuk-button--start',
  'govuk-button__start-icon',
  'govuk-fieldset__heading',
  'govuk-fieldset__legend--xl',
  'govuk-fieldset__legend--l',
  'govuk-fieldset__legend--m',
  'govuk-fieldset__legend--s',
  'govuk-label-wrapper',
  'govuk-label--xl',
  'govuk-label--l',
  'govuk-label--m',
  'govuk-label--s',
  'govuk-input--extra-letter-spacing',
  'govuk-input--width-30',
  'govuk-input--width-10',
  'govuk-input--width-5',
  'govuk-input--width-3',
  'govuk-input__wrapper',
  'govuk-input__prefix',
  'govuk-input__suffix',
  'govuk-radios--inline',
  'govuk-radios--small',
  'govuk-radios__divider',
  'govuk-radios__conditional',
  'govuk-radios__conditional--hidden',
  'govuk-checkboxes--small',
  'govuk-checkboxes__divider',
  'govuk-checkboxes__conditional',
  'govuk-checkboxes__conditional--hidden',
  'govuk-skip-link-focused-element',
  'govuk-frontend-supported',
];

const NEGATED = /:not\([^)]*\)/g;
const BETWEEN = /,(?![^(]*\))/;
/** A statement, or a rule with what it holds, which may hold rules with rules. */
const RULE = /[^{};]*;|([^{};]+)\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g;

/**
 * @param {string} css as Sass compresses it: without comments, and no brace inside a string
 * @param {string[]} classes
 * @returns {string} without the selectors that need one of these classes, the rules that have no other, and what is empty then
 */
export function without(css, classes) {
  const names = new Set(classes);
  return css.replace(RULE, (whole, head, body) => (head === undefined ? whole : keptRule(head, body, names)));
}

/**
 * @param {string} head
 * @param {string} body
 * @param {Set<string>} names
 */
function keptRule(head, body, names) {
  if (/^@(media|supports)/.test(head)) {
    const inner = without(body, [...names]);
    return inner && `${head}{${inner}}`;
  }
  const kept = head.startsWith('@') ? [head] : head.split(BETWEEN).filter((selector) => !needs(selector, names));
  return kept.length > 0 ? `${kept.join(',')}{${body}}` : '';
}

/**
 * @param {string} selector
 * @param {Set<string>} names
 */
function needs(selector, names) {
  const positive = selector.replace(NEGATED, '');
  return [...positive.matchAll(/\.([\w-]+)/g)].some(([, name]) => names.has(name));
}
