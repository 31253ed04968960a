/** The app is offered for installing: quietly, and never again after "Not now". */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { icon } from './icon.js';
import { note } from './note.js';
import { row } from './rows.js';

/** @typedef {import('../app.js').App} App */

export const HOW = '#/more/install';

/** @param {App} app */
export function installNote(app) {
  const { install } = app;
  if (!install.offered) return nothing;
  const yes =
    install.way === 'asked'
      ? html`<button class="tool" type="button" @click=${() => take(app)}>${t('Install')}</button>`
      : html`<a class="tool" href=${HOW}>${t('See how')}</a>`;
  return note({
    icon: 'device',
    role: 'none',
    title: t('Install the app'),
    text: why(app),
    actions: html`${yes}<button class="tool" type="button" @click=${() => install.decline()}>${t('Not now')}</button>`,
  });
}

/** After the first record that was saved here, and on no other occasion. @param {App} app */
export function installAfterFirst(app) {
  return app.said?.saved && app.install.afterFirst ? installNote(app) : nothing;
}

/** Where it can be found by whoever has declined, too. @param {App} app */
export function installRow(app) {
  const { way } = app.install;
  if (!way) return nothing;
  const facts = { lead: icon('device'), title: t('Install the app'), detail: why(app) };
  return way === 'asked' ? row({ ...facts, onClick: () => take(app) }) : row({ ...facts, href: HOW });
}

/** @param {App} app */
function why(app) {
  return app.install.mayBeCleared
    ? t('Safari may clear a tab after seven days without use. An installed app keeps its own storage.')
    : t('It opens from an icon of its own, and the browser is less likely to clear what is kept here.');
}

/** @param {App} app */
async function take(app) {
  try {
    await app.install.take();
  } catch (error) {
    app.fail(error);
  }
}
