/** My devices: where one has signed in; a name for each, an end to a session, and a lost one reported. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { textField } from '../parts/fields.js';
import { page } from '../parts/page.js';
import { t } from '../text.js';
import { nameOf } from './device_card.js';
import { DeviceList } from './device_list.js';
import { doubtNote, isDoubted, reportOpen } from './perhaps_open.js';

/** @typedef {import('../../vault/devices.js').ListedDevice} ListedDevice */

export class OwnDevicesScreen {
  current = 'more';
  #list;
  /** The device that is being renamed. */
  #renaming = '';
  #typed = '';
  #error = '';

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
    const tools = {
      rename: (/** @type {ListedDevice} */ device) => this.#begin(device),
      end: (/** @type {ListedDevice} */ device) => this.#end(device),
    };
    this.#list = new DeviceList(app, { tools, open: (device) => this.#perhapsOpen(device) });
  }

  get title() {
    return t('My devices');
  }

  async enter() {
    await this.#list.load();
  }

  render() {
    return page(
      this.app,
      {
        heading: this.title,
        back: { href: '#/more', label: t('More') },
        lead: t('Every browser in which you have signed in.'),
      },
      [
        doubtNote(this.app),
        this.#list.render((device) => (device.id === this.#renaming ? this.#form(device) : null)),
        html`<section class="section stack" aria-labelledby="lost"><h2 class="heading" id="lost">${t('If one is gone')}</h2>
        <p>${t('Choose “Lost or stolen, locked”. If somebody may have it open and unlocked, choose “Stolen, perhaps open”: your force contacts are asked for new keys as well.')}${isDoubted(this.app) ? nothing : html` ${t('Ring one of them too.')}`}</p>
        <p class="small soft">${t('Ending a session only signs a device out. What is on it stays there, sealed, and waits until you sign in on it again.')}</p></section>
      <section class="section stack" aria-labelledby="another"><h2 class="heading" id="another">${t('Another device')}</h2>
        <p>${t('Open {address} there. Show a code here and enter it there, with your passphrase. Or sign in there with your name, your passphrase and the code on your sheet. Your records come by themselves.', { address: this.app.window.location.host })}</p>
        ${buttons(button({ label: t('Add a device'), kind: 'secondary', icon: 'device', href: '#/more/devices/add' }))}</section>`,
      ],
    );
  }

  /** @param {ListedDevice} device */
  #form(device) {
    return html`<form class="row" novalidate @submit=${(/** @type {Event} */ event) => this.#rename(event, device)}><div class="row__body stack">
      ${textField({ id: 'device-name', label: t('Name of this device'), value: this.#typed, error: this.#error, onInput: (value) => this.#type(value) })}
      ${buttons(button({ label: t('Save the name'), type: 'submit' }), button({ label: t('Cancel'), kind: 'secondary', onClick: () => this.#close() }))}
    </div></form>`;
  }

  /** @param {ListedDevice} device */
  #begin(device) {
    this.#renaming = device.id;
    this.#typed = device.name;
    this.#error = '';
    this.app.draw();
    this.app.window.document.getElementById('device-name')?.focus();
  }

  /** @param {string} value */
  #type(value) {
    this.#typed = value;
  }

  #close() {
    this.#renaming = '';
    this.app.refresh();
  }

  /** @param {Event} event @param {ListedDevice} device */
  async #rename(event, device) {
    event.preventDefault();
    const name = this.#typed.trim();
    this.#error = name.length > 100 ? t('Use at most 100 characters') : name ? '' : t('Enter a name');
    if (this.#error) return this.#showError();
    if (await this.#done(() => this.app.casebook?.devices.rename(device.id, name))) this.#close();
  }

  #showError() {
    this.app.draw();
    this.app.window.document.getElementById('device-name')?.focus();
  }

  /** @param {ListedDevice} device */
  async #end(device) {
    const name = nameOf(device);
    const sure = await this.app.ask({
      title: t('End the session of {name}?', { name }),
      text: t(
        'It is signed out when it next connects. What is on it stays there, sealed, and is sent when you sign in on it again.',
      ),
      yes: t('End it'),
      no: t('Leave it'),
    });
    if (sure && (await this.#done(() => this.app.casebook?.devices.end(device.id))))
      this.app.notify(t('{name} is signed out.', { name }));
  }

  /** @param {ListedDevice} device */
  async #perhapsOpen(device) {
    if (await reportOpen(this.app, device)) await this.#list.load();
  }

  /** @param {() => Promise<void> | undefined} work @returns {Promise<boolean>} whether it was done; the list is fetched again */
  async #done(work) {
    try {
      await work();
    } catch (error) {
      this.app.fail(error);
      return false;
    }
    await this.#list.load();
    return true;
  }
}
