/** A device is lost: what emptying it does and cannot do, then the signed statement that orders it. */
import { t } from '../text.js';
import { onDayTime } from '../when.js';
import { nameOf } from './device_card.js';

/**
 * @param {import('../app.js').App} app
 * @param {import('../../vault/devices.js').ListedDevice & {person?: string}} lost person: whose it is, where it is not one's own
 * @returns {Promise<boolean>} whether it was ordered
 */
export async function reportLost(app, lost) {
  const sure = await app.ask({
    title: t('Empty {name}?', { name: nameOf(lost) }),
    text: [
      t('Last seen {when}.', { when: onDayTime(lost.seen_at, app.now()) }),
      ...whatItDoes(lost.person !== undefined),
    ],
    yes: t('Empty it'),
    no: t('Leave it'),
    danger: true,
  });
  if (!sure) return false;
  try {
    await app.casebook?.devices.wipe({ person: lost.person, device: lost.id });
    await app.engine.now({ reason: 'wipe' });
    app.notify(t('Reported lost.'), { detail: t('It is emptied when it next connects. It is signed out already.') });
    return true;
  } catch (error) {
    app.fail(error);
    return false;
  }
}

/** @param {boolean} theirs somebody else's device */
function whatItDoes(theirs) {
  const never = theirs
    ? t('A device that never connects again keeps what it has, sealed under its owner’s passphrase.')
    : t('A device that never connects again keeps what it has, sealed under your passphrase.');
  return [
    t(
      'When it next connects, everything kept on it is removed, locked or not. What is written there and not sent yet is lost.',
    ),
    never,
    t('This cannot be taken back.'),
  ];
}
