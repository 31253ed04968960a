/** The sheet: what is needed, beside the passphrase, to sign in on another device, and what helps when the passphrase is forgotten. */
import { t } from '../text.js';
import { paper } from './paper.js';

/** @typedef {{user: string, code: string, recovery?: string, force?: string, address?: string}} SheetFacts recovery: only while it is made, since nothing keeps it; address: where to sign in */

/** @param {SheetFacts} facts */
export function sheetPaper({ user, code, recovery, force, address }) {
  const rows = [
    { label: t('Sign-in name'), value: user },
    ...(force ? [{ label: t('Force'), value: force }] : []),
    ...(address ? [{ label: t('Where to sign in'), value: address }] : []),
  ];
  return paper({
    id: 'own-sheet',
    title: t('Welfare support: your sheet'),
    lead: t('Keep it where you keep your passport, away from the device. Do not write the passphrase on it.'),
    codes: [
      {
        label: t('Sheet code'),
        use: t('Needed to sign in on another device, together with your passphrase.'),
        code,
      },
      ...(recovery ? [{ label: t('Recovery code'), use: recoveryUse(), code: recovery }] : []),
    ],
    rows,
  });
}

/** What a recovery code is for, wherever one is printed. */
export function recoveryUse() {
  return t(
    'Opens the app when the passphrase is forgotten, on the device where this code was made. Whoever has both can read everything on it.',
  );
}

/** The same to be copied. @param {SheetFacts} facts */
export function sheetText({ code, recovery }) {
  if (!recovery) return code;
  return [t('Sheet code: {code}', { code }), t('Recovery code: {code}', { code: recovery })].join('\n');
}
