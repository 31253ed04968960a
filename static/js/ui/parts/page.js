/** The frame of a page: the line at the top, then the main part with whatever concerns the whole app first. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { disbelievedNote } from './doubts.js';
import { icon } from './icon.js';
import { notices } from './note.js';
import { sharedLine } from './shared.js';
import { tile } from './tile.js';
import { visitLine } from './visit.js';

/** @typedef {import('../app.js').App} App */
/**
 * @typedef {object} PageFacts
 * @property {string} [heading] in the top line; with `back` it stands under it as the page's title
 * @property {{href: string, label: string, onClick?: (event: Event) => void}} [back]
 * @property {string} [who] initials in the top line, before Lock
 * @property {unknown} [lead] under the title
 * @property {boolean} [narrow]
 * @property {boolean} [wide]
 * @property {string} [classes] further classes of the main part
 */

/** @param {App} app @param {PageFacts} facts @param {unknown} body */
export function page(app, facts, body) {
  const under = facts.back && facts.heading;
  const width = facts.wide ? 'page page--wide' : facts.narrow ? 'page page--narrow' : 'page';
  return html`${topBar(app, facts)}${main(
    app,
    `${width} ${facts.classes ?? ''}`,
    html`${under ? html`<div><h1 class="title">${facts.heading}</h1>${facts.lead ? html`<p class="soft">${facts.lead}</p>` : nothing}</div>` : nothing}${body}`,
  )}`;
}

/** @param {App} app @param {string} classes @param {unknown} body */
export function main(app, classes, body) {
  return html`<main id="main" class=${classes} tabindex="-1">${visitLine(app)}${sharedLine(app)}${notices(app)}${disbelievedNote(app)}${body}</main>`;
}

/** Lock stands at the end of the line on every page of somebody signed in. @param {App} app @param {PageFacts} facts */
export function topBar(app, facts) {
  const { back, heading, who } = facts;
  return html`<header class=${topClass(facts)}>${
    back
      ? html`<a class="tool tool--start" href=${back.href} @click=${back.onClick ?? nothing}>${icon('back')}${back.label}</a>`
      : html`<h1 class="title">${heading}</h1>`
  }${who ? tile(who) : nothing}${
    app.vault.state === 'unlocked'
      ? html`<button class="tool tool--end top__lock" type="button" @click=${() => app.lock()}>${icon('lock', { small: true })}${t('Lock')}</button>`
      : nothing
  }</header>`;
}

/** As wide as the page under it. @param {PageFacts} facts */
function topClass({ narrow, wide }) {
  return wide ? 'top page--wide' : narrow ? 'top page--narrow' : 'top';
}
