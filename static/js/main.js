/** Puts the app together: the device, the forms, the screens. */
import { browserParts } from './sync/browser.js';
import { startDevice } from './sync/device.js';
import { App } from './ui/app.js';
import { coverWhenHidden } from './ui/cover.js';
import { FormLibrary } from './ui/form_library.js';
import { HelpNow } from './ui/help_now.js';
import { ROUTES } from './ui/routes.js';
import { loadText } from './ui/text.js';
import { showUnsupported } from './ui/unsupported.js';

/** @param {Window & typeof globalThis} win */
async function start(win) {
  const { document } = win;
  const meta = (/** @type {string} */ name) =>
    document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
  const fetch = win.fetch.bind(win);
  coverWhenHidden(win);
  const help = new HelpNow({ window: win });
  help.listen();
  try {
    const force = meta('wso-force');
    const [device] = await Promise.all([
      startDevice(browserParts(win, { force })),
      loadText({ fetch, lang: document.documentElement.lang }),
    ]);
    const app = new App({
      device,
      forms: new FormLibrary({ fetch }),
      routes: ROUTES,
      force,
      demo: meta('wso-demo') === '1',
      help,
      window: win,
    });
    help.record = () => app.riskRecord;
    await app.start();
  } catch (error) {
    showUnsupported(document, error);
  }
}

start(window);
