/** The line at the bottom while writing: how far it has got and whether it is kept, Help now, Save. */
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
    <div class="save__row">
      <p class="save__state">${needed ? html`<span class="strong">${progress(answered, needed)}</span>` : nothing}<span role="status">${state(writing)}</span></p>
      <a class="helpbtn" href="/help-now" data-help-now>${icon('help')}${t('Help now')}</a>
      <button class="govuk-button" type="button" aria-disabled=${writing.busy ? 'true' : nothing} @click=${() => writing.save()}>${writing.busy ? t('Saving') : t('Save')}</button>
    </div>
  </div>`;
}

/** @param {number} answered @param {number} needed */
function progress(answered, needed) {
  return answered < needed ? t('{answered} of {needed} done', { answered, needed }) : t('Complete');
}

/** @param {Writing} writing */
function state({ draftState, draftAt }) {
  if (draftState === 'failed') return t('The draft could not be kept. Save now, or copy it out.');
  return draftAt === null ? t('Kept as you type') : t('Draft saved, {time}', { time: clock(draftAt) });
}
