import { VaultError } from '../vault/errors.js';
import { tabMarksOf } from './marks.js';

/**
 * A computer that is shared or borrowed: what a tab does there lies in its memory alone and goes with it. The mark of it is the tab's own, and says
 * nothing of anybody.
 */
const MARK = 'wso-guest';

/** @param {Window} window */
export function isGuest(window) {
  return tabMarksOf(window)?.getItem(MARK) === '1';
}

/**
 * From the next load of this tab on. Resolves nothing by itself: reload the page.
 * @param {Window} window
 * @param {boolean} guest
 */
export function markGuest(window, guest) {
  if (guest) tabMarksOf(window)?.setItem(MARK, '1');
  else tabMarksOf(window)?.removeItem(MARK);
}

/**
 * That what is written now can be sent at once. Throws `guest_offline`, and what the server says.
 * @param {import('./api.js').Api} api
 */
export async function reach(api) {
  try {
    await api.call('/api/session', null, { method: 'GET' });
  } catch (problem) {
    if (/** @type {{network?: boolean}} */ (problem).network) throw new VaultError('guest_offline');
    throw problem;
  }
}

/**
 * Leaving the tab asks first while something is not sent or being written, and ends the session.
 * @param {Window & typeof globalThis} window
 * @param {() => boolean} busy
 */
export function guardTab(window, busy) {
  window.addEventListener('beforeunload', (event) => {
    if (busy()) event.preventDefault();
  });
  window.addEventListener('pagehide', () => {
    const headers = { 'Content-Type': 'application/json' };
    window.fetch('/api/sign-out', { method: 'POST', body: '{}', headers, keepalive: true }).catch(() => null); // the session ends by itself
  });
}
