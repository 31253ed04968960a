/** Add a device: a code for it, shown here and entered there. It goes when the page is left. */
import { html } from 'lit-html';
import { makeDeviceCode, withdrawAtOnce, withdrawDeviceCode } from '../../vault/device_code.js';
import { qrPicture } from '../desk/qr_picture.js';
import { button, buttons } from '../parts/button.js';
import { waiting } from '../parts/empty.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { codeBlock } from '../parts/paper.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** How long the server takes a code (docs/protocol.md, 9). */
const LIFE = 600_000;

/** @typedef {{code: string, picture: unknown}} Shown */

export class AddDeviceScreen {
  current = 'more';
  holdsUpdate = true;
  /** @type {Shown | null} */
  #shown = null;
  #failed = '';
  #over = false;
  #left = false;
  #timer = 0;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Add a device');
  }

  async enter() {
    this.app.window.addEventListener('pagehide', this.#hidden);
    await this.#make();
  }

  /** The next page does not wait for the server's answer. */
  leave() {
    this.#left = true;
    this.app.window.removeEventListener('pagehide', this.#hidden);
    this.app.window.clearTimeout(this.#timer);
    if (this.#shown) this.#withdraw();
  }

  render() {
    const back = { href: '#/more/devices', label: t('My devices') };
    return page(this.app, { heading: this.title, back, narrow: true }, this.#body());
  }

  #body() {
    if (this.#failed) return this.#sorry(t('No code could be made'), sentence(this.#failed));
    if (this.#over) return this.#sorry(t('This code has run out'), t('It was good for ten minutes.'));
    return this.#shown ? this.#handOver(this.#shown) : waiting(t('Making the code'));
  }

  /** @param {string} title @param {string} text */
  #sorry(title, text) {
    return [
      note({ icon: 'key', title, text }),
      buttons(button({ label: t('Make a new code'), icon: 'update', onClick: () => this.#make() })),
    ];
  }

  /** @param {Shown} shown */
  #handOver({ code, picture }) {
    return html`<p>${t('1. On the other device, open {address}.', { address: this.app.window.location.host })}</p>
      <p>${t('2. Choose “I have a code from my other device”, and type this or scan it.')}</p>
      <p>${t('3. Enter your passphrase there.')}</p>
      <section class="paper" aria-labelledby="code-title"><h2 class="heading" id="code-title">${t('Code for your other device')}</h2>
        ${codeBlock(code)}${picture}</section>
      <p class="small soft">${t('It works once, for ten minutes, and only while this page is open. Show it to nobody: like your sheet, it opens nothing without your passphrase.')}</p>
      ${buttons(button({ label: t('Done'), href: '#/more/devices' }))}`;
  }

  async #make() {
    this.#failed = '';
    this.#over = false;
    this.app.refresh();
    try {
      const code = await makeDeviceCode(this.app.vault);
      const { origin, pathname } = this.app.window.location;
      const link = `${origin}${pathname}#/other-device/${code.replaceAll(' ', '')}`;
      this.#shown = { code, picture: await qrPicture(link, t('The code as a picture to scan')) };
    } catch (error) {
      this.#failed = codeOf(error);
    }
    if (this.#left) return this.#shown ? this.#withdraw() : undefined;
    if (this.#shown) this.#timer = this.app.window.setTimeout(() => this.#runOut(), LIFE);
    this.app.refresh();
  }

  #runOut() {
    this.#shown = null;
    this.#over = true;
    this.app.refresh();
  }

  async #withdraw() {
    try {
      if (await withdrawDeviceCode(this.app.vault)) this.app.notify(t('The code was used.'), { detail: whatThen() });
    } catch {
      this.app.notify(t('The code could not be taken back.'), {
        tone: 'wait',
        detail: t('It runs out by itself within ten minutes.'),
      });
    }
  }

  #hidden = () => {
    if (this.#shown) withdrawAtOnce(this.app.window);
  };
}

function whatThen() {
  return t(
    'That device stands under My devices once your passphrase has been entered there. If it was not you, tell your force contact.',
  );
}
