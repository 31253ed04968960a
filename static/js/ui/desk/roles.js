/** The three roles of the directory, in words. */
import { t } from '../text.js';

/** @typedef {{officer: boolean, contact: boolean, deputy: boolean}} RoleTicks */

/** @type {Record<string, () => string>} */
const NAMES = {
  officer: () => t('Welfare support officer'),
  contact: () => t('Force contact'),
  deputy: () => t('Deputy force contact'),
};

/** "Force contact, Welfare support officer" @param {string[]} roles */
export function rolesText(roles) {
  return roles.map((role) => NAMES[role]?.() ?? role).join(', ');
}

/**
 * What goes into a statement: a deputy stands in for a contact, so is one.
 * @param {RoleTicks} ticks
 * @returns {string[]} sorted
 */
export function rolesOf({ officer, contact, deputy }) {
  const roles = new Set();
  if (officer) roles.add('officer');
  if (contact || deputy) roles.add('contact');
  if (deputy) roles.add('deputy');
  return [...roles].sort();
}

/** @returns {{role: keyof RoleTicks, label: string, hint: string}[]} */
export function roleChoices() {
  return [
    {
      role: 'officer',
      label: NAMES.officer(),
      hint: t('Supports colleagues and writes about it. Reads only the cases they are given.'),
    },
    { role: 'contact', label: NAMES.contact(), hint: t('Opens cases, invites people, reads what officers send.') },
    {
      role: 'deputy',
      label: NAMES.deputy(),
      hint: t('A force contact who is told as well when a risk has not been acknowledged for two hours.'),
    },
  ];
}
