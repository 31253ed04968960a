/**
 * Finding a question in the page. A scope is the root of a form or one row of a group; names are unique within a scope.
 *
 * @typedef {import('../../../welfare/declaration.js').Field} Field
 * @typedef {object} Control how one kind of answer stands in the page
 * @property {(wrapper: HTMLElement, field: Field) => any} collect raw, as it stands; undefined when nothing does
 * @property {(wrapper: HTMLElement, field: Field, value: any) => void} fill from raw or sealed; undefined empties it
 */

/**
 * @param {HTMLElement} scope
 * @param {string} name
 * @returns {HTMLElement | null} the element around a question
 */
export function wrapperOf(scope, name) {
  const candidates = /** @type {NodeListOf<HTMLElement>} */ (scope.querySelectorAll(`[data-field="${name}"]`));
  return [...candidates].find((candidate) => scopeOf(candidate, scope) === scope) ?? null;
}

/**
 * @param {HTMLElement} wrapper
 * @param {HTMLElement} root what to fall back on outside any row
 * @returns {HTMLElement} the row it stands in, else the root
 */
function scopeOf(wrapper, root) {
  const row = /** @type {HTMLElement | null} */ (wrapper.closest('fieldset[data-row]'));
  return row && root.contains(row) ? row : root;
}

/**
 * @template {Element} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {T} which is there, or the fragment and the declaration do not belong together
 */
export function within(parent, selector) {
  const found = parent.querySelector(selector);
  if (!found) throw new TypeError(`no ${selector} in the form`);
  return /** @type {T} */ (found);
}
