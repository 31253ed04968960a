/** Somebody may have one's own keys: a device was taken open, or its passphrase was seen. Contacts are asked for new ones, and until then it is said. */
import { nothing } from 'lit-html';
import { Doubting } from '../../vault/doubting.js';
import { note } from '../parts/note.js';
import { t, tn } from '../text.js';
import { onDayTime } from '../when.js';
import { nameOf } from './device_card.js';

/** @typedef {import('../app.js').App} App */

/**
 * @param {App} app
 * @param {import('../../vault/devices.js').ListedDevice} device one's own
 * @returns {Promise<boolean>} whether it was said
 */
export async function reportOpen(app, device) {
  const sure = await app.ask({
    title: t('Was {name} open?', { name: nameOf(device) }),
    text: [
      t('It is signed out at once, and emptied when it next connects. What is written there and not sent yet is lost.'),
      t(
        'Your force contacts are asked for new keys for you. Until one of them has stopped the present ones, whoever has the device may read what you can read.',
      ),
      ...onlyMine(app),
      t('This cannot be taken back.'),
    ],
    yes: t('Report it'),
    no: t('Leave it'),
    danger: true,
  });
  return sure && sayDoubt(app, { device: device.id });
}

/** Signs it and sends it. @param {App} app @param {{device?: string}} [lost] @returns {Promise<boolean>} whether it was said */
async function sayDoubt(app, lost) {
  try {
    await app.casebook?.lend(Doubting).doubt(lost);
    await app.engine.now({ reason: 'doubt' });
    app.notify(t('Reported.'), { detail: t('Your force contacts are asked for new keys.') }); // to ring one is said by `doubtNote`
    return true;
  } catch (error) {
    app.fail(error);
    return false;
  }
}

/** Whether contacts have been asked for new keys and none has answered. @param {App} app */
export function isDoubted(app) {
  return Boolean(doubted(app));
}

/** @param {App} app */
function doubted(app) {
  return app.casebook?.people.get(app.me?.id ?? '')?.doubted;
}

/** For as long as they wait. @param {App} app */
export function doubtNote(app) {
  const since = doubted(app);
  if (!since) return nothing;
  return note({
    icon: 'alert',
    tone: 'help',
    title: t('New keys asked for {when}', { when: onDayTime(since, app.now()) }),
    text: `${t('Until a force contact has stopped your present keys, whoever has them may read what you can read. Ring one.')} ${others(app) ? onlyMine(app).join('') : alone()}`,
  });
}

/** @param {App} app @returns {number} contacts who can do it */
function others(app) {
  const people = [...(app.casebook?.people.values() ?? [])];
  return people.filter(
    ({ id, active, roles, stopped }) => active && !stopped && roles.includes('contact') && id !== app.me?.id,
  ).length;
}

/** For a contact whom nobody can give a case back: once their keys are stopped nobody else has its key. @param {App} app @returns {string[]} */
function onlyMine({ me, casebook }) {
  if (!me?.roles.includes('contact')) return [];
  const isOther = (/** @type {string} */ id) => {
    const person = casebook?.people.get(id);
    return id !== me.id && person?.active && !person.stopped && person.roles.includes('contact');
  };
  const alone = [...(casebook?.cases.values() ?? [])].filter(
    ({ disposed, members }) => !disposed && members.includes(me.id) && !members.some(isOther),
  ).length;
  if (!alone) return [];
  return [
    tn(
      '{n} case has no other force contact. Once your keys are stopped it opens with kit B alone, also with your new keys: if this device is safe, add a contact to it now; if not, tell the contact whom you ring.',
      '{n} cases have no other force contact. Once your keys are stopped they open with kit B alone, also with your new keys: if this device is safe, add a contact to them now; if not, tell the contact whom you ring.',
      alone,
    ),
  ];
}

/** For the only contact there is. */
function alone() {
  return t(
    'There is no other force contact: with kit A whoever runs the server makes a new one (wso-pwa setup --again), who stops your keys.',
  );
}
