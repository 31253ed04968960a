/** A record that the server will not take: what happened, that it is kept, and what can be done. */
import { html } from 'lit-html';
import { sentence } from '../sentences.js';
import { t } from '../text.js';
import { note } from './note.js';

/** @typedef {import('../app.js').App} App */

/** @param {App} app @param {{digest: string, code: string | null}} refused */
export function refusedNote(app, refused) {
  return note({
    icon: 'held',
    tone: 'help',
    title: t('Could not send. Kept here'),
    text: html`${sentence(refused.code)} ${t('Tell your force contact; they can say what to do.')}`,
    actions: html`<button class="tool" type="button" @click=${() => again(app, refused.digest)}>${t('Try again')}</button
      ><button class="tool" type="button" @click=${() => exportSealed(app, refused.digest)}>${t('Save a sealed copy')}</button>`,
  });
}

/** @param {App} app @param {string} digest */
async function again(app, digest) {
  try {
    await app.casebook?.retry(digest);
    await app.engine.now({ reason: 'button' });
  } catch (error) {
    app.fail(error);
  }
}

/** The item as it would travel: sealed, so that only its readers can open it. @param {App} app @param {string} digest */
async function exportSealed(app, digest) {
  try {
    const text = await app.casebook?.exportRecord(digest);
    const url = URL.createObjectURL(new Blob([text ?? ''], { type: 'application/json' }));
    const link = app.window.document.createElement('a');
    link.href = url;
    link.download = `sealed-record-${digest.slice(0, 8)}.json`;
    link.click();
    URL.revokeObjectURL(url);
  } catch (error) {
    app.fail(error);
  }
}
