/** Becoming a force contact with kit A: the kit, one's name and sign-in name, a passphrase; then keys are made in this browser. */
import { renew } from '../../vault/renewing.js';
import { KitField } from '../desk/kit_field.js';
import { lockHead } from '../parts/lock_head.js';
import { t } from '../text.js';
import { contactName, KeysForm, signInName } from './keys_form.js';

/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */

/**
 * @param {import('../app.js').App} app
 * @param {{token: string, done: (enrolment: Enrolment) => unknown}} parts
 * @returns {KeysForm}
 */
export function renewKeys(app, { token, done }) {
  return new KeysForm(app, {
    head: lockHead(
      t('Become a force contact with kit A'),
      t(
        'For a force whose contacts have all lost their keys or left. Everybody in the directory will see that kit A was used.',
      ),
    ),
    kit: new KitField(app, 'A'),
    names: [contactName(), signInName()],
    words: { make: t('Make my keys'), making: t('Making your keys'), failed: t('No keys were made') },
    make: async ({ names, passphrase, kit }) => {
      const { contactName, user } = names;
      await done(await renew(app.vault.desk, { token, kit, contactName, user, passphrase, now: app.now() }));
    },
  });
}
