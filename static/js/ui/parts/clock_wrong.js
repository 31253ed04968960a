/** The clock of this device is wrong: what it shows, what it should show, and why it matters. */
import { nothing } from 'lit-html';
import { t } from '../text.js';
import { dayTime } from '../when.js';
import { note } from './note.js';

/** @param {import('../app.js').App} app */
export function clockNote(app) {
  const off = app.clockOff;
  if (!off) return nothing;
  const now = app.now();
  const facts = { here: dayTime(now, Number.NaN), there: dayTime(now - off, Number.NaN) };
  return note({
    icon: 'clock',
    tone: 'wait',
    title: t('The clock of this device is wrong'),
    text: t(
      'It shows {here}. By the server it is {there}. Set it right: the days and times of your records come from it.',
      facts,
    ),
  });
}
