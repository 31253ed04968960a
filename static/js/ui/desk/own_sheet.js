/** One's own sheet among those that are shown once. */
import { sheetPaper, sheetText } from '../parts/sheet_paper.js';
import { t } from '../text.js';

/**
 * @param {import('../../vault/enrolment.js').Enrolment} enrolment
 * @param {{force: string, address: string}} where the force's name, and where to sign in
 * @returns {import('./sheets.js').Pile}
 */
export function ownSheet({ user, sheetCode: code, recoveryCode: recovery }, where) {
  const facts = { user, code, recovery, ...where };
  const sheet = {
    id: 'own-sheet',
    paper: sheetPaper(facts),
    copy: sheetText(facts),
    code,
    label: t('Your own sheet: the last group of the sheet code'),
    hint: t('Five characters.'),
    missing: t('Type the last five characters of your own sheet code'),
    wrong: t('This is not the end of your own sheet. Look at the paper again'),
  };
  return { sheets: () => [sheet] };
}
