/** The code of an invitation as it is handed over: to be read out, scanned or printed. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { codeBlock, copyText, printPaper } from '../parts/paper.js';
import { t } from '../text.js';
import { onDayTime } from '../when.js';
import { qrPicture } from './qr_picture.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {{code: string, link: string, expires_at: number | null, picture: unknown}} Made */

const PAPER = 'invitation';

/** @param {App} app @param {{code: string, expires_at: number | null}} invitation @returns {Promise<Made>} */
export async function paperOf(app, { code, expires_at }) {
  const { origin, pathname } = app.window.location;
  const link = `${origin}${pathname}#/join/${code.replaceAll(' ', '')}`;
  return { code, link, expires_at, picture: await qrPicture(link) };
}

/** @param {App} app @param {Made} made @param {string} name */
export function handOverPaper(app, { code, link, expires_at, picture }, name) {
  return html`<section class="paper" id=${PAPER} aria-labelledby="code-title">
        <h2 class="heading" id="code-title">${t('Code for {name}', { name })}</h2>
        <p class="small soft">${t('Open {address}, press “I have an invitation code”, and type:', { address: app.window.location.host })}</p>
        ${codeBlock(code)}
        ${picture ? html`<p class="small soft">${t('Or let them scan this with the camera of their phone, or there with “Scan it instead”.')}</p>${picture}` : nothing}
        ${expires_at ? html`<p class="small soft">${t('It works once, until {when}.', { when: onDayTime(expires_at, app.now()) })}</p>` : nothing}
      </section>
      <p>${t('Hand it over in person, or read it out on a call you started. Whoever has the code can answer in their place, so do not put it into a group message.')}</p>
      ${buttons(
        button({ label: t('Copy the link'), icon: 'copy', kind: 'secondary', onClick: () => copyText(app, link) }),
        button({ label: t('Print'), icon: 'print', kind: 'secondary', onClick: () => printPaper(PAPER) }),
      )}`;
}
