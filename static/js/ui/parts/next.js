/** The next contact: the one solid block on a page. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { day, overdue } from '../when.js';
import { icon } from './icon.js';
import { mark } from './marks.js';
import { tile } from './tile.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../views.js').CaseView} CaseView */

/** @param {App} app @param {CaseView} view @param {{how: string, call?: boolean, open?: boolean}} facts open: the tile leads to the person */
export function nextBlock(app, view, { how, call = false, open = false }) {
  const { next } = view;
  return html`<section class="next" aria-labelledby="next">
    <div class="next__head"><div>
      <h2 class="next__what small" id="next">${next ? t('Next contact') : t('First contact')}</h2>
      <p class="next__when">${next ? day(next.date, app.now()) : t('No date yet')}</p>
      ${next && next.state === 'overdue' ? mark('overdue', { text: overdue(next.overdue) }) : nothing}
      ${how ? html`<p class="next__what">${how}</p>` : nothing}
    </div>${open ? html`<a class="who" href=${`#/case/${view.id}`}>${view.initials}<span class="govuk-visually-hidden">, ${t('open')}</span></a>` : tile(view.initials)}</div>
    <div class="next__do">
      <a class="govuk-button" href=${`#/case/${view.id}/new/contact-log`}>${t('Start record')}</a>
      <a class="govuk-button govuk-button--secondary" href="#/ready">${t('Am I ready?')}</a>
      ${call ? callLink(view) : nothing}
    </div>
  </section>`;
}

/** @param {CaseView} view */
function callLink(view) {
  const phone = view.subject?.phone;
  if (!phone) return nothing;
  return html`<a class="govuk-button govuk-button--secondary next__call" href=${`tel:${phone.replace(/[^+\d]/g, '')}`}
    >${icon('phone', { small: true })}${t('Call {number}', { number: phone })}</a>`;
}
