/** What a person's page says besides: what is left undone, what nobody else could go on with, where further acts are. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { note } from '../parts/note.js';
import { row, rows } from '../parts/rows.js';
import { t, tn } from '../text.js';

/** @typedef {import('./types.js').App} App */

/** @param {number} cases @param {{go: () => unknown, drop: () => unknown}} acts */
export function begunNote(cases, { go, drop }) {
  return note({
    icon: 'key',
    tone: 'wait',
    title: tn('{n} case is still to be done', '{n} cases are still to be done', cases),
    text: t('It was begun on this device and interrupted. What was done is kept.'),
    actions: buttons(
      button({ label: t('Go on'), onClick: go }),
      button({ label: t('Leave it at that'), kind: 'secondary', onClick: drop }),
    ),
  });
}

/** @param {import('./types.js').Person} person @param {number} cases @param {() => unknown} change */
export function stillReadsNote({ name }, cases, change) {
  return note({
    icon: 'alert',
    tone: 'wait',
    title: tn('{n} case still has a key that {name} knows', '{n} cases still have a key that {name} knows', cases, {
      name,
    }),
    text: t(
      'The server lets them fetch nothing more. A new key makes sure that nothing written from now on opens with what they have.',
    ),
    actions: buttons(button({ label: t('Change the keys'), onClick: change })),
  });
}

/** @param {number} cases @param {() => unknown} wrap */
export function lackingNote(cases, wrap) {
  return note({
    icon: 'key',
    tone: 'wait',
    title: tn('Their new keys do not open {n} case yet', 'Their new keys do not open {n} cases yet', cases),
    text: t('Seal the keys of these cases for them once. They can read all of the history then.'),
    actions: buttons(button({ label: t('Give their cases back'), onClick: wrap })),
  });
}

/** On a contact's own page: what nobody else could go on with. @param {App} app @param {string} person @param {string[]} alone case ids */
export function ownCases(app, person, alone) {
  if (person !== app.me?.id || !app.me.roles.includes('contact')) return nothing;
  return html`<section class="section stack" aria-labelledby="alone"><h2 class="heading" id="alone">${t('Before you leave, or go away for long')}</h2>
    ${
      alone.length
        ? html`<p>${tn('You are the only force contact in {n} case. Nobody else could go on with it.', 'You are the only force contact in {n} cases. Nobody else could go on with them.', alone.length)}</p>
          ${rows(alone.map((id) => row({ href: `#/cases/${id}`, title: app.views.of(id)?.subject?.name || t('Cannot be opened on this device') })))}
          <p class="small soft">${t('Open another contact under Officers and give them access to these cases.')}</p>`
        : html`<p>${t('Another force contact is in each of your cases.')}</p>`
    }</section>`;
}

/** @param {string} person */
function deviceSection(person) {
  return html`<section class="section stack" aria-labelledby="devices"><h2 class="heading" id="devices">${t('They have lost a device')}</h2>
      <p>${t('It is emptied when it next connects. If it was locked, their keys and their cases stay as they are.')}</p>
      ${buttons(button({ label: t('Look at their devices'), kind: 'secondary', href: `#/officers/${person}/devices` }))}</section>`;
}

/** @param {string} person */
function lostSection(person) {
  return html`<section class="section stack" aria-labelledby="lost"><h2 class="heading" id="lost">${t('They have lost their passphrase and sheet')}</h2>
      <p>${t('They join once more with a new code and make new keys. You check with them that the keys are theirs; only then do the new ones count and the old sign-in ends.')}</p>
      ${buttons(button({ label: t('Invite them again'), kind: 'secondary', href: `#/officers/${person}/again` }))}</section>`;
}

/** For a contact, about somebody else. @param {App} app @param {import('./types.js').Person} person */
export function furtherActs({ me }, { id: person, stopped }) {
  if (person === me?.id || !me?.roles.includes('contact')) return nothing;
  return html`${deviceSection(person)}${stopped ? nothing : lostSection(person)}
    <section class="section stack" aria-labelledby="stolen"><h2 class="heading" id="stolen">${t('Somebody else may have their keys')}</h2>
      <p>${stopped ? t('Their keys are stopped, and they wait for new ones.') : t('A device was taken while it was open, or somebody knows what opens it. Their keys are stopped, their cases get new ones, and so do they.')}</p>
      ${buttons(button({ label: stopped ? t('How far it is') : t('Stop their keys'), kind: 'secondary', href: `#/officers/${person}/stop` }))}</section>
    <section class="section stack" aria-labelledby="leaving"><h2 class="heading" id="leaving">${t('They leave, or their role changes')}</h2>
      <p>${t('Nothing that is written afterwards opens with the keys that they have.')}</p>
      ${buttons(button({ label: t('They leave or change'), kind: 'secondary', href: `#/officers/${person}/leave` }))}</section>`;
}
