/** What has not been sent from a tab that its browser may clear: how much, since when, and what to do. */
import { html, nothing } from 'lit-html';
import { t, tn } from '../text.js';
import { dayTime } from '../when.js';
import { note } from './note.js';

/** "Oldest: Yesterday, 17:31." @param {import('../app.js').App} app */
export function oldestWords(app) {
  const { oldestUnsent } = app.engine.status;
  return oldestUnsent ? t('Oldest: {when}.', { when: dayTime(oldestUnsent, app.now()) }) : '';
}

/** @param {import('../app.js').App} app */
export function unsentTabNote(app) {
  const { unsent } = app.engine.status;
  if (!unsent || !app.install.mayBeCleared) return nothing;
  const risk = t('Safari may clear a tab after seven days without use: connect soon.');
  return note({
    icon: 'device',
    tone: 'wait',
    role: 'none',
    title: tn('{n} record not yet sent', '{n} records not yet sent', unsent),
    text: `${oldestWords(app)} ${risk}`.trim(),
    actions: html`<a class="tool" href="#/unsent">${t('See what waits')}</a>`,
  });
}
