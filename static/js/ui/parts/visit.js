/** Visit mode: what it is, and that it is on. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { button, buttons } from './button.js';
import { icon } from './icon.js';

/** @typedef {import('../app.js').App} App */

/** Its section on Ready for a visit. @param {App} app */
export function visitSection(app) {
  const { visit } = app.device;
  return html`<section class="section sheet sheet--padded stack" aria-labelledby="visit"><h2 class="heading" id="visit">${t('Visit mode')}</h2>
    <p>${t('Stay open for 30 minutes without a touch, instead of 5. Use it while the phone stays with you.')}</p>
    <p class="small soft">${t('It ends by itself, with Lock, and when the app is put away for longer than that.')}</p>
    ${buttons(
      visit.on
        ? button({ label: t('End visit mode'), kind: 'secondary', onClick: () => visit.end() })
        : button({ label: t('Begin visit mode'), icon: 'clock', kind: 'secondary', onClick: () => begin(app) }),
    )}</section>`;
}

/** A line on every page while it is on. @param {App} app */
export function visitLine(app) {
  if (!app.device.visit.on) return nothing;
  return html`<p class="visit small">${icon('clock', { small: true })}<span>${t('Visit mode: open for 30 minutes.')}</span
    ><button class="tool" type="button" @click=${() => app.device.visit.end()}>${t('End')}<span class="govuk-visually-hidden"> ${t('visit mode')}</span></button></p>`;
}

/** @param {App} app */
function begin(app) {
  app.device.visit.begin();
  app.window.scrollTo(0, 0);
}
