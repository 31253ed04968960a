/** A case whose records stop the rules of this app: said where it would have stood, so that nobody takes it for empty. */
import { t } from '../text.js';
import { note } from './note.js';

/** In place of what the case holds. */
export function brokenCase() {
  return note({
    icon: 'alert',
    tone: 'help',
    title: t('This case cannot be read on this device'),
    text: t(
      'A record in it is not as it should be. Nothing is lost. Tell whoever runs the app, and ask the officer by telephone.',
    ),
  });
}
