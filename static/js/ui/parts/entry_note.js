/** What somebody should know of how this device is opened: a new passphrase is due, or was chosen on another device. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { note } from './note.js';

/** @typedef {import('../app.js').App} App */

/** On every page, until it is put off; More goes on saying it. @param {App} app */
export function entryNote(app) {
  if (app.vault.state !== 'unlocked' || app.entryPutOff || app.route?.name === 'passphrase') return nothing;
  const { forgotten, elsewhere } = app.vault.entry;
  if (forgotten) return forgottenNote(app);
  return elsewhere ? elsewhereNote(later(app)) : nothing;
}

/** The passphrase was changed elsewhere, and the old one has opened this device. @param {unknown} [actions] */
export function elsewhereNote(actions) {
  return note({
    icon: 'key',
    tone: 'wait',
    title: t('Your passphrase was changed on another device'),
    text: t(
      'This device has opened with the old one once more. From the first time that you use the new one here, only that opens it.',
    ),
    actions,
  });
}

/** On More, under “Passphrase and codes”. @param {App} app */
export function entryWords({ vault: { entry } }) {
  if (entry.forgotten) return t('Choose a new passphrase: the recovery code has opened this device');
  if (entry.elsewhere) return t('Your passphrase was changed on another device');
  return entry.code === null
    ? t('This device has no recovery code yet')
    : t('Change the passphrase; make a new recovery code');
}

/** @param {App} app */
function forgottenNote(app) {
  return note({
    icon: 'key',
    tone: 'wait',
    title: t('Choose a new passphrase'),
    text: t('The recovery code has opened this device. It goes on doing so, but other devices ask for the passphrase.'),
    actions: html`<a class="tool" href="#/more/passphrase">${t('Choose it now')}</a>${later(app)}`,
  });
}

/** @param {App} app */
function later(app) {
  const putOff = () => {
    app.entryPutOff = true;
    app.refresh();
  };
  return html`<button class="tool" type="button" @click=${putOff}>${t('Later')}</button>`;
}
