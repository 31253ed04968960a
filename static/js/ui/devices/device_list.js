/** A person's devices as the server lists them: fetched, drawn, and a lost one reported. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { waiting } from '../parts/empty.js';
import { note } from '../parts/note.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';
import { deviceCard } from './device_card.js';
import { reportLost } from './lost.js';

/** @typedef {import('../../vault/devices.js').ListedDevice} ListedDevice */
/** @typedef {{rename: (device: ListedDevice) => void, end: (device: ListedDevice) => void}} OwnTools */

export class DeviceList {
  /** @type {ListedDevice[] | null} null until they have been fetched */
  #found = null;
  #failed = '';
  #person;
  #tools;
  #open;

  /**
   * @param {import('../app.js').App} app
   * @param {{person?: string, tools?: OwnTools, open?: (device: ListedDevice) => unknown}} whose one's own without a person; tools: what one may do with
   *   devices of one's own; open: somebody may have one unlocked
   */
  constructor(app, { person, tools, open } = {}) {
    this.app = app;
    this.#person = person;
    this.#tools = tools;
    this.#open = open;
  }

  /** Asks the server; what was shown stays when it cannot be reached. */
  async load() {
    try {
      this.#found = (await this.app.casebook?.devices.list(this.#person)) ?? null;
      this.#failed = '';
    } catch (error) {
      this.#failed = codeOf(error);
    }
    this.app.refresh();
  }

  /** @param {(device: ListedDevice) => unknown} [instead] what stands in place of a card */
  render(instead = () => null) {
    const here = this.app.casebook?.devices.here ?? '';
    return [
      this.#failed ? this.#sorry() : nothing,
      this.#found || this.#failed ? nothing : waiting(t('Asking the server')),
      this.#found?.length === 0 ? html`<p class="soft">${t('No device has signed in yet.')}</p>` : nothing,
      this.#found?.length
        ? html`<ul class="sheet rows">${this.#found.map((device) => html`<li>${instead(device) ?? this.#card(device, device.id === here)}</li>`)}</ul>`
        : nothing,
    ];
  }

  #sorry() {
    return [
      note({ icon: 'offline', title: t('This list needs the network'), text: sentence(this.#failed) }),
      buttons(button({ label: t('Try again'), kind: 'secondary', icon: 'update', onClick: () => this.load() })),
    ];
  }

  /** @param {ListedDevice} device @param {boolean} here */
  #card(device, here) {
    const lost = here || device.wiped_at ? undefined : () => this.#lost(device);
    const open = here || !this.#open || this.#isSaid(device) ? undefined : () => this.#open?.(device);
    return deviceCard(this.app, device, { here, lost, open, tools: device.wiped_at ? undefined : this.#tools });
  }

  /** Whether all has been said of it that can be: it is to be emptied, and the keys are stopped, or that is asked for. @param {ListedDevice} device */
  #isSaid({ wiped_at }) {
    const whose = this.app.casebook?.people.get(this.#person ?? this.app.me?.id ?? '');
    return Boolean(wiped_at && (whose?.stopped || (!this.#person && whose?.doubted)));
  }

  /** @param {ListedDevice} device */
  async #lost(device) {
    if (await reportLost(this.app, { ...device, person: this.#person })) await this.load();
  }
}
