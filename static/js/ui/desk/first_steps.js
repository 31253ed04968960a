/** What comes next after the set-up of a force: each line goes away by itself when it is done. */
import { html, nothing } from 'lit-html';
import { icon } from '../parts/icon.js';
import { row, rows } from '../parts/rows.js';
import { t } from '../text.js';
import { awaitsCases } from './kits.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {'take_over' | 'second_contact' | 'numbers' | 'first_officer'} FirstStep */

/** A force needs somebody who can read and vouch when the first contact is away. */
const CONTACTS_NEEDED = 2;

/**
 * @param {Iterable<{active: boolean, roles: string[]}>} people everybody in the directory
 * @param {{numbers: boolean, orphans?: boolean}} facts numbers: somebody has gone through the force's numbers; orphans: a contact whom kit A
 *   vouched for has taken no cases over yet
 * @returns {FirstStep[]} what is still to be done
 */
export function stepsLeft(people, { numbers, orphans = false }) {
  const active = [...people].filter((person) => person.active);
  const holders = (/** @type {string} */ role) => active.filter(({ roles }) => roles.includes(role)).length;
  /** @type {[FirstStep, boolean][]} */
  const steps = [
    ['take_over', !orphans],
    ['second_contact', holders('contact') >= CONTACTS_NEEDED],
    ['numbers', numbers],
    ['first_officer', holders('officer') > 0],
  ];
  return steps.flatMap(([step, done]) => (done ? [] : [step]));
}

/** For a contact whom the directory knows: nobody else can do them. Nothing once all is done. @param {App} app */
export function firstSteps(app) {
  const me = app.casebook?.people.get(app.me?.id ?? '');
  if (!me?.roles.includes('contact')) return nothing;
  const numbers = app.window.document.querySelector('#help-now [data-numbers-checked]') !== null;
  const orphans = awaitsCases(app.casebook?.kitUses ?? [], me.id);
  const left = stepsLeft(app.casebook?.people.values() ?? [], { numbers, orphans });
  if (left.length === 0) return nothing;
  return html`<section class="section steps" aria-labelledby="first-steps"><h2 class="heading" id="first-steps">${t('What comes next')}</h2
    >${rows(left.map((step) => row(STEPS[step](app))))}</section>`;
}

/** @type {Record<FirstStep, (app: App) => import('../parts/rows.js').RowFacts>} */
const STEPS = {
  take_over: () => ({
    href: '#/officers/take-over',
    lead: icon('people'),
    title: t('Take over the cases'),
    detail: t('With a file that is made from kit B. Until then no force contact reads them.'),
  }),
  second_contact: () => ({
    href: '#/officers/invite',
    lead: icon('officer'),
    title: t('Invite a second force contact'),
    detail: t('So that somebody reads and invites when you are away.'),
  }),
  numbers: ({ update }) => ({
    href: '/settings/numbers',
    lead: icon('phone'),
    title: t('Enter your force’s numbers'),
    detail: update.offered
      ? t('If that is done: this line goes when you take the update.')
      : t('For Help now. You leave the desk for it, and unlock again after.'),
  }),
  first_officer: () => ({
    href: '#/officers/invite',
    lead: icon('people'),
    title: t('Invite the first officer'),
    detail: t('Then you can open a case for them.'),
  }),
};
