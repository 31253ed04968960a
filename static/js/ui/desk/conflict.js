/** A contact in conflict with a case is taken out of it: by name, with what that does and what it cannot do. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { row, rows } from '../parts/rows.js';
import { t } from '../text.js';
import { contactsOf } from './case_people.js';

/** @typedef {import('./types.js').App} App */

/**
 * @param {App} app @param {string[]} members
 * @param {(id: string) => unknown} takeOut
 */
export function conflictSection(app, members, takeOut) {
  const others = contactsOf(members, app.casebook?.people ?? new Map()).filter(({ id }) => id !== app.me?.id);
  if (!others.length) return nothing;
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Somebody is in conflict with this case')}</span></summary>
    <div class="govuk-details__text stack"><p>${t('Whoever is involved, a friend or a line manager is not to read it. Taken out, they get no key for anything that is written from now on, and the server hands them nothing more.')}</p>
    <p>${t('It does not take back what they have read, nor what lies on their devices already. If they should never have read it, say so to professional standards.')}</p>
    ${rows(others.map(({ id, name }) => row({ title: name, detail: button({ label: t('Take {name} out', { name }), kind: 'plain', onClick: () => takeOut(id) }) })))}</div></details>`;
}
