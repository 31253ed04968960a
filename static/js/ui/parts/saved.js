/** What has become of a record that was saved a moment ago: the line follows it from this phone to the server. */
import { html } from 'lit-html';
import { t } from '../text.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {{digest: string, form: string}} Saved */
/** @typedef {{icon: string, tone: 'done' | 'help', title: string, text: string, actions?: unknown}} Words */

/** @param {App} app @param {Saved} saved @returns {Words} */
export function savedWords(app, { digest, form }) {
  const risk = form === 'risk';
  const state = app.casebook?.records.find((record) => record.digest === digest)?.state;
  if (state === 'sent') return { icon: 'sent', tone: 'done', title: t('Sent'), text: sentText(risk) };
  if (state === 'refused') return refusedWords();
  if (app.guest) return guestWords();
  return { icon: 'device', tone: 'done', title: t('Saved on this phone'), text: savedText(risk) };
}

/** @returns {Words} */
function guestWords() {
  const text = t('Nothing is kept on this computer. Leave this tab open until it says Sent.');
  return { icon: 'wait', tone: 'help', title: t('Being sent'), text };
}

/** @param {boolean} risk */
function savedText(risk) {
  if (!risk) return t('It goes by itself when there is signal.');
  return t('Your force contact is told when it has been sent. If somebody must know now, call: Help now.');
}

/** @param {boolean} risk */
function sentText(risk) {
  if (!risk) return t('It has arrived, and we were told so.');
  return t('Your force contact is told. If somebody must know now, call: Help now.');
}

/** @returns {Words} */
function refusedWords() {
  return {
    icon: 'held',
    tone: 'help',
    title: t('Could not send. Kept here'),
    text: t('Nothing is lost. The next page says why, and what can be done.'),
    actions: html`<a class="tool" href="#/unsent">${t('See why')}</a>`,
  };
}
