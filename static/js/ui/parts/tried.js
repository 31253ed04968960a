/** Beside a contact that is due: when somebody tried, and the day of the next try. The same words on phone and desk. */
import { t } from '../text.js';
import { onDay } from '../when.js';

/** @param {import('../views.js').CaseView['next']} next @param {number} now @returns {string} '' while nobody has tried in vain */
export function triedWords(next, now) {
  if (!next?.tried) return '';
  return t('Tried {tried}. Next try {again}.', {
    tried: onDay(next.tried.at, now),
    again: onDay(next.tried.again, now),
  });
}
