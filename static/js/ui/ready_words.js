/** What each check of readiness found, in a title and a line of what it means or what to do. */
import { t, tn } from './text.js';
import { dayTime, onDayTime } from './when.js';

/**
 * @typedef {object} Check as the device's readiness gives it
 * @property {string} kind
 * @property {boolean | null} ok
 * @property {string} code
 * @property {string[]} [missing]
 * @property {number} [count]
 * @property {number} [people]
 * @property {string[]} [without]
 * @property {number | null} [lastSync]
 * @property {number} [waiting]
 * @property {number} [refused]
 * @property {number} [drafts]
 * @property {number | null} [oldest]
 */
/** @typedef {{title: string, detail: string}} Words */
/** @typedef {{installed: boolean, mayBeCleared: boolean}} Place what the app runs in */

/** @type {Record<string, (check: Check, now: number, place: Place) => Words>} */
const WORDS = {
  app: (check) =>
    check.ok
      ? { title: t('Opens without signal'), detail: t('The whole app is on this phone') }
      : notHere(t('The app is not all here'), check),
  forms: (check) =>
    check.ok
      ? { title: t('Forms are here'), detail: t('Every form works without signal') }
      : notHere(t('A form is missing'), check),
  help: (check) =>
    check.ok
      ? { title: t('Help numbers are here'), detail: t('They open without signal, even while locked') }
      : notHere(t('Help now is not all here'), check),
  keys: keysWords,
  people: (check) =>
    check.ok
      ? {
          title: tn('{n} person is here', '{n} people are here', check.count ?? 0),
          detail: t('What you need to know about them opens without signal'),
        }
      : { title: t('Nobody is on this phone yet'), detail: t('Connect once, so that those you support arrive.') },
  sync: syncWords,
  unsent: unsentWords,
  storage: storageWords,
};

/** @param {Check} check @param {number} now @param {Place} place @returns {Words} */
export function checkWords(check, now, place) {
  const words = WORDS[check.kind];
  return words ? words(check, now, place) : { title: check.kind, detail: check.code };
}

/** @param {string} title @param {Check} check @returns {Words} */
function notHere(title, { code, missing = [] }) {
  if (code === 'no_worker')
    return {
      title,
      detail: t('This browser has not kept the app yet. Close it, open it once with signal, and check again.'),
    };
  return {
    title,
    detail: tn(
      '{n} file is missing. Connect, press Check again, and it is fetched.',
      '{n} files are missing. Connect, press Check again, and they are fetched.',
      missing.length,
    ),
  };
}

/** @param {Check} check @returns {Words} */
function keysWords({ ok, code, people = 0, without = [] }) {
  if (ok)
    return {
      title: t('You can open and seal'),
      detail: tn('Keys for {n} person are here', 'Keys for {n} people are here', people),
    };
  if (code === 'locked') return { title: t('Locked'), detail: t('Unlock to see whether the keys are here.') };
  if (code === 'never')
    return { title: t('No keys yet'), detail: t('Nothing has been received yet. Connect once, and they arrive.') };
  if (code === 'not_vouched')
    return { title: t('Your keys are not confirmed'), detail: t('No force contact vouches for them now. Ask yours.') };
  return {
    title: t('A key is missing'),
    detail: tn(
      'One person cannot be opened here yet. Connect once; if that does not help, tell your force contact.',
      '{n} people cannot be opened here yet. Connect once; if that does not help, tell your force contact.',
      without.length,
    ),
  };
}

/** @param {Check} check @param {number} now @returns {Words} */
function syncWords({ ok, code, lastSync }, now) {
  if (ok && lastSync)
    return { title: t('Up to date'), detail: t('Last sent and received {when}', { when: onDayTime(lastSync, now) }) };
  if (code === 'access_ended')
    return { title: t('Your access has ended'), detail: t('Nothing new is received on this device.') };
  if (code === 'signed_out')
    return { title: t('Signed out'), detail: t('Writing works. Sign in again before records can be sent.') };
  if (!lastSync) return { title: t('Nothing received yet'), detail: t('Connect once before you leave.') };
  return {
    title: t('Not updated lately'),
    detail: t('Last sent and received {when}. Connect for a minute if you can.', { when: onDayTime(lastSync, now) }),
  };
}

/** @param {Check} check @param {number} now @param {Place} place @returns {Words} */
function unsentWords({ ok, waiting = 0, refused = 0, oldest }, now, { mayBeCleared }) {
  if (ok) return { title: t('Everything is sent'), detail: t('Nothing waits on this phone') };
  const since = oldest ? t('Oldest: {when}.', { when: dayTime(oldest, now) }) : '';
  const meanwhile = mayBeCleared
    ? t('Safari may clear a tab after seven days without use: connect soon.')
    : t('Safe here. Connect for a minute before you leave if you can.');
  const title = tn('{n} record not yet sent', '{n} records not yet sent', waiting + refused);
  return { title, detail: `${since} ${meanwhile}`.trim() };
}

/** @param {Check} check @param {number} _now @param {Place} place @returns {Words} */
function storageWords({ ok, code }, _now, { installed, mayBeCleared }) {
  if (ok) return { title: t('Room for your records'), detail: t('This browser has agreed to keep them') };
  if (mayBeCleared)
    return {
      title: t('Safari may clear this tab'),
      detail: t('After seven days without use. Install the app, sign in there, and send what you write soon.'),
    };
  if (code === 'unknown')
    return {
      title: t('Room for your records'),
      detail: t('This browser does not say whether it keeps them for good. Send what you write soon.'),
    };
  return {
    title: t('This browser may delete what is kept here'),
    detail: installed
      ? t('It has not promised to keep it for good. Send what you write soon.')
      : t('Install the app on the home screen, and send what you write soon.'),
  };
}
