/** A risk record that nobody has acknowledged: on top of everything until somebody does. */
import { html, nothing } from 'lit-html';
import { mark } from '../parts/marks.js';
import { rich, t } from '../text.js';
import { dayTime, onDayTime, span } from '../when.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('../../welfare/queue.js').RiskInQueue} RiskInQueue */

/** @param {Desk} desk @param {RiskInQueue[]} risks in their order */
export function pinnedRisks(desk, risks) {
  if (risks.length === 0) return nothing;
  return html`<h2 class="govuk-visually-hidden">${t('Risk, not acknowledged')}</h2>${risks.map((risk) => pinned(desk, risk))}`;
}

/** @param {Desk} desk @param {RiskInQueue} risk */
function pinned(desk, risk) {
  const { app, cases, record } = desk;
  const { entry, danger, noted, arrived, since } = risk;
  const initials = app.views.of(entry.case)?.initials ?? '?';
  const open = entry.record === record;
  return html`<div class="pinned">
    <p>${mark('risk', { text: html`<span>${standing(app.now() - since)}</span>` })}</p>
    <p class="strong">${t('{initials}, by {officer}', { initials, officer: cases.nameOf(entry.author) })}</p>
    ${danger ? html`<p>${mark('risk', { text: t('Immediate danger: yes') })}</p>` : nothing}
    <p>${t('Noted: {time}', { time: dayTime(noted, app.now()) })}</p>
    <p>${arrived === null ? t('Not sent yet') : t('Arrived: {time}', { time: dayTime(arrived, app.now()) })}</p>
    ${deputyLine(desk, risk)}
    <a class="govuk-button" data-item data-record=${entry.record} href=${`#/review/${entry.record}`} aria-current=${open ? 'true' : nothing}>${
      open ? t('Open now') : t('Open')
    }<span class="govuk-visually-hidden">, ${initials}</span></a>
  </div>`;
}

/** @param {Desk} desk @param {RiskInQueue} risk */
function deputyLine({ app, cases }, { entry, deputy_at }) {
  const members = cases.all.find(({ id }) => id === entry.case)?.members ?? [];
  const deputies = members.filter((id) => cases.people.get(id)?.roles.includes('deputy')).map((id) => cases.nameOf(id));
  const facts = { names: deputies.join(', '), when: onDayTime(deputy_at, app.now()) };
  return html`<p>${deputy_at > app.now() ? isTold(facts) : wasTold(facts)}</p>`;
}

/** How long nobody has acknowledged it, from its arrival. @param {number} length */
function standing(length) {
  return rich(t('Risk, not acknowledged for {span}'), { span: html`<span class="nowrap">${span(length)}</span>` });
}

/** Where a case has no deputy, every contact stands in. @param {{names: string, when: string}} facts */
function isTold(facts) {
  return facts.names
    ? t('The deputy is told {when}: {names}', facts)
    : t('Every contact of the case is told again {when}', facts);
}

/** @param {{names: string, when: string}} facts */
function wasTold(facts) {
  return facts.names
    ? t('The deputy was told {when}: {names}', facts)
    : t('Every contact of the case was told again {when}', facts);
}
