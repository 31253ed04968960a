/** The kits, at the end of the officers' page: when each was used, as the directory tells it, and what can be done with one. */
import { html, nothing } from 'lit-html';
import { icon } from '../parts/icon.js';
import { row, rows } from '../parts/rows.js';
import { t, tn } from '../text.js';
import { dayTime } from '../when.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../../crypto/directory_log.js').KitUse} KitUse */

/** Whether somebody became a contact by kit A and has taken no cases over with kit B since. @param {readonly KitUse[]} uses @param {string} me */
export function awaitsCases(uses, me) {
  const since = uses.findLastIndex(({ kit, said, person }) => kit === 'A' && said === 'person' && person === me);
  return since >= 0 && !uses.slice(since).some(({ kit }) => kit === 'B');
}

/** For contacts: nobody else can do anything with a kit. @param {App} app */
export function kitsSection(app) {
  const uses = app.casebook?.kitUses ?? [];
  if (!app.me?.roles.includes('contact')) return nothing;
  return html`<section class="section" aria-labelledby="kits"><h2 class="heading" id="kits">${t('The two kits')}</h2><div class="stack">
    ${uses.length ? rows([...uses].reverse().map((use) => usedRow(app, use))) : html`<p class="small soft">${t('Neither has been used since the set-up.')}</p>`}
    ${rows([
      row({
        href: '#/officers/take-over',
        lead: icon('people'),
        title: t('Take over cases with a file from kit B'),
        detail: t('When no contact is left who can open them.'),
      }),
      row({
        href: '#/officers/recovery-key',
        lead: icon('lock'),
        title: t('Replace kit B'),
        detail: t('When it was lost, used or seen. You need kit A.'),
      }),
    ])}</div></section>`;
}

/** @param {App} app @param {KitUse} use */
function usedRow(app, use) {
  const when = dayTime(use.at, app.now());
  return row({ lead: icon('alert'), title: WORDS[use.said]?.(app, use) ?? t('Kit A was used'), detail: when });
}

/** @param {App} app @param {string | null} person */
const nameOf = (app, person) => app.casebook?.people.get(person ?? '')?.name ?? t('somebody unknown');

/** @type {Record<string, (app: App, use: KitUse) => string>} */
const WORDS = {
  person: (app, { person }) => t('Kit A vouched for {name}', { name: nameOf(app, person) }),
  replace: (app, { person }) => t('Kit A gave {name} other keys or roles', { name: nameOf(app, person) }),
  revoke: (app, { person }) => t('Kit A ended the access of {name}', { name: nameOf(app, person) }),
  recovery: () => t('Kit A replaced kit B'),
  kit: (app, { by, cases }) =>
    tn('Kit B: {name} took over {n} case', 'Kit B: {name} took over {n} cases', cases ?? 0, { name: nameOf(app, by) }),
};
