/** Whether a force contact has confirmed the keys that were made here: said while it is awaited, and once when it is done. */
import { nothing } from 'lit-html';
import { t } from '../text.js';
import { note } from './note.js';

/** @typedef {import('../app.js').App} App */

/** @param {App} app */
export function confirmingNote(app) {
  if (app.settled.code === 'not_confirmed') return nothing; // new keys in place of old ones: said above all else
  const from = app.vault.known?.invitedBy ?? '';
  if (!app.me?.vouched) return from || app.engine.status.lastSync !== null ? awaited(from) : nothing; // nothing is known before the first exchange
  return from ? confirmed(from) : nothing;
}

/** "Waiting for Alison Mercer to confirm your keys" @param {App} app */
export function confirmingWords(app) {
  if (app.me?.vouched) return t('Your keys are confirmed.');
  return awaitedWords(app.vault.known?.invitedBy ?? '');
}

/** Who invited is forgotten, so that it is not said again; nobody waits for it. @param {App} app */
export async function toldConfirmed({ me, vault }) {
  if (!me?.vouched || !vault.known?.invitedBy) return false;
  return vault.toldConfirmed().then(
    () => true,
    () => false, // where it cannot be kept, it is said once more: nothing is lost
  );
}

/** @param {string} from */
function awaited(from) {
  return note({
    icon: 'key',
    title: awaitedWords(from),
    text: t('It happens when they next open the app. Until then you cannot be asked to support anybody.'),
  });
}

/** @param {string} from */
function awaitedWords(from) {
  return from
    ? t('Waiting for {name} to confirm your keys', { name: from })
    : t('Waiting for your force contact to confirm your keys');
}

/** @param {string} from */
function confirmed(from) {
  return note({
    icon: 'check',
    tone: 'done',
    title: t('Confirmed'),
    text: t('{name} has confirmed your keys. You can be asked to support somebody now.', { name: from }),
  });
}
