/** Puts the app together: the device, the forms, the screens. Loaded by main.js once the first screen stands. */
import { browserParts } from './sync/browser.js';
import { startDevice } from './sync/device.js';
import { guardTab, isGuest } from './sync/guest.js';
import { App } from './ui/app.js';
import { FormLibrary } from './ui/form_library.js';
import { ROUTES } from './ui/routes.js';
import { loadText } from './ui/text.js';
import { showUnsupported } from './ui/unsupported.js';

/**
 * @param {Window & typeof globalThis} win
 * @param {{help: import('./ui/help_now.js').HelpNow, install: import('./ui/install.js').InstallOffer, firstScreen: import('./ui/first_screen.js').FirstScreen}} parts
 */
export async function start(win, { help, install, firstScreen }) {
  const { document } = win;
  const meta = (/** @type {string} */ name) =>
    document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
  const fetch = win.fetch.bind(win);
  const force = meta('wso-force');
  const guest = isGuest(win);
  try {
    if (guest) await import('./lazy/memory.js');
    const [device] = await Promise.all([
      startDevice(browserParts(win, { force, guest })),
      loadText({ fetch, lang: document.documentElement.lang }),
    ]);
    const app = new App({
      device,
      forms: new FormLibrary({ fetch }),
      routes: ROUTES,
      force,
      demo: meta('wso-demo') === '1',
      syncedPasskeys: meta('wso-synced-passkeys') === '1',
      guest,
      help,
      install,
      firstScreen,
      window: win,
    });
    if (guest) guardTab(win, () => app.engine.status.unsent > 0 || app.screen?.holdsUpdate === true);
    help.record = () => app.riskRecord;
    await app.start();
  } catch (error) {
    showUnsupported(document, error);
  }
}
