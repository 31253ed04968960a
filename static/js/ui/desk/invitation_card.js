/** An invitation on its way: for whom, how far it has come, and its code again where this device made it. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { mark } from '../parts/marks.js';
import { codeBlock } from '../parts/paper.js';
import { sentence } from '../sentences.js';
import { t } from '../text.js';
import { onDayTime } from '../when.js';
import { rolesText } from './roles.js';

/** @typedef {{id: string, state: 'open' | 'answered' | 'done' | 'expired' | 'void', created_at: number, expires_at: number | null, name: string | null, roles: string[] | null, code: string | null, person?: string}} Invitation person: somebody known, who makes new keys */

/**
 * @param {import('./types.js').App} app @param {Invitation} invitation
 * @param {{left?: string, withdraw: () => void}} facts left: why an answer could not be completed
 */
export function invitationCard(app, invitation, { left, withdraw }) {
  const { roles, code, state, person } = invitation;
  const name = nameOf(app, invitation);
  return html`<div class="row"><div class="row__body">
    <p class="strong">${name ?? t('Made on another device')}</p>
    ${roles ? html`<p class="small soft">${person ? t('New keys') : rolesText(roles)}</p>` : nothing}
    <p>${stateMark(app, { ...invitation, name }, left)}</p>
    ${left === 'to_check' ? html`<p>${button({ label: t('Check their new keys'), kind: 'secondary', href: `#/officers/check/${invitation.id}` })}</p>` : nothing}
    ${
      ['open', 'answered', 'void'].includes(state)
        ? html`<div class="tools">${code && state === 'open' ? again(code) : nothing}<button class="tool tool--help" type="button" @click=${withdraw}>${t('Withdraw')}<span class="govuk-visually-hidden"> ${name ?? t('this invitation')}</span></button></div>`
        : nothing
    }
  </div></div>`;
}

/** As it was invited, or as the directory has it. @param {import('./types.js').App} app @param {Invitation} invitation */
function nameOf(app, { name, person }) {
  return name ?? (person && app.casebook?.people.get(person)?.name) ?? null;
}

/** @param {string} code */
function again(code) {
  return html`<details class="invitation__code"><summary class="tool">${t('Show the code again')}</summary>${codeBlock(code)}</details>`;
}

/** @param {import('./types.js').App} app @param {Invitation} invitation @param {string} [left] */
function stateMark(app, { state, expires_at, name }, left) {
  if (state === 'expired') return mark('overdue', { text: t('Run out. Make a new one') });
  if (state === 'void')
    return mark('invalid', { text: t('No longer works: who made it may invite nobody now. Make a new one') });
  if (left === 'to_check') return mark('waiting', { text: t('Answered. Speak to them, then confirm their new keys') });
  if (state === 'answered' && left) return mark('invalid', { text: whyLeft(left) });
  if (state === 'answered')
    return mark('waiting', {
      text: name ? t('Answered. Being confirmed') : t('Answered. The device that made it confirms it'),
    });
  return mark('waiting', {
    text: expires_at
      ? t('Waiting for an answer, until {when}', { when: onDayTime(expires_at, app.now()) })
      : t('Waiting for an answer'),
  });
}

/** @param {string} code */
function whyLeft(code) {
  if (code === 'not_made_here') return t('Answered. Open the app on the device that made the invitation');
  if (code === 'not_opened') return t('The answer does not fit the invitation. Do not use it; invite again');
  return sentence(code);
}
