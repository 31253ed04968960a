import { within } from './controls/scope.js';
import { sentenceFor, summaryTitle } from './sentences.js';

/** @typedef {import('../../welfare/declaration.js').Declaration} Declaration */
/** @typedef {import('../../welfare/validate.js').AnswerFault} AnswerFault */

const FOCUSABLE = 'input, textarea, select, button';
const BEFORE =
  '.govuk-radios, .govuk-checkboxes, .govuk-date-input, .matrix__row, [data-rows], input, textarea, select';

/**
 * Shows what is wrong: a summary that leads to each answer, and the same sentence at the answer.
 * @param {HTMLElement} root
 * @param {Declaration} declaration
 * @param {AnswerFault[]} errors
 * @returns {HTMLElement} the summary
 */
export function showErrors(root, declaration, errors) {
  const marked = markErrors(root, declaration, errors);
  const summary = copyOf(root, 'summary');
  within(summary, '[data-title]').textContent = summaryTitle(errors);
  const items = marked.map(({ field, text }) => itemFor(root, field, text));
  within(summary, '[data-list]').append(...items);
  const place = root.querySelector('[data-part="summary"]:not(template)') ?? root;
  place.prepend(summary);
  return summary;
}

/**
 * Says at each answer what is wrong with it, for a page that has a summary of its own.
 * @param {HTMLElement} root
 * @param {Declaration} declaration
 * @param {AnswerFault[]} errors
 * @returns {{field: string, id: string, text: string}[]} id: of the control to lead to
 */
export function markErrors(root, declaration, errors) {
  clearErrors(root);
  return errors.map((error) => {
    const text = sentenceFor(error, declaration);
    const target = targetOf(root, error.field);
    if (target) markAnswer(root, target, text);
    return { field: error.field, id: target?.id ?? error.field, text };
  });
}

/** @param {HTMLElement} root */
export function clearErrors(root) {
  for (const shown of root.querySelectorAll('[data-error-summary], [data-error-at]')) shown.remove();
  for (const wrapper of root.querySelectorAll('.govuk-form-group--error'))
    wrapper.classList.remove('govuk-form-group--error');
  for (const marked of root.querySelectorAll('[data-described]')) undescribe(/** @type {HTMLElement} */ (marked));
}

/**
 * Takes away what was said at answers that are right by now, and their lines of the summary; nothing new is said.
 * @param {HTMLElement} root
 * @param {() => AnswerFault[]} validate asked only while something is shown
 */
export function settleErrors(root, validate) {
  const shown = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-error-at]')]);
  if (!shown.length) return;
  const open = new Map(validate().map((error) => [targetOf(root, error.field)?.id ?? error.field, error]));
  for (const message of shown) if (!open.has(message.dataset.errorAt ?? '')) unmark(message);
  const summary = root.querySelector('[data-error-summary]');
  if (summary) settleSummary(/** @type {HTMLElement} */ (summary), open);
}

/** @param {HTMLElement} summary @param {Map<string, AnswerFault>} open by the id of their control */
function settleSummary(summary, open) {
  const links = [...summary.querySelectorAll('a')];
  for (const link of links) if (!open.has(link.hash.slice(1))) link.closest('li')?.remove();
  const left = links.flatMap((link) => open.get(link.hash.slice(1)) ?? []);
  if (left.length) within(summary, '[data-title]').textContent = summaryTitle(left);
  else summary.remove();
}

/** @param {HTMLElement} message */
function unmark(message) {
  const wrapper = /** @type {HTMLElement} */ (message.closest('[data-field]'));
  const described = wrapper.querySelector(`[data-described][aria-describedby~="${message.id}"]`);
  message.remove();
  if (described) undescribe(/** @type {HTMLElement} */ (described));
  if (!wrapper.querySelector('[data-error-at]')) wrapper.classList.remove('govuk-form-group--error');
}

/**
 * @param {HTMLElement} root
 * @param {string} id as an error names it
 * @returns {HTMLElement | null} what to move to: the control itself, or the first within
 */
function targetOf(root, id) {
  const found = /** @type {HTMLElement | null} */ (root.querySelector(`[id="${id}"]`));
  return found && !found.matches(FOCUSABLE) ? found.querySelector(FOCUSABLE) : found;
}

/**
 * Moves to an answer, opening what is folded around it and bringing its question into sight.
 * @param {HTMLElement} root
 * @param {string} id
 */
export function moveTo(root, id) {
  const target = targetOf(root, id);
  if (!target) return;
  target.closest('details')?.setAttribute('open', '');
  target.closest('[data-field]')?.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} target
 * @param {string} sentence
 */
function markAnswer(root, target, sentence) {
  const wrapper = /** @type {HTMLElement} */ (target.closest('[data-field]'));
  const message = copyOf(root, 'error');
  message.id = `${target.id}-error`;
  message.dataset.errorAt = target.id;
  within(message, '[data-text]').textContent = sentence;
  const control = wrapper.querySelector(BEFORE);
  (control ?? wrapper).before(message);
  wrapper.classList.add('govuk-form-group--error');
  target.closest('details')?.setAttribute('open', '');
  describe(wrapper, target, message.id);
}

/**
 * Ties the sentence to the answer: to the group of a choice or a date, to the control otherwise.
 * @param {HTMLElement} wrapper
 * @param {HTMLElement} target
 * @param {string} id
 */
function describe(wrapper, target, id) {
  const group = /** @type {HTMLElement | null} */ (wrapper.querySelector(':scope > fieldset'));
  const described = group ?? target;
  described.dataset.described = described.getAttribute('aria-describedby') ?? '';
  described.setAttribute('aria-describedby', `${described.dataset.described} ${id}`.trim());
  if (target.matches('input:not([type="radio"], [type="checkbox"]), textarea'))
    target.setAttribute('aria-invalid', 'true');
}

/** @param {HTMLElement} described */
function undescribe(described) {
  const before = described.dataset.described;
  if (before) described.setAttribute('aria-describedby', before);
  else described.removeAttribute('aria-describedby');
  delete described.dataset.described;
  for (const invalid of [described, ...described.querySelectorAll('[aria-invalid]')])
    invalid.removeAttribute('aria-invalid');
}

/**
 * @param {HTMLElement} root
 * @param {string} id
 * @param {string} sentence
 * @returns {HTMLElement} a line of the summary
 */
function itemFor(root, id, sentence) {
  const item = root.ownerDocument.createElement('li');
  const link = root.ownerDocument.createElement('a');
  link.href = `#${targetOf(root, id)?.id ?? id}`;
  link.dataset.leadsTo = id;
  link.textContent = sentence;
  item.append(link);
  return item;
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 * @returns {HTMLElement} a copy of a part that came with the form
 */
function copyOf(root, name) {
  const model = /** @type {HTMLTemplateElement} */ (within(root, `template[data-part="${name}"]`));
  return /** @type {HTMLElement} */ (within(model.content, '*').cloneNode(true));
}
