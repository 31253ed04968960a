/** That somebody has other keys than before is for every contact to see: since when, and on whose word. */
import { html, nothing } from 'lit-html';
import { mark } from '../parts/marks.js';
import { t } from '../text.js';
import { onDayTime } from '../when.js';

/** @param {import('./types.js').App} app @param {import('./types.js').Person} person */
export function newKeysWords(app, { renewed, stopped }) {
  if (!renewed) return nothing;
  const when = onDayTime(renewed.at, app.now());
  const by = renewed.by === app.me?.id ? t('you') : app.casebook?.people.get(renewed.by)?.name;
  if (stopped)
    return html`<p>${mark('late', { text: t('Keys stopped {when} by {name}. They wait for new ones.', { when, name: by ?? t('the key of the force') }) })}</p>`;
  return html`<p class="small">${by ? t('New keys since {when}, confirmed by {name}.', { when, name: by }) : t('New keys since {when}, confirmed with the key of the force.', { when })}</p>`;
}
