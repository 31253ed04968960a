/** One's own sheet among those that are shown once. */
import { sheetPaper, sheetText } from '../parts/sheet_paper.js';
import { t } from '../text.js';

/**
 * @param {import('../../vault/enrolment.js').Enrolment} enrolment
 * @param {string} force its name
 * @returns {import('./sheets.js').Pile}
 */
export function ownSheet({ user, sheetCode: code, recoveryCode: recovery }, force) {
  const facts = { user, code, recovery, force };
  const sheet = {
    id: 'own-sheet',
    paper: sheetPaper(facts),
    copy: sheetText(facts),
    code,
    label: t('Your own sheet: the last group of the sheet code'),
    hint: t('Five characters.'),
    wrong: t('This is not the end of your own sheet. Look at the paper again'),
  };
  return { sheets: () => [sheet] };
}
