/** What came after its author had left, and waits for a contact's word: counted on the desk's first page. */
import { html } from 'lit-html';
import { lateRecords } from '../../welfare/late.js';
import { note } from '../parts/note.js';
import { t, tn } from '../text.js';

/** @typedef {import('./types.js').Desk} Desk */

/** How many records nobody has decided on, by case. @param {Desk} desk @returns {Map<string, number>} */
export function undecided({ app, cases }) {
  const counted = cases.all
    .filter(({ disposed, members }) => !disposed && members.includes(app.me?.id ?? ''))
    .map(({ id, records }) => /** @type {const} */ ([id, lateRecords(records).filter((one) => !one.decided).length]));
  return new Map(app.me?.roles.includes('contact') ? counted.filter(([, n]) => n > 0) : []);
}

/** @param {Desk} desk */
export function lateNotes(desk) {
  return [...undecided(desk)].map(([id, n]) => {
    const view = desk.app.views.of(id);
    const which = [view?.initials, view?.reference].filter(Boolean).join(' · ');
    return note({
      icon: 'clock',
      tone: 'wait',
      title: tn('{n} record arrived late: {which}', '{n} records arrived late: {which}', n, { which }),
      text: t('Read it, then adopt it for everybody in the case, or set it aside.'),
      actions: html`<a class="tool tool--start" href=${`#/cases/${id}`}>${t('Decide in the case')}<span class="govuk-visually-hidden"> ${which}</span></a>`,
      role: 'none',
    });
  });
}
