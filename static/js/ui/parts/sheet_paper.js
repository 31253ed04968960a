/** The sheet: what is needed, beside the passphrase, to sign in on another device. */
import { t } from '../text.js';
import { paper } from './paper.js';

/** @param {{user: string, code: string, force?: string}} facts */
export function sheetPaper({ user, code, force }) {
  return paper({
    id: 'own-sheet',
    title: t('Welfare support: your sheet'),
    lead: t(
      'Needed to sign in on another device, together with your passphrase. Keep it where you keep your passport. Do not write the passphrase on it.',
    ),
    code,
    rows: [{ label: t('Sign-in name'), value: user }, ...(force ? [{ label: t('Force'), value: force }] : [])],
  });
}
