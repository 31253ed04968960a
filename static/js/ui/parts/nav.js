/** The one navigation: a bar at thumb height on a phone, a mast on a desk. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { emblem, icon } from './icon.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {{id: string, href: string, icon: string, label: string, count?: number}} Item */

/** @param {App} app */
export function navigation(app) {
  const current = app.screen?.current ?? '';
  return html`<nav class="bar no-print" aria-label=${t('Main')}>
    <a class="bar__name" href=${app.home}>${emblem()}${t('Welfare support')}</a>
    <ul>${items(app).map((item) => entry(item, current))}
      <li class="bar__last"><a class="bar__help" href="/help-now" data-help-now>${icon('help')}<span>${t('Help now')}</span></a></li>
      ${entry({ id: 'more', href: '#/more', icon: 'more', label: t('More') }, current)}
    </ul>
    <button class="tool bar__lock" type="button" @click=${() => app.lock()}>${icon('lock', { small: true })}${t('Lock')}</button>
  </nav>`;
}

/** @param {App} app @returns {Item[]} */
function items(app) {
  if (!app.isContact) {
    return [
      { id: 'people', href: '#/people', icon: 'people', label: t('People') },
      { id: 'new', href: '#/new', icon: 'record', label: t('New record') },
    ];
  }
  return [
    { id: 'review', href: '#/review', icon: 'review', label: t('Review'), count: app.waitingForReview },
    { id: 'cases', href: '#/cases', icon: 'case', label: t('Cases') },
    { id: 'officers', href: '#/officers', icon: 'officer', label: t('Officers') },
  ];
}

/** @param {Item} item @param {string} current */
function entry(item, current) {
  return html`<li><a href=${item.href} aria-current=${item.id === current ? 'page' : nothing}>${icon(item.icon)}<span>${item.label}</span>${
    item.count
      ? html`<span class="num"><span class="govuk-visually-hidden">${t('not yet read:')} </span>${item.count}</span>`
      : nothing
  }</a></li>`;
}
