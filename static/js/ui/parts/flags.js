/** What a reader should look at first: a chip for each flag that the record's form declares. */
import { html, nothing } from 'lit-html';
import { flagsOf } from '../../welfare/flags.js';
import { t } from '../text.js';
import { mark } from './marks.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../../welfare/timeline.js').Entry} Entry */

/** @param {App} app @param {Entry} entry @returns {unknown[]} */
export function flagMarks(app, { heads }) {
  const flags = heads.flatMap(({ body }) => flagsOf(app.forms.declaration(body.form, body.version), body.values));
  return flags.map(({ text, escalate }) => mark(escalate ? 'risk' : 'look', { text: t(text) }));
}

/** Above a record. @param {App} app @param {Entry} entry */
export function lookHere(app, entry) {
  const marks = flagMarks(app, entry);
  if (!marks.length) return nothing;
  return html`<p class="marks look"><span class="strong">${t('Look here')}</span>${marks}</p>`;
}
