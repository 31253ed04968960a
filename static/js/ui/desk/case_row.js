/** One case on the list: whom it is about, who supports them, what stands out. */
import { nothing } from 'lit-html';
import { mark } from '../parts/marks.js';
import { row } from '../parts/rows.js';
import { tile } from '../parts/tile.js';
import { t } from '../text.js';
import { overdue } from '../when.js';
import { officersOf } from './case_people.js';
import { standingOf } from './case_standing.js';
import { handOverAsked } from './hand_over_asked.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').OpenCase} OpenCase */
/** @typedef {import('./open_cases.js').OpenCases} OpenCases */

/** What a list of cases shows and is searched by. @param {App} app @param {OpenCases} cases @param {OpenCase} one */
export function caseFacts(app, cases, one) {
  const view = app.views.of(one.id);
  const officers = officersOf(one.members, cases.people).map(({ name }) => name);
  return {
    one,
    view,
    name: view?.subject?.name ?? '',
    reference: view?.reference ?? '',
    officers: officers.join(', ') || t('No officer'),
    standing: standingOf(view?.entries ?? [], one.members),
    handOver: handOverAsked(view?.entries ?? [], one.members, cases.people),
  };
}

/** @typedef {ReturnType<typeof caseFacts>} CaseFacts */

/** @param {CaseFacts} facts */
export function caseRow(facts) {
  const { one, view, name, reference, officers } = facts;
  return row({
    href: `#/cases/${one.id}`,
    lead: tile(view?.initials ?? '?'),
    title: name || t('Cannot be opened on this device'),
    detail: [reference, officers].filter(Boolean).join(' · '),
    mark: caseMark(facts),
  });
}

/** The one thing that matters most about a case now. @param {CaseFacts} facts */
function caseMark({ one, view, standing, handOver }) {
  if (one.disposed) return mark('read', { text: t('Closed') });
  if (!one.readable) return mark('invalid', { text: t('No key on this device') });
  if (view?.broken) return mark('invalid', { text: t('Cannot be read on this device') });
  if (one.pending) return mark('waiting');
  if (standing.state === 'declined') return mark('asked', { text: t('Declined. Choose another officer') });
  if (handOver) return mark('asked', { text: t('Asks to hand over') });
  if (standing.state === 'asked') return mark('waiting', { text: t('The officer has not answered yet') });
  if (view?.next?.state === 'overdue')
    return mark('overdue', { text: t('Next contact {late}', { late: overdue(view.next.overdue) }) });
  return nothing;
}

/** What wants to be done first comes first, then by name. @param {CaseFacts} a @param {CaseFacts} b */
export function byUrgency(a, b) {
  return urgency(a) - urgency(b) || a.name.localeCompare(b.name, 'en-GB');
}

/** @param {CaseFacts} facts */
function urgency({ one, view, standing, handOver }) {
  if (one.disposed) return 4;
  if (standing.state === 'declined' || handOver) return 0;
  if (view?.next?.state === 'overdue') return 1;
  return standing.state === 'asked' ? 2 : 3;
}
