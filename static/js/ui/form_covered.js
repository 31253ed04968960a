/** Points of the first meeting that were talked through before: marked where the next contact record asks for them. */
import { coveredPoints } from '../welfare/first_meeting.js';
import { t } from './text.js';
import { onDay } from './when.js';

/** @typedef {{entries: import('../welfare/timeline.js').Entry[], now: number}} Facts */

/**
 * Nothing is ticked for the writer: a tick says what was covered in this contact.
 * @param {HTMLElement} root of a form; one that does not ask stays as it is
 * @param {Facts} facts of the case
 */
export function markCovered(root, { entries, now }) {
  const boxes = [...root.querySelectorAll('[data-field="first_meeting"] input[type="checkbox"]')];
  const covered = coveredPoints(entries);
  const before = boxes.flatMap((box) => {
    const at = covered.get(/** @type {HTMLInputElement} */ (box).value);
    return at === undefined ? [] : [{ box, at }];
  });
  for (const { box, at } of before) addHint(box, t('Covered before: {when}', { when: onDay(at, now) }));
  if (before.length) addCount(boxes[0], t('{n} of {all} covered', { n: before.length, all: boxes.length }));
}

/** @param {Element} box @param {string} text */
function addHint(box, text) {
  const hint = box.ownerDocument.createElement('div');
  hint.className = 'govuk-hint govuk-checkboxes__hint covered';
  hint.id = `${box.id}-covered`;
  hint.textContent = text;
  box.setAttribute('aria-describedby', [box.getAttribute('aria-describedby'), hint.id].filter(Boolean).join(' '));
  box.parentElement?.append(hint);
}

/** Beside the words of the fold, so that it need not be opened to see. @param {Element} box @param {string} text */
function addCount(box, text) {
  const count = box.ownerDocument.createElement('span');
  count.className = 'small soft covered__count';
  count.textContent = text;
  box.closest('details')?.querySelector('summary')?.append(' ', count);
}
