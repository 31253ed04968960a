/** Set-up, first step: the force, its first contact, and a passphrase. Nothing is sent before the second step is done. */
import { contactName, KeysForm, signInName } from '../joining/keys_form.js';
import { lockHead } from '../parts/lock_head.js';
import { t } from '../text.js';

/** @typedef {import('../../vault/enrolment.js').Enrolment} Enrolment */

/**
 * @param {import('./types.js').App} app
 * @param {{token: string, done: (enrolment: Enrolment, forceName: string) => unknown}} parts
 * @returns {KeysForm}
 */
export function setupNames(app, { token, done }) {
  const forceName = {
    id: 'forceName',
    label: t('Name of the force'),
    hint: t('Officers see it when they join.'),
    autocomplete: 'organization',
    missing: t('Enter the name of the force'),
  };
  return new KeysForm(app, {
    head: lockHead(
      t('Set up your force'),
      t('This is done once, by the first force contact. All keys are made in this browser; the server never has them.'),
    ),
    names: [forceName, contactName(), signInName()],
    words: { make: t('Make the keys'), making: t('Making the keys'), failed: t('Not set up yet') },
    make: async ({ names, passphrase }) => {
      const { forceName, contactName, user } = names;
      await done(await app.vault.setup({ token, forceName, contactName, user, passphrase }), forceName);
    },
  });
}
