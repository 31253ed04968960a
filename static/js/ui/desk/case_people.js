/** Who is who in a case, from its members and the force's directory. Pure: the directory is handed in. */

/** @typedef {import('./types.js').Person} Person */

/**
 * The welfare support officers of a case. A contact who also supports colleagues counts only where nobody else does.
 * @param {string[]} members
 * @param {Map<string, Person>} people
 * @returns {Person[]}
 */
export function officersOf(members, people) {
  const all = known(members, people).filter(({ roles }) => roles.includes('officer'));
  const officersOnly = all.filter(({ roles }) => !roles.includes('contact'));
  return officersOnly.length ? officersOnly : all;
}

/**
 * The contacts and deputies of a case.
 * @param {string[]} members
 * @param {Map<string, Person>} people
 * @returns {Person[]}
 */
export function contactsOf(members, people) {
  return known(members, people).filter(({ roles }) => roles.includes('contact') || roles.includes('deputy'));
}

/** Who may be given a case now. @param {Map<string, Person>} people @returns {Person[]} by name */
export function availableOfficers(people) {
  return byName([...people.values()].filter(({ active, roles }) => active && roles.includes('officer')));
}

/** The other contacts, who read along unless they are in conflict with the case. @param {Map<string, Person>} people @param {string} me */
export function otherContacts(people, me) {
  return byName(
    [...people.values()].filter(({ id, active, roles }) => active && id !== me && roles.includes('contact')),
  );
}

/**
 * The members a case gets: the chosen officer, the chosen contacts, oneself; each once.
 * @param {{officer: string, contacts: Iterable<string>, me: string}} chosen
 * @returns {string[]} sorted
 */
export function membersOf({ officer, contacts, me }) {
  return [...new Set([me, officer, ...contacts])].filter(Boolean).sort();
}

/**
 * @param {string[]} before
 * @param {string[]} after
 * @returns {{add: string[], remove: string[]}}
 */
export function memberChange(before, after) {
  return {
    add: after.filter((id) => !before.includes(id)),
    remove: before.filter((id) => !after.includes(id)),
  };
}

/** @param {string[]} members @param {Map<string, Person>} people */
function known(members, people) {
  return members.flatMap((id) => people.get(id) ?? []);
}

/** @param {Person[]} list */
function byName(list) {
  return list.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
