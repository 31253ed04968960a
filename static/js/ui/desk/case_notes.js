/** What a contact must know about a case before anything else. */
import { html, nothing } from 'lit-html';
import { allocationOf } from '../answers.js';
import { note } from '../parts/note.js';
import { t } from '../text.js';
import { onDay } from '../when.js';
import { officersOf } from './case_people.js';
import { standingOf } from './case_standing.js';

/** @typedef {{view: import('../views.js').CaseView, one: import('./types.js').OpenCase}} Facts */

/** @param {import('./types.js').App} app @param {import('./open_cases.js').OpenCases} cases @param {Facts} facts */
export function standingNote(app, cases, { view, one }) {
  if (one.disposed)
    return note({
      icon: 'case',
      title: t('This case is closed'),
      text: t('Nothing can be added to it any more.'),
      role: 'none',
    });
  if (!one.readable) {
    return note({
      icon: 'key',
      tone: 'wait',
      title: t('This case cannot be opened on this device'),
      text: t('Its key has not arrived. Sync once; if it stays like this, ask another contact of the case.'),
      role: 'none',
    });
  }
  if (one.pending)
    return note({
      icon: 'wait',
      tone: 'wait',
      title: t('Saved on this device, not sent yet'),
      text: t('The officer hears of it once it has been sent.'),
      role: 'none',
    });
  return answerNote(app, cases, { view, one });
}

/** @param {import('./types.js').App} app @param {import('./open_cases.js').OpenCases} cases @param {Facts} facts */
function answerNote(app, cases, { view, one }) {
  const standing = standingOf(view.entries, one.members);
  if (standing.state === 'accepted') return nothing;
  if (standing.state === 'declined') {
    const name = cases.nameOf(standing.by ?? '');
    const title = t('{name} declined {day}', { name, day: onDay(standing.at ?? app.now(), app.now()) });
    return note({
      icon: 'asked',
      tone: 'wait',
      title,
      text: standing.reason || t('Choose another officer below.'),
      role: 'none',
    });
  }
  const officers = officersOf(one.members, cases.people);
  if (officers.some(({ id }) => id === app.me?.id)) return ownAnswerNote(view);
  const names = officers.map(({ name }) => name);
  if (!names.length)
    return note({
      icon: 'officer',
      tone: 'wait',
      title: t('Nobody supports this person yet'),
      text: t('Choose an officer below.'),
      role: 'none',
    });
  return note({
    icon: 'clock',
    title: t('{name} has not answered yet', { name: names.join(', ') }),
    text: t('They are asked when they next open the app.'),
    role: 'none',
  });
}

/** A contact who supports people too answers like any officer. @param {import('../views.js').CaseView} view */
function ownAnswerNote(view) {
  const allocation = allocationOf(view);
  if (!allocation) return nothing;
  const to = `#/record/${allocation.record}/new/acceptance`;
  return note({
    icon: 'officer',
    tone: 'accent',
    title: t('You are asked to support this person'),
    actions: html`<a class="tool" href=${`${to}/accept`}>${t('Accept')}</a><a class="tool" href=${`${to}/decline`}>${t('Decline')}</a>`,
    role: 'none',
  });
}
