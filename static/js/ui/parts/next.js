/** The next contact: the one solid block on a page. */
import { html, nothing } from 'lit-html';
import { draftSince } from '../open_drafts.js';
import { t } from '../text.js';
import { day, overdue } from '../when.js';
import { icon } from './icon.js';
import { mark } from './marks.js';
import { tile } from './tile.js';
import { triedWords } from './tried.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../views.js').CaseView} CaseView */

/**
 * @typedef {object} NextFacts
 * @property {string} how
 * @property {boolean} [call] with the number to ring, and above it what to know before it is rung
 * @property {boolean} [open] the tile leads to the person
 * @property {import('../../vault/drafts.js').Draft | null} [draft] a contact record of theirs that was begun
 */

/** @param {App} app @param {CaseView} view @param {NextFacts} facts */
export function nextBlock(app, view, { how, call = false, open = false, draft = null }) {
  const { next } = view;
  return html`<section class="next" aria-labelledby="next">
    <div class="next__head"><div>
      ${nextLines(next, { how, now: app.now() })}
    </div>${open ? html`<a class="who" href=${`#/case/${view.id}`}>${view.initials}<span class="govuk-visually-hidden">, ${t('open')}</span></a>` : tile(view.initials)}</div>
    ${draft ? html`<p class="next__draft">${icon('draft', { small: true })}${draftSince(app, draft)}</p>` : nothing}
    <div class="next__do">
      ${draft ? html`<a class="govuk-button" href=${`#/draft/${draft.id}`}>${t('Carry on')}</a>` : html`<a class="govuk-button" href=${`#/case/${view.id}/new/contact-log`}>${t('Start record')}</a>`}
      ${app.guest ? nothing : html`<a class="govuk-button govuk-button--secondary" href="#/ready">${t('Am I ready?')}</a>`}
      ${draft && !open ? html`<a class="govuk-button govuk-button--secondary" href=${`#/case/${view.id}/new/contact-log/again`}>${t('Start another')}</a>` : nothing}
    </div>
    ${call ? html`${beforeCall(view)}<div class="next__do next__do--call">${callLink(view)}</div>` : nothing}
  </section>`;
}

/**
 * What is due and when, how late it is, how it is made, and a try in vain. The same on phone and desk.
 * @param {CaseView['next']} next @param {{how: string, now: number}} facts
 */
export function nextLines(next, { how, now }) {
  const lines = [how, triedWords(next, now)].filter(Boolean);
  return html`<h2 class="next__what small" id="next">${next ? t('Next contact') : t('First contact')}</h2>
      <p class="next__when">${next ? day(next.date, now) : t('No date yet')}</p>
      ${next?.state === 'overdue' ? mark('overdue', { text: overdue(next.overdue) }) : nothing}
      ${lines.map((line) => html`<p class="next__what">${line}</p>`)}`;
}

/** When it is safe, what is not allowed, how to speak with them. @param {CaseView} view */
function beforeCall({ subject }) {
  const told = [
    [t('When it is safe'), subject?.safe_times],
    [t('Contact not allowed'), subject?.restrictions],
    [t('Adjustments'), subject?.adjustments],
  ].filter(([, words]) => words);
  if (!told.length) return nothing;
  return html`<dl class="next__before">${told.map(([label, words]) => html`<div><dt class="small">${label}</dt><dd class="said">${words}</dd></div>`)}</dl>`;
}

/** @param {CaseView} view */
function callLink(view) {
  const phone = view.subject?.phone;
  if (!phone) return nothing;
  return html`<a class="govuk-button govuk-button--secondary next__call" href=${`tel:${phone.replace(/[^+\d]/g, '')}`}
    >${icon('phone', { small: true })}${t('Call {number}', { number: phone })}</a>`;
}
