/** A record that could not be kept: why, and the way to take the words along. */
import { html } from 'lit-html';
import { sentence } from '../sentences.js';
import { t } from '../text.js';
import { note } from './note.js';
import { copyText } from './paper.js';

/** @param {import('../app.js').App} app @param {{code: string, host: import('../form_host.js').FormHost}} facts */
export function notSavedNote(app, { code, host }) {
  return note({
    icon: 'alert',
    tone: 'help',
    role: 'alert',
    title: t('Not saved yet'),
    text: sentence(code),
    actions: html`<button class="tool" type="button" @click=${() => copyText(app, host.words())}>${t('Copy what I wrote')}</button>`,
  });
}
