/** Above an answer: what was asked back, in the words of whoever asked. */
import { html } from 'lit-html';
import { textOf } from '../../welfare/wellformed.js';
import { dayFrom, shortName } from '../entry_words.js';
import { t } from '../text.js';
import { dayTime } from '../when.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../form_start.js').Start} Start */

/** "Answer A. Mercer", or undefined where nobody asked. @param {App} app @param {Start | null} start */
export function answerTitle(app, start) {
  const [ask] = questions(app, start);
  return ask && t('Answer {name}', { name: shortName(app, ask.author) });
}

/** @param {App} app @param {Start | null} start */
export function askedAbout(app, start) {
  return questions(app, start).map(
    (ask) => html`<blockquote class="added added--asked"><p class="said">${textOf(ask.body.values.question)}</p>
      <p class="small soft">${[shortName(app, ask.author), dayTime(ask.created_at, dayFrom(app))].join(', ')}</p></blockquote>`,
  );
}

/** The questions that an answer names. @param {App} app @param {Start | null} start */
function questions(app, start) {
  const { form, about } = start ?? {};
  if (form !== 'answer' || !about) return [];
  const asks = app.views.entryOf(about.record)?.entry.asks.map(({ record }) => record) ?? [];
  return asks.filter(({ digest }) => about.digests.includes(digest));
}
