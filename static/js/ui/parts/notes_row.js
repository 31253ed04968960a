/** Notes written while locked wait to be read. */
import { nothing } from 'lit-html';
import { t, tn } from '../text.js';
import { icon } from './icon.js';
import { row, rows } from './rows.js';

/** @param {number} count */
export function notesRow(count) {
  if (!count) return nothing;
  return row({
    href: '#/notes',
    lead: icon('draft'),
    title: tn('A note written while locked', '{n} notes written while locked', count),
    detail: t('Use it in a record, or throw it away'),
  });
}

/** The same as a sheet of its own. @param {number} count */
export function notesSheet(count) {
  return rows([notesRow(count)]);
}

/** @param {import('../app.js').App} app @returns {Promise<number>} */
export async function countNotes(app) {
  return (await app.vault.space?.notes()) ?? 0;
}
