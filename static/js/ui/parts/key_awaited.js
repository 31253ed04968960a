/** A case whose key has still to be given: after new keys, or while the statement that gives it is on its way. */
import { t } from '../text.js';
import { note } from './note.js';

export function keyAwaited() {
  return t('A force contact has still to give you the key. It then comes by itself.');
}

/** @param {boolean} all whether nothing of it opens */
export function keyNote(all) {
  return note({
    icon: 'key',
    tone: 'wait',
    title: all ? t('This cannot be opened here yet') : t('Part of this cannot be opened here yet'),
    text: `${keyAwaited()} ${t('Nothing that was sent is lost.')}`,
  });
}
