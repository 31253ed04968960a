/** On paper only: who printed this, and when. */
import { html, nothing } from 'lit-html';
import { dayFrom } from '../entry_words.js';
import { t } from '../text.js';
import { onDayTime } from '../when.js';

/** @param {import('../app.js').App} app */
export function printedLine(app) {
  if (!app.printing || !app.me) return nothing;
  const when = onDayTime(app.now(), dayFrom(app));
  return html`<p class="printed">${t('Printed by {name}, {when}', { name: app.me.name, when })}</p>`;
}
