/** What the officer must know of a person, from the allocation. */
import { html, nothing } from 'lit-html';
import { textOf } from '../../welfare/wellformed.js';
import { allocationOf } from '../answers.js';
import { answerWords } from '../entry_words.js';
import { t } from '../text.js';

/** @param {import('../app.js').App} app @param {import('../views.js').CaseView} view */
export function aboutSupport(app, view) {
  const entry = allocationOf(view);
  if (!entry) return nothing;
  const values = entry.latest.body.values;
  const told = [
    [t('How they like to be reached'), answerWords(app, entry, 'preferred_method')],
    [t('When it is safe'), values.safe_times],
    [t('Language'), answerWords(app, entry, 'language')],
    [t('Adjustments'), values.adjustments],
    [t('Contact not allowed'), values.restrictions],
    [t('Why they need support'), answerWords(app, entry, 'reason')],
    [t('Investigator'), values.investigator],
    [t('Emergency contact'), [values.emergency_name, values.emergency_phone].filter(textOf).join(', ')],
    [t('Force contact'), values.force_contact],
  ].filter(([, value]) => textOf(value));
  return html`<section class="section" aria-labelledby="about"><h2 class="heading" id="about">${t('About this support')}</h2>
    <div class="sheet sheet--padded"><dl class="facts facts--wide">${told.map(([label, value]) => html`<div><dt>${label}</dt><dd class="said">${value}</dd></div>`)}</dl></div>
    <p class="tools"><a class="tool" href=${`#/record/${entry.record}`}>${t('The whole allocation')}</a></p></section>`;
}
