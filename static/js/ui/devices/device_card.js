/** One device: its name, when it was seen, how it stands, and what can be done about it. */
import { html, nothing } from 'lit-html';
import { icon } from '../parts/icon.js';
import { mark } from '../parts/marks.js';
import { t } from '../text.js';
import { onDay, onDayTime } from '../when.js';

/** @typedef {import('../../vault/devices.js').ListedDevice} ListedDevice */

/**
 * @param {import('../app.js').App} app @param {ListedDevice} device
 * @param {{here: boolean, lost?: () => void, open?: () => void, tools?: import('./device_list.js').OwnTools}} facts here: it is this one; open: somebody
 *   may have it unlocked
 */
export function deviceCard(app, device, { here, lost, open, tools }) {
  const name = nameOf(device);
  return html`<div class="row">${icon('device')}<div class="row__body">
    <p class="strong">${here ? t('{name} (this one)', { name }) : name}</p>
    <p class="small soft">${t('Last seen {when}. First seen {day}.', { when: onDayTime(device.seen_at, app.now()), day: onDay(device.first_seen_at, app.now()) })}</p>
    <p>${standing(app, device)}</p>
    <div class="tools">${tools ? tool(t('Rename'), name, () => tools.rename(device)) : nothing}${
      tools && !here && device.signed_in ? tool(t('End its session'), name, () => tools.end(device)) : nothing
    }${lost ? tool(t('Lost or stolen, locked'), name, lost, true) : nothing}${
      open ? tool(t('Stolen, perhaps open'), name, open, true) : nothing
    }</div>
  </div></div>`;
}

/** @param {ListedDevice} device */
export function nameOf({ name }) {
  return name.trim() || t('Device without a name');
}

/** @param {import('../app.js').App} app @param {ListedDevice} device */
function standing(app, { signed_in, wiped_at, told_at }) {
  if (told_at)
    return mark('sent', {
      text: t('Fetched the order to empty itself {when}', { when: onDayTime(told_at, app.now()) }),
    });
  if (wiped_at) return mark('waiting', { text: t('Reported lost. Emptied when it next connects') });
  return signed_in
    ? mark('read', { text: t('Signed in') })
    : mark('saved', { text: t('Signed out. What is on it is sealed') });
}

/** @param {string} label @param {string} name for a screen reader @param {() => void} onClick @param {boolean} [danger] */
function tool(label, name, onClick, danger = false) {
  return html`<button class=${danger ? 'tool tool--help' : 'tool'} type="button" @click=${onClick}>${label}<span class="govuk-visually-hidden">: ${name}</span></button>`;
}
