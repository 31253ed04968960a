/** The next contact: the one solid block on a page. */
import { html, nothing } from 'lit-html';
import { draftSince } from '../open_drafts.js';
import { t } from '../text.js';
import { day, overdue } from '../when.js';
import { icon } from './icon.js';
import { mark } from './marks.js';
import { tile } from './tile.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../views.js').CaseView} CaseView */

/**
 * @typedef {object} NextFacts
 * @property {string} how
 * @property {boolean} [call] with the number to ring
 * @property {boolean} [open] the tile leads to the person
 * @property {import('../../vault/drafts.js').Draft | null} [draft] a contact record of theirs that was begun
 */

/** @param {App} app @param {CaseView} view @param {NextFacts} facts */
export function nextBlock(app, view, { how, call = false, open = false, draft = null }) {
  const { next } = view;
  return html`<section class="next" aria-labelledby="next">
    <div class="next__head"><div>
      <h2 class="next__what small" id="next">${next ? t('Next contact') : t('First contact')}</h2>
      <p class="next__when">${next ? day(next.date, app.now()) : t('No date yet')}</p>
      ${next && next.state === 'overdue' ? mark('overdue', { text: overdue(next.overdue) }) : nothing}
      ${how ? html`<p class="next__what">${how}</p>` : nothing}
    </div>${open ? html`<a class="who" href=${`#/case/${view.id}`}>${view.initials}<span class="govuk-visually-hidden">, ${t('open')}</span></a>` : tile(view.initials)}</div>
    ${draft ? html`<p class="next__draft">${icon('draft', { small: true })}${draftSince(app, draft)}</p>` : nothing}
    <div class="next__do">
      ${draft ? html`<a class="govuk-button" href=${`#/draft/${draft.id}`}>${t('Carry on')}</a>` : html`<a class="govuk-button" href=${`#/case/${view.id}/new/contact-log`}>${t('Start record')}</a>`}
      <a class="govuk-button govuk-button--secondary" href="#/ready">${t('Am I ready?')}</a>
      ${draft && !open ? html`<a class="govuk-button govuk-button--secondary" href=${`#/case/${view.id}/new/contact-log/again`}>${t('Start another')}</a>` : nothing}
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
