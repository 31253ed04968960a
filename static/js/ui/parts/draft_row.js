/** One open draft on a list: whose, which form, since when; it leads straight into it. */
import { formTitleOf, told } from '../entry_words.js';
import { draftSince } from '../open_drafts.js';
import { icon } from './icon.js';
import { row } from './rows.js';
import { tile } from './tile.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../../vault/drafts.js').Draft} Draft */

/** @param {App} app @param {Draft} draft @param {{whose?: boolean}} [options] whose: with initials (default), for lists of several people */
export function draftRow(app, draft, { whose = true } = {}) {
  const view = draft.case ? app.views.of(draft.case) : null;
  return row({
    href: draft.case ? `#/draft/${draft.id}` : '#/cases/new', // a case that has not been opened yet
    lead: view && whose ? tile(view.initials) : icon('draft'),
    title: formTitleOf(app, draft.form, draft.version),
    detail: view && whose ? told(app, draftSince(app, draft), view) : draftSince(app, draft),
  });
}
