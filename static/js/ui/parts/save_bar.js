/** The line at the bottom while writing: what is kept already, Help now, Save. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { clock } from '../when.js';
import { icon } from './icon.js';

/** @typedef {{host: import('../form_host.js').FormHost | null, busy: boolean, draftState: string, draftAt: number | null, save: () => void}} Writing */

/** @param {Writing} writing */
export function saveBar(writing) {
  const { answered, needed } = writing.host?.required ?? { answered: 0, needed: 0 };
  return html`<div class="save" role="region" aria-label=${t('Save')}>
    ${needed ? html`<progress class="progress" max=${needed} value=${answered} aria-label=${t('Answers that are needed')}></progress>` : nothing}
    <p class="save__state"><span role="status">${state(writing)}</span>${
      needed
        ? html`<span>${answered < needed ? t('{answered} of {needed} needed', { answered, needed }) : t('Complete')}</span>`
        : nothing
    }</p>
    <div class="save__row">
      <a class="helpbtn" href="/help-now" data-help-now>${icon('help')}${t('Help now')}</a>
      <button class="govuk-button" type="button" aria-disabled=${writing.busy ? 'true' : nothing} @click=${() => writing.save()}>${writing.busy ? t('Saving') : t('Save record')}</button>
    </div>
  </div>`;
}

/** @param {Writing} writing */
function state({ draftState, draftAt }) {
  if (draftState === 'failed')
    return html`${icon('alert', { small: true })}${t('The draft could not be kept. Save now, or copy it out.')}`;
  if (draftAt !== null)
    return html`${icon('device', { small: true })}${t('Draft saved on this phone, {time}', { time: clock(draftAt) })}`;
  return html`${icon('draft', { small: true })}${t('Kept as you type')}`;
}
