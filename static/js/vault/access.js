import { lacksKeys } from '../crypto/memberships.js';
import { isExposed } from './exposed.js';

/**
 * @typedef {import('../crypto/ledger.js').Ledger} Ledger
 * @typedef {'add'|'remove'|'wrap'|'stop'} Act
 * @typedef {{case: string, add: string[], remove: string[], fresh?: boolean}} Job one statement that is still to be signed; fresh: under a new key
 * @typedef {object} Access how far somebody reaches into the cases that one may change oneself, by case id
 * @property {string[]} outside cases that they are not in
 * @property {string[]} inside cases that they are in, with every key
 * @property {string[]} lacking cases that they are in, without a wrap of every key for their present one: their keys are new
 * @property {string[]} left cases that they are still in although their access to the force has ended
 * @property {string[]} exposed cases, among the others, whose present key opens with keys of theirs that were stopped
 */

/**
 * Found by looking at the logs and at nothing else, so that what an interruption left undone is found again.
 * @param {Ledger} ledger with what waits in the outbox
 * @param {{me: string, person: string}} who
 * @returns {Access}
 */
export function accessOf(ledger, { me, person }) {
  /** @type {Access} */
  const access = { outside: [], inside: [], lacking: [], left: [], exposed: [] };
  const active = Boolean(ledger.people.get(person)?.active);
  const mine = [...ledger.cases.values()].filter(({ disposed, members }) => !disposed && members.includes(me));
  access.exposed = mine.filter((known) => isExposed(ledger, known, person)).map(({ id }) => id);
  for (const { id, members } of mine) {
    if (!members.includes(person)) access.outside.push(id);
    else if (!active) access.left.push(id);
    else (lacksKeys(ledger, id, person) ? access.lacking : access.inside).push(id);
  }
  return access;
}

/**
 * Cases in which nobody else is a force contact: nobody could go on with them.
 * @param {Ledger} ledger
 * @param {string} person a contact
 * @returns {string[]} of the cases that are known here, by case id
 */
export function onlyContactOf(ledger, person) {
  const others = (/** @type {string} */ member) => member !== person && ledger.isContact(member);
  return [...ledger.cases.values()]
    .filter(({ disposed, members }) => !disposed && members.includes(person) && !members.some(others))
    .map(({ id }) => id);
}

/**
 * What gives somebody these cases with their history, or takes them out, or wraps every key for their present one, or begins an epoch that their stopped
 * keys do not open. Whoever has left the force goes with it: no statement may name them among the members.
 * @param {Ledger} ledger
 * @param {{person: string, cases: string[], act: Act}} wanted
 * @returns {Job[]}
 */
export function jobsFor(ledger, { person, cases, act }) {
  return cases.map((id) => {
    const gone = (ledger.cases.get(id)?.members ?? []).filter((member) => !ledger.people.get(member)?.active);
    const remove = act === 'remove' ? [...new Set([...gone, person])] : gone;
    return { case: id, add: act === 'add' ? [person] : [], remove, ...(act === 'stop' && { fresh: true }) };
  });
}
