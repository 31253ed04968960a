/** What somebody should know of how this device is opened: a new passphrase is due, or was chosen on another device. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { note } from './note.js';

/** @typedef {import('../app.js').App} App */

/** On every page, until it is put off; More goes on saying it. @param {App} app */
export function entryNote(app) {
  if (app.vault.state !== 'unlocked' || app.entryPutOff || app.route?.name === 'passphrase') return nothing;
  const { forgotten, elsewhere, taken } = app.vault.entry;
  if (taken) return takenNote(later(app));
  if (forgotten) return forgottenNote(app);
  if (elsewhere) return elsewhereNote(later(app));
  return hasForbiddenPasskey(app)
    ? syncedNote(html`<a class="tool" href="#/more/passphrase">${t('Remove it')}</a>${later(app)}`)
    : nothing;
}

/** Whether the passkey of this device may be copied to others, which the force does not allow any more. @param {App} app */
export function hasForbiddenPasskey({ vault: { entry }, syncedPasskeys }) {
  return entry.passkey?.synced === true && !syncedPasskeys;
}

/** @param {unknown} [actions] */
export function syncedNote(actions) {
  return note({
    icon: 'alert',
    tone: 'wait',
    title: t('Remove the passkey of this device'),
    text: t(
      'The account that keeps it can copy it to other devices, and your force does not allow that any more. The passphrase goes on opening the app.',
    ),
    actions,
  });
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

/** It was changed here under another vault key, and the answer was lost; this device still opens with the old one. @param {unknown} [actions] */
export function takenNote(actions) {
  return note({
    icon: 'key',
    tone: 'wait',
    title: t('Your new passphrase was taken'),
    text: t(
      'The answer to “Somebody may know it” was lost, but it did arrive. Lock the app, and unlock it with the passphrase that you chose then: from then on only that opens this device, and all of it is sealed anew. If you do not know it any more, ring a force contact for new keys.',
    ),
    actions,
  });
}

/** On More, under “Passphrase and codes”. @param {App} app */
export function entryWords(app) {
  const { entry } = app.vault;
  if (entry.taken) return t('Your new passphrase was taken: lock the app, and unlock it with that');
  if (entry.forgotten) return t('Choose a new passphrase: the recovery code has opened this device');
  if (entry.elsewhere) return t('Your passphrase was changed on another device');
  if (hasForbiddenPasskey(app)) return t('Remove the passkey of this device');
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
