/** A risk record that nobody has acknowledged: on top of everything until somebody does. */
import { html, nothing } from 'lit-html';
import { mark } from '../parts/marks.js';
import { t } from '../text.js';
import { dayTime, span } from '../when.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('../../welfare/queue.js').RiskInQueue} RiskInQueue */

/** @param {Desk} desk @param {RiskInQueue[]} risks oldest first */
export function pinnedRisks(desk, risks) {
  if (risks.length === 0) return nothing;
  return html`<h2 class="govuk-visually-hidden">${t('Risk, not acknowledged')}</h2>${risks.map((risk) => pinned(desk, risk))}`;
}

/** @param {Desk} desk @param {RiskInQueue} risk */
function pinned(desk, risk) {
  const { app, cases, record } = desk;
  const { entry, since } = risk;
  const initials = app.views.of(entry.case)?.initials ?? '?';
  const open = entry.record === record;
  return html`<div class="pinned">
    <p class="split">${mark('risk', { text: t('Risk, not acknowledged') })}<span class="nowrap">${span(app.now() - since)}</span></p>
    <p class="strong">${t('{initials}, noted by {officer}: {time}', {
      initials,
      officer: cases.nameOf(entry.author),
      time: dayTime(entry.at, app.now()),
    })}</p>
    ${deputyLine(desk, risk)}
    <a class="govuk-button" data-item data-record=${entry.record} href=${`#/review/${entry.record}`} aria-current=${open ? 'true' : nothing}>${
      open ? t('Open now') : t('Open and acknowledge')
    }</a>
  </div>`;
}

/** @param {Desk} desk @param {RiskInQueue} risk */
function deputyLine({ app, cases }, { entry, deputy_at }) {
  const members = cases.all.find(({ id }) => id === entry.case)?.members ?? [];
  const deputies = members.filter((id) => cases.people.get(id)?.roles.includes('deputy')).map((id) => cases.nameOf(id));
  const names = deputies.length ? deputies.join(', ') : t('every contact of the case');
  const when = dayTime(deputy_at, app.now());
  return html`<p>${
    deputy_at > app.now()
      ? t('To your deputy, {names}: {when}', { names, when })
      : t('Passed to the deputy, {names}: {when}', { names, when })
  }</p>`;
}
