/** A message that stays until it is dealt with, and the ones that any page may carry. */
import { html, nothing } from 'lit-html';
import { sentence } from '../sentences.js';
import { t } from '../text.js';
import { clockNote } from './clock_wrong.js';
import { draftLeftNote } from './draft_left.js';
import { entryNote } from './entry_note.js';
import { icon } from './icon.js';
import { installAfterFirst } from './install_offer.js';
import { savedWords } from './saved.js';

/** @typedef {import('../app.js').App} App */

/**
 * @param {{icon: string, tone?: '' | 'accent' | 'help' | 'wait' | 'done', title: unknown, text?: unknown, actions?: unknown, role?: 'status' | 'alert' | 'none'}} facts
 */
export function note({ icon: name, tone = '', title, text, actions, role = 'status' }) {
  return html`<div class=${tone ? `note note--${tone}` : 'note'}>${icon(name)}<div role=${role}>
    <p class="strong">${title}</p>${text ? html`<p class="small">${text}</p>` : nothing}${actions ?? nothing}</div></div>`;
}

/** What concerns the whole app just now: what was said, an update, signal, sign-in, storage. @param {App} app */
export function notices(app) {
  return [
    saidNote(app),
    installAfterFirst(app),
    draftLeftNote(app),
    vanishedNote(app),
    clockNote(app),
    entryNote(app),
    emptiedNote(app),
    updateNote(app),
    engineNote(app),
  ];
}

/** @param {App} app */
function saidNote(app) {
  const said = app.said;
  if (!said) return nothing;
  if (said.saved) return note({ ...savedWords(app, said.saved), role: 'none' });
  const look = { done: 'check', wait: 'alert', help: 'alert', '': 'check' }[said.tone];
  return note({ icon: look, tone: said.tone, title: said.text, text: said.detail, role: 'none' });
}

/** @param {App} app */
function vanishedNote(app) {
  if (!app.vault.vanished) return nothing;
  return note({
    icon: 'alert',
    tone: 'wait',
    title: t('This browser has removed what was kept here'),
    text: t(
      'What had been sent is safe and comes back when you sign in with your sheet. What had not been sent is gone from this device. Installing the app on the home screen makes this less likely.',
    ),
  });
}

/** @param {App} app */
function emptiedNote(app) {
  if (!app.vault.emptied) return nothing;
  return note({
    icon: 'alert',
    tone: 'wait',
    title: t('This device was reported lost and has been emptied'),
    text: t(
      'What had been sent is safe. What had not been sent is gone from this device. If it is yours, sign in with your sheet to use it again.',
    ),
  });
}

/** @param {App} app */
function updateNote(app) {
  const { offered, taking } = app.update;
  if (!offered) return nothing;
  return note({
    icon: 'update',
    tone: 'accent',
    title: t('An update is ready'),
    text: updateWords(app),
    actions: taking
      ? nothing
      : html`<button class="tool" type="button" @click=${() => app.update.take()}>${t('Update now')}</button
      ><button class="tool" type="button" @click=${() => app.update.later()}>${t('Later')}</button>`,
  });
}

/** @param {App} app */
function updateWords({ update }) {
  if (update.taking) return t('It begins in a moment.');
  return update.blocked
    ? t('It waits until no form is open, here or in another tab.')
    : t('It takes a few seconds. Drafts stay as they are.');
}

/** @param {App} app */
function engineNote(app) {
  if (app.vault.state === 'new') return nothing;
  const { state, code } = app.settled;
  if (code === 'access_ended') return endedNote(app);
  if (state === 'signed_out') return app.route?.name === 'sign-in' ? nothing : signedOutNote(code);
  if (code === 'not_confirmed')
    return note({ icon: 'key', title: t('Waiting for your force contact'), text: sentence(code) });
  if (code === 'keys_stopped') return stoppedNote(app, code);
  if (state === 'error')
    return note({
      icon: 'alert',
      tone: 'wait',
      title: t('Sending and receiving has stopped'),
      text: stoppedWords(code),
    });
  return app.cameOffline && !app.said ? signalNote(app.online) : nothing;
}

/** Drafts come along only where they can be opened. @param {App} app @param {string} code */
function stoppedNote({ vault }, code) {
  const first = vault.state === 'locked' ? t('Unlock before you enter the code: then your drafts come along.') : '';
  return note({
    icon: 'key',
    tone: 'wait',
    title: t('Your keys were stopped'),
    text: [sentence(code), first].filter(Boolean).join(' '),
    actions: html`<a class="tool" href="#/join">${t('I have the code')}</a>`,
  });
}

/** Nobody wrote anything just then: what found no place was on its way in. @param {string | null} code */
function stoppedWords(code) {
  if (code === 'storage_full')
    return t(
      'This device has no room left for what is coming in. Make room: everything here stays, and the rest comes by itself.',
    );
  if (code === 'storage_failed') return t('This device could not keep what came in. It is fetched again by itself.');
  return sentence(code);
}

/** It stays in its place when the signal returns. @param {boolean} back */
function signalNote(back) {
  return back
    ? note({ icon: 'check', title: t('There is signal again.'), text: t('Records that wait go by themselves.') })
    : note({
        icon: 'offline',
        title: t('No signal. Carry on.'),
        text: t('Records are sealed here and go when it returns.'),
      });
}

/** Nobody is asked to sign in who cannot. @param {App} app */
function endedNote({ engine }) {
  const { unsent, refused } = engine.status;
  const waits = unsent > refused ? t('It goes by itself, without signing in.') : t('See “Not yet sent”, under More.');
  return note({
    icon: unsent ? 'held' : 'check',
    tone: unsent ? 'wait' : '',
    title: t('Your access has ended'),
    text: unsent
      ? html`${t('Something that you had written could not be handed in. It is kept here.')} ${waits}`
      : t('What you had written was handed to your force’s contacts. It can still be read on this device.'),
  });
}

/** @param {string | null} code */
function signedOutNote(code) {
  return note({
    icon: 'key',
    tone: 'wait',
    title: t('Sign in again to send'),
    text: sentence(code ?? 'signed_out'),
    actions: html`<a class="tool" href="#/sign-in">${t('Sign in again')}</a>`,
  });
}
