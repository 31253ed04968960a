/** Whether an officer has asked to hand a case over, and nobody has taken it from them yet. Pure. */
import { textOf } from '../../welfare/wellformed.js';
import { availableOfficers, officersOf } from './case_people.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').Person} Person */
/** @typedef {{entry: Entry, by: string, words: string, proposed: string, successor: string, end: boolean}} Asked proposed: the name as it was written; successor: a person id, '' when the name is nobody's */

/**
 * The last request of somebody who still supports the person. It is done with when they are out of the case, or, should they go on, when somebody is
 * beside them.
 * @param {Entry[]} entries of one case, newest first
 * @param {string[]} members
 * @param {Map<string, Person>} people
 * @returns {Asked | null}
 */
export function handOverAsked(entries, members, people) {
  const officers = officersOf(members, people).flatMap(({ id, roles }) => (roles.includes('contact') ? [] : id));
  for (const entry of entries) {
    if (entry.form !== 'hand-over' || entry.latest.valid !== true || !officers.includes(entry.author)) continue;
    const { values } = entry.latest.body;
    const end = values.afterwards !== 'stay';
    if (!end && officers.length > 1) return null;
    const proposed = (textOf(values.successor) ?? '').trim();
    const successor = named(proposed, people, members);
    return { entry, by: entry.author, words: textOf(values.words) ?? '', proposed, successor, end };
  }
  return null;
}

/** The one officer of this name who is not in the case yet. @param {string} name @param {Map<string, Person>} people @param {string[]} members */
function named(name, people, members) {
  const plain = (/** @type {string} */ text) => text.trim().toLowerCase();
  const found = availableOfficers(people).filter((one) => plain(one.name) === plain(name) && !members.includes(one.id));
  return found.length === 1 ? found[0].id : '';
}
