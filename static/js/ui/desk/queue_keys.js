/**
 * The queue from the keyboard. The keys work only while an item of the queue has the focus, and move the focus alone: to open a record is
 * recorded, so it stays a deliberate press of Enter.
 */

const STEPS = new Map([
  ['ArrowDown', 1],
  ['j', 1],
  ['ArrowUp', -1],
  ['k', -1],
]);

/**
 * Where a key leads.
 * @param {string} key
 * @param {number} index of the item that has the focus
 * @param {number} count of items
 * @returns {number | null} null: this key means nothing here
 */
export function stepTo(key, index, count) {
  if (index < 0 || count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS.get(key);
  return step === undefined ? null : Math.min(count - 1, Math.max(0, index + step));
}

/** @param {KeyboardEvent} event on the queue */
export function moveInQueue(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const queue = /** @type {HTMLElement} */ (event.currentTarget);
  const items = [...queue.querySelectorAll('a[data-item]')];
  const focused = items.indexOf(/** @type {Element} */ (document.activeElement));
  const next = stepTo(event.key, focused, items.length);
  if (next === null) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (items[next]).focus();
}
