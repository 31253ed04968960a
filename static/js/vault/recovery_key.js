import { toB64u } from '../crypto/bytes.js';
import { newCaseKey } from '../crypto/casekey.js';
import { newKeyPair } from '../crypto/keys.js';
import { writeKit } from '../crypto/kit.js';
import { membersFields } from '../crypto/memberships.js';
import { makeStatement } from '../crypto/statement.js';
import { rootKeyOf } from '../crypto/typed_kit.js';
import { VaultError } from './errors.js';
import { withPending } from './pending.js';

/**
 * @typedef {import('../crypto/ledger.js').Ledger} Ledger
 * @typedef {import('../crypto/case_log.js').CaseState} CaseState
 * @typedef {import('./casebook.js').Signing} Signing
 * @typedef {{kit: string, send: () => Promise<void>}} NewKey kit: the text of the new kit B; send: says it in the directory
 */

const TRIES = 3;

/**
 * A new recovery key, made here; kit A signs for it. Nothing is sent before `send`, which needs the network. Throws what `rootKeyOf` throws,
 * and `not_a_contact`.
 * @param {Signing} signing
 * @param {{kit: readonly string[], now: number, pull: () => Promise<unknown>}} given kit: kit A as it was typed, or two parts of it; pull: fetches what is new
 * @returns {Promise<NewKey>}
 */
export async function newRecoveryKey(signing, { kit, now, pull }) {
  const ledger = await signing.space.ledgers.current();
  if (!ledger.isContact(signing.opened.person)) throw new VaultError('not_a_contact');
  const { force, root } = ledger;
  const rootKey = await rootKeyOf(kit, String(root));
  const fresh = await newKeyPair();
  const recovery = toB64u(fresh.public);
  const made = new Date(now).toISOString().slice(0, 10);
  const said = { type: 'recovery', issuer: 'root', issued_at: now, recovery };
  return {
    kit: await writeKit({ kit: 'B', force, key: fresh.private, root: String(root), made }),
    send: () => sayIt(signing, { said, rootKey, pull }),
  };
}

/**
 * Open cases of this person in which recovery lacks a key for its present one.
 * @param {Ledger} ledger
 * @param {string} person
 * @returns {CaseState[]}
 */
export function lackingRecovery(ledger, person) {
  return [...ledger.cases.values()].filter(
    (known) => !known.disposed && known.members.includes(person) && lacks(known, ledger.recoveryKid),
  );
}

/**
 * Wraps every key of one's own cases to the present recovery key, and begins a new epoch in each; what is done stays done.
 * @param {Signing} signing
 * @param {(done: number, total: number) => void} progress
 * @returns {Promise<{done: number, left: {case: string, code: string}[]}>} left: what could not be done
 */
export async function wrapForRecovery(signing, progress) {
  const { opened, saved } = signing;
  const cases = lackingRecovery(await present(signing), opened.person);
  /** @type {{case: string, code: string}[]} */
  const left = [];
  for (const [at, { id }] of cases.entries()) {
    progress(at, cases.length);
    const code = await wrapOne(signing, id).catch(codeOf);
    if (code) left.push({ case: id, code });
  }
  progress(cases.length, cases.length);
  await saved();
  return { done: cases.length - left.length, left };
}

/**
 * Under a new key: what is written from then on the former recovery key does not open. Whoever was revoked goes; with them among the members the
 * statement would be refused.
 * @param {Signing} signing
 * @param {string} id of the case
 * @returns {Promise<string>} '' when it is in the outbox
 */
function wrapOne(signing, id) {
  const { space, locks, issuer, keyring } = signing;
  return locks.request(space.writeLock, async () => {
    const ledger = await present(signing);
    const known = ledger.cases.get(id);
    if (!known) throw new VaultError('no_case_key');
    const members = known.members.filter((member) => ledger.people.get(member)?.active);
    const remove = known.members.filter((member) => !members.includes(member));
    const newKey = await newCaseKey(id);
    const caseKeys = await keyring.all(ledger, id);
    const fields = await membersFields({ ledger, case: id, members, caseKeys, newKey, ...issuer.said() });
    const facts = { key: newKey.id, intent: { add: [], remove } };
    await space.outbox.add([await issuer.sign(ledger, fields, facts)]);
    return '';
  });
}

/**
 * Straight to the server, on its head: what the root has signed is never signed anew by itself.
 * @param {Signing} signing
 * @param {{said: {recovery: string}, rootKey: CryptoKey, pull: () => Promise<unknown>}} parts
 */
async function sayIt({ space, api }, { said, rootKey, pull }) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    await pull();
    const ledger = await space.ledgers.current();
    if (ledger.recovery === said.recovery) return; // an answer was lost
    const { text, sig } = await makeStatement(/** @type {any} */ ({ ...ledger.next('directory'), ...said }), rootKey);
    const push = [{ kind: 'statement', text, sig }];
    const asked = { device: space.account.device, cursor: '', push, limit: 1 };
    const { refused } = await api.call('/api/sync', asked);
    if (!refused.length) {
      await pull();
      return;
    }
    if (refused[0].code !== 'rebase') throw new VaultError(refused[0].code);
  }
  throw new VaultError('rebase');
}

/** @param {CaseState} known @param {string | null} kid */
function lacks({ commits, wraps }, kid) {
  return Object.keys(commits).some(
    (key) => !wraps.some((wrap) => wrap.to === 'recovery' && wrap.key === key && wrap.kid === kid),
  );
}

/** With what waits in the outbox. @param {Signing} signing @returns {Promise<Ledger>} */
async function present({ space }) {
  return (await withPending(await space.ledgers.current(), await space.outbox.entries())).ledger;
}

/** @param {unknown} problem @returns {string} */
function codeOf(problem) {
  if (problem instanceof Error && 'code' in problem) return String(problem.code);
  throw problem;
}
