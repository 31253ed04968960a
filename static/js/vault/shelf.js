import { fingerprint } from '../crypto/fingerprint.js';
import { isStopped } from '../crypto/nobody.js';
import { isExposed } from './exposed.js';

/**
 * @typedef {import('../crypto/ledger.js').Ledger} Ledger
 * @typedef {import('./types.js').OpenedRecord} OpenedRecord
 * @typedef {{id: string, name: string, roles: string[], active: boolean, fingerprint: string,
 *   renewed: import('./key_changes.js').KeyChange|null, stopped: boolean, doubted: number}} ShownPerson renewed: they have had other keys before; stopped:
 *   they wait for new ones; doubted: since when they say that somebody else may have theirs, 0 for never
 * @typedef {object} ShownCase
 * @property {string} id
 * @property {string[]} members
 * @property {string[]} everMembers
 * @property {{no: number, digest: string}} head
 * @property {number} epoch
 * @property {boolean} member whether one is a member oneself
 * @property {boolean} readable whether its present key was wrapped for the key that one has
 * @property {boolean} pending opened or changed here, and not in yet
 * @property {boolean} disposed
 * @property {string[]} exposed members whose stopped keys still open what is written in it
 * @property {OpenedRecord[]} records
 */

/**
 * @param {Ledger} ledger
 * @returns {Promise<Map<string, ShownPerson>>}
 */
export async function showPeople(ledger) {
  const shown = [...ledger.people.values()].map(async ({ id, name, roles, active, hpke, sign, doubted = 0 }) => {
    const print = await fingerprint({ root: String(ledger.root), person: id, hpke, sign });
    const keys = { fingerprint: print, renewed: null, stopped: isStopped({ sign }), doubted };
    return /** @type {const} */ ([id, { id, name, roles, active, ...keys }]);
  });
  return new Map(await Promise.all(shown));
}

/**
 * The same people, with since when their keys hold: known once the statements have been looked through.
 * @param {Map<string, ShownPerson>} people
 * @param {import('./key_changes.js').KeyChanges} changes
 * @returns {Map<string, ShownPerson>}
 */
export function withRenewals(people, changes) {
  return new Map([...people].map(([id, person]) => [id, { ...person, renewed: changes.of(id) }]));
}

/**
 * @param {Ledger} ledger
 * @param {{person: string, recipient: string, pending: Set<string>, records: Iterable<OpenedRecord>}} seen `recipient`: one's own key, by its id
 * @returns {Map<string, ShownCase>}
 */
export function showCases(ledger, { records, ...seen }) {
  const shown = new Map([...ledger.cases.values()].map((state) => [state.id, showCase(ledger, state, seen)]));
  for (const record of records) shown.get(record.case)?.records.push(record);
  return shown;
}

/**
 * @param {Ledger} ledger
 * @param {import('../crypto/case_log.js').CaseState} state
 * @param {{person: string, recipient: string, pending: Set<string>}} seen
 * @returns {ShownCase}
 */
function showCase(ledger, state, { person, recipient, pending: logs }) {
  const { id, members, everMembers, head, epoch, disposed, key, wraps } = state;
  const readable = wraps.some((wrap) => wrap.to === person && wrap.kid === recipient && wrap.key === key);
  const member = members.includes(person);
  const exposed = disposed ? [] : members.filter((each) => isExposed(ledger, state, each));
  const pending = logs.has(id);
  return { id, members, everMembers, head, epoch, member, readable, pending, disposed, exposed, records: [] };
}
