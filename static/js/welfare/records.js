/**
 * Records as they are once verified and opened, and the order among their revisions. Pure.
 *
 * @typedef {object} OpenedRecord a revision
 * @property {string} digest
 * @property {string} id
 * @property {string} record what it is a revision of
 * @property {string} case
 * @property {string} author person id
 * @property {string} device
 * @property {number} n
 * @property {number} created_at milliseconds, by the author's clock
 * @property {number | null} received_at milliseconds, by the server's clock
 * @property {string[]} parents digests
 * @property {'saved' | 'waiting' | 'sent' | 'refused'} state
 * @property {string | null} code why it was refused
 * @property {true | string} valid true, or why it does not count
 * @property {boolean} late
 * @property {'adopt' | 'aside' | null} [decided] what a force contact has decided of it, if it is late
 * @property {string | null} [decided_by] whose word that is, a person id
 * @property {number | null} [decided_at] when it was said, by that contact's clock
 * @property {number} ahead statements that its author had seen and this device was not given
 * @property {boolean} gap the record that its author wrote before is not here
 * @property {boolean} forked another record holds the same place
 * @property {object} [due] {id, at | after, tell, then}
 * @property {string[]} [closes]
 * @property {{form: string, version: number, about: {record: string, digests: string[]} | null, values: any}} body
 *
 * @typedef {{id: string, name: string, roles: string[]}} Person
 * @typedef {Map<string, Person>} People
 */

/**
 * The revisions that no other one follows: one, or more when two were written at once.
 * A revision follows only what its own author wrote: nobody's words are replaced by somebody else's.
 * @param {OpenedRecord[]} revisions of one record
 * @returns {OpenedRecord[]} newest first; all of them should each follow another
 */
export function headsOf(revisions) {
  const authors = new Map(revisions.map((revision) => [revision.digest, revision.author]));
  const followed = new Set(
    revisions.flatMap((revision) => revision.parents.filter((parent) => authors.get(parent) === revision.author)),
  );
  const heads = revisions.filter((revision) => !followed.has(revision.digest));
  return (heads.length ? heads : [...revisions]).sort(newestFirst);
}

/**
 * By the author's clock, then by digest so that every device shows the same order.
 * @param {OpenedRecord} a
 * @param {OpenedRecord} b
 * @returns {number}
 */
export function newestFirst(a, b) {
  return b.created_at - a.created_at || (a.digest < b.digest ? 1 : -1);
}

/**
 * @param {OpenedRecord} a
 * @param {OpenedRecord} b
 * @returns {number}
 */
export function oldestFirst(a, b) {
  return newestFirst(b, a);
}

/**
 * @param {OpenedRecord} revision
 * @param {People} people
 * @returns {boolean} a force contact wrote it
 */
export function byContact(revision, people) {
  return people.get(revision.author)?.roles.includes('contact') ?? false;
}

/**
 * @template T
 * @param {T[]} list
 * @param {(one: T) => string} key
 * @returns {Map<string, T[]>}
 */
export function groupBy(list, key) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
