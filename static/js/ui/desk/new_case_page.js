/** The page on which a case is opened. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { empty, waiting } from '../parts/empty.js';
import { errorSummary } from '../parts/fields.js';
import { icon } from '../parts/icon.js';
import { note } from '../parts/note.js';
import { main, page, topBar } from '../parts/page.js';
import { copyText } from '../parts/paper.js';
import { sentence } from '../sentences.js';
import { t } from '../text.js';
import { allocationConcerns } from './allocation_concerns.js';

/** @typedef {import('./new_case.js').NewCaseScreen} NewCaseScreen */

/** @param {NewCaseScreen} screen */
export function newCasePage(screen) {
  const back = { href: '#/cases', label: t('Cases') };
  if (!screen.readers.possible) return page(screen.app, { back, heading: t('Open a case') }, nobodyToAsk());
  return html`${topBar(screen.app, { back })}${main(screen.app, 'page form', [intro(screen), sheets(screen), end(screen)])}`;
}

/** Without an officer nothing on this page could be saved. */
function nobodyToAsk() {
  return empty({
    title: t('No officer yet'),
    text: t(
      'A case needs somebody who supports the person. Invite an officer; once they have joined and their keys are confirmed, open the case here.',
    ),
    action: button({ label: t('Invite an officer'), icon: 'plus', href: '#/officers/invite' }),
  });
}

/** @param {NewCaseScreen} screen */
function intro(screen) {
  return html`<div class="intro"><h1 class="title">${t('Open a case')}</h1>
    <p class="soft">${t('The name is sealed on this device. The server never sees it.')}</p>
    ${errorSummary(screen.errors)}${screen.restored ? restoredNote(screen) : nothing}</div>`;
}

/** @param {NewCaseScreen} screen */
function sheets({ readers, host }) {
  return html`<section class="sheet" aria-labelledby="who"><h2 class="heading section-title" id="who">${t('The officer')}</h2>${readers.officerField()}</section>
    ${host?.element ?? waiting(t('Opening the form'))}
    <section class="sheet" aria-labelledby="along"><h2 class="heading section-title" id="along">${t('Who can read this')}</h2>
      <p class="readers section-title">${icon('eye', { small: true })}<span>${t('You, the officer, and the contacts you choose. Passed on only if someone is at serious risk, or if it is released to occupational health.')}</span></p>
      ${readers.contactFields()}</section>`;
}

/** @param {NewCaseScreen} screen */
function end(screen) {
  const { busy, host } = screen;
  return html`<div class="intro">${concernNotes(host?.values() ?? {})}${failure(screen)}<p class="small soft" role="status">${draftLine(screen)}</p>
    ${buttons(button({ label: busy ? t('Sealing') : t('Open the case'), busy: busy || !host, onClick: () => screen.save() }))}</div>`;
}

/** @param {Record<string, unknown>} values */
function concernNotes(values) {
  return allocationConcerns(values).map((concern) => note({ icon: 'alert', tone: 'wait', ...CONCERNS[concern]() }));
}

/** @param {NewCaseScreen} screen */
function draftLine({ draftState }) {
  if (draftState === 'saved') return t('Draft saved on this device');
  if (draftState === 'failed') return t('The draft could not be kept. Save now, or copy it out.');
  return t('Every word is kept as you type');
}

/** @param {NewCaseScreen} screen */
function restoredNote(screen) {
  return note({
    icon: 'draft',
    title: t('You began this earlier'),
    text: t('What you wrote and chose is filled in again.'),
    actions: html`<button class="tool" type="button" @click=${() => screen.startAgain()}>${t('Start again')}</button>`,
  });
}

/** @param {NewCaseScreen} screen */
function failure({ app, host, failed }) {
  if (!failed || !host) return nothing;
  return note({
    icon: 'alert',
    tone: 'help',
    role: 'alert',
    title: t('Not saved yet'),
    text: sentence(failed),
    actions: html`<button class="tool" type="button" @click=${() => copyText(app, host.words())}>${t('Copy what I wrote')}</button>`,
  });
}

/** @type {Record<import('./allocation_concerns.js').Concern, () => {title: string, text: string}>} */
const CONCERNS = {
  not_above_rank: () => ({
    title: t('The officer is not above them in rank'),
    text: t('You may go on; your reason is kept with the allocation.'),
  }),
  line_manager: () => ({
    title: t('The officer is their line manager'),
    text: t('Only if there is no conflict of interest. Ask both of them first.'),
  }),
  conflict: () => ({
    title: t('A conflict of interest is declared'),
    text: t('You may go on if it has been dealt with. Another officer is often the better answer.'),
  }),
};
