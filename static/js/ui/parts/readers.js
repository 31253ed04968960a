/** Who will be able to read what is about to be typed, with the exceptions said at once. */
import { html } from 'lit-html';
import { rich, t } from '../text.js';
import { icon } from './icon.js';

/** @typedef {import('../app.js').App} App */

/** @param {App} app @param {string} caseId */
export function readersLine(app, caseId) {
  const others = readers(app, caseId).map((name) => html`<b>${name}</b>`);
  const you = html`<b>${app.printing ? app.me?.name : t('you')}</b>`;
  const who = others.length
    ? rich(
        t(
          'Who can read this: {you}, {others}. Passed on only if someone is at serious risk, or if it is released to occupational health.',
        ),
        { you, others: joined(others) },
      )
    : rich(
        t(
          'Who can read this: {you} and the force contacts of this case. Passed on only if someone is at serious risk, or if it is released to occupational health.',
        ),
        { you },
      );
  return html`<p class="readers">${icon('eye', { small: true })}<span>${who}</span></p>`;
}

/** The other members of the case, by name. @param {App} app @param {string} caseId @returns {string[]} */
function readers(app, caseId) {
  const members = app.casebook?.cases.get(caseId)?.members ?? [];
  return members.filter((id) => id !== app.me?.id).flatMap((id) => app.casebook?.people.get(id)?.name || []);
}

/** @param {unknown[]} names */
function joined(names) {
  return names.flatMap((name, index) => (index === 0 ? [name] : [', ', name]));
}
