/** Somebody's devices, at the desk: a force contact has a lost one emptied for them. */
import { html, nothing } from 'lit-html';
import { page } from '../parts/page.js';
import { t } from '../text.js';
import { DeviceList } from './device_list.js';

export class OfficerDevicesScreen {
  current = 'officers';
  #person;
  #list;

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, { person }) {
    this.app = app;
    this.#person = person;
    const open = (/** @type {{id: string}} */ { id }) => app.navigate(`#/officers/${person}/stop/${id}`);
    this.#list = new DeviceList(app, { person, open: person === app.me?.id ? undefined : open });
  }

  get title() {
    return t('Devices');
  }

  async enter() {
    await this.#list.load();
  }

  render() {
    const known = this.app.casebook?.people.get(this.#person);
    const lead = known ? t('Where {name} has signed in.', { name: known.name }) : nothing;
    return page(this.app, { heading: this.title, back: { href: '#/officers', label: t('Officers') }, lead }, [
      this.#list.render(),
      html`<section class="section stack" aria-labelledby="lost"><h2 class="heading" id="lost">${t('If one is lost or stolen')}</h2>
        <p>${t('Ask them when they last had it, and whether it was locked. If somebody may have it open, or has seen their passphrase, choose “Stolen, perhaps open”: their keys are stopped and their cases get new ones.')}</p>
        <p>${t('If their access is to end or has ended, a device can be emptied all the same: it is told when it next connects.')}</p></section>`,
    ]);
  }
}
