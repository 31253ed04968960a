/** What comes next after the set-up of a force: each line goes away by itself when it is done. */
import { html, nothing } from 'lit-html';
import { icon } from '../parts/icon.js';
import { row, rows } from '../parts/rows.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {'second_contact' | 'numbers' | 'first_officer'} FirstStep */

/** A force needs somebody who can read and vouch when the first contact is away. */
const CONTACTS_NEEDED = 2;

/**
 * @param {Iterable<{active: boolean, roles: string[]}>} people everybody in the directory
 * @param {{numbers: boolean}} facts numbers: somebody has gone through the force's numbers
 * @returns {FirstStep[]} what is still to be done
 */
export function stepsLeft(people, { numbers }) {
  const active = [...people].filter((person) => person.active);
  const holders = (/** @type {string} */ role) => active.filter(({ roles }) => roles.includes(role)).length;
  /** @type {[FirstStep, boolean][]} */
  const steps = [
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
  const left = stepsLeft(app.casebook?.people.values() ?? [], { numbers });
  if (left.length === 0) return nothing;
  return html`<section class="section steps" aria-labelledby="first-steps"><h2 class="heading" id="first-steps">${t('What comes next')}</h2
    >${rows(left.map((step) => row(STEPS[step](app))))}</section>`;
}

/** @type {Record<FirstStep, (app: App) => import('../parts/rows.js').RowFacts>} */
const STEPS = {
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
