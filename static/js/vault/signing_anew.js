import { unwrapCaseKey } from '../crypto/casekey.js';
import { SealingError } from '../crypto/errors.js';
import { openFields } from '../crypto/memberships.js';
import { isStopped, NOBODY } from '../crypto/nobody.js';
import { readStatement } from '../crypto/statement.js';
import { changeMembers } from './cases.js';
import { withPending } from './pending.js';

/**
 * @typedef {import('../crypto/ledger.js').Ledger} Ledger
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {import('./issuer.js').Issuer} Issuer
 * @typedef {import('./keyring.js').Keyring} Keyring
 * @typedef {{issuer: Issuer, keyring: Keyring, identity: import('../crypto/keys.js').Identity}} Signer
 */

/**
 * Signs anew the statements that the server answered with `rebase`: what was meant is said again on top of what others said meanwhile. The intent
 * lies in the outbox, so a restart loses nothing. Call with the write lock held.
 * @param {import('./space.js').Space} space
 * @param {Signer} signer
 */
export async function signAnew(space, signer) {
  const entries = await space.outbox.entries();
  const logs = new Set(entries.filter(({ state }) => state === 'rebase').map(({ log }) => log));
  if (logs.size === 0) return;
  const others = entries.filter(({ log }) => !logs.has(log));
  const { ledger } = await withPending(await space.ledgers.current(), others);
  const stale = entries.filter(({ kind, log, state }) => kind === 'statement' && logs.has(log) && state !== 'refused');
  /** @type {{old: Entry, fresh: Entry|null}[]} */
  const changes = [];
  for (const old of stale) changes.push({ old, fresh: await again(old, ledger, signer) });
  await space.database.run(['outbox'], 'readwrite', async (transaction) => {
    const outbox = transaction.objectStore('outbox');
    for (const { old, fresh } of changes) {
      if (fresh) await outbox.put({ ...fresh, seq: old.seq, saved_at: old.saved_at });
      else await outbox.delete(/** @type {number} */ (old.seq));
    }
  });
}

/**
 * @param {Entry} entry
 * @param {Ledger} ledger is moved on
 * @param {Signer} signer
 * @returns {Promise<Entry|null>} null when what was meant holds already; the old entry, refused, when it may not be said any more
 */
async function again(entry, ledger, signer) {
  const fields = /** @type {any} */ (readStatement(String(entry.text)));
  try {
    if (fields.type === 'open') return await openAgain(entry, fields, ledger, signer);
    if (fields.type === 'members') return await membersAgain(entry, fields, ledger, signer);
    if (holdsAlready(fields, ledger)) return null;
    if (bringsBack(fields, ledger)) return { ...entry, state: 'refused', code: 'not_allowed' };
    const { v, log, no, prev, ...content } = fields;
    const said = { ...content, ...ledger.next(log), issued_at: signer.issuer.said().now };
    return await signer.issuer.sign(ledger, said, { key: entry.key, intent: entry.intent ?? null });
  } catch (problem) {
    if (!(problem instanceof SealingError) && !isRefusal(problem)) throw problem;
    return { ...entry, state: 'refused', code: /** @type {{code: string}} */ (/** @type {unknown} */ (problem)).code };
  }
}

/**
 * A new key that was made before is used again, since records may wait that are sealed under it.
 * @param {Entry} entry @param {any} fields @param {Ledger} ledger @param {Signer} signer
 */
async function membersAgain(entry, fields, ledger, { issuer, keyring, identity }) {
  const { add, remove } = entry.intent ?? { add: [], remove: [] };
  const wrap = fields.wraps.find((/** @type {any} */ each) => each.key === entry.key && each.to === issuer.person);
  const known = { force: fields.force, case: fields.log, commit: fields.commit };
  const newKey = wrap ? await unwrapCaseKey({ wrap, ...known, pair: identity.hpke }) : undefined;
  return changeMembers({ ledger, issuer, keyring, case: fields.log, add, remove, newKey });
}

/**
 * A case that was opened for a recovery key which has been replaced since: the same key, wrapped for the present one.
 * @param {Entry} entry @param {any} fields @param {Ledger} ledger @param {Signer} signer
 */
async function openAgain(entry, fields, ledger, { issuer, identity }) {
  const { log, members, commit, wraps } = fields;
  const wrap = wraps.find((/** @type {any} */ { to }) => to === issuer.person);
  const caseKey = await unwrapCaseKey({ wrap, force: fields.force, case: log, commit, pair: identity.hpke });
  const said = await openFields({ ledger, case: log, members, caseKey, ...issuer.said() });
  return issuer.sign(ledger, said, { key: entry.key });
}

/** @param {any} fields @param {Ledger} ledger */
function holdsAlready({ type, log, person, device, hpke, sign, name, roles, adopt, aside }, ledger) {
  if (type === 'doubt') return Boolean(ledger.people.get(person)?.doubted || isStopped(ledger.people.get(person)));
  const known = ledger.people.get(person);
  const sameKeys = known?.active && known.hpke === hpke && known.sign === sign;
  if (type === 'person') return sameKeys;
  if (type === 'replace') return sameKeys && known?.name === name && known?.roles.join() === roles.join();
  if (type === 'revoke') return known?.active === false;
  if (type === 'wipe') return known?.wiped?.includes(device);
  if (type === 'late') return isDecided(ledger.cases.get(log)?.late ?? {}, { adopt, aside });
  return type === 'dispose' && ledger.cases.get(log)?.disposed;
}

/**
 * Another name or role goes with the keys of then: overtaken by a word on the keys, it is none for those that were stopped or replaced meanwhile.
 * @param {any} fields @param {Ledger} ledger
 */
function bringsBack({ type, person, sign }, ledger) {
  if (type !== 'replace' || sign === NOBODY) return false;
  const known = ledger.people.get(person);
  return known?.sign !== sign && Boolean(known?.keys.some((held) => held.sign === sign));
}

/** @param {Record<string, string>} late @param {{adopt: string[], aside: string[]}} words */
function isDecided(late, { adopt, aside }) {
  return adopt.every((digest) => late[digest] === 'adopt') && aside.every((digest) => late[digest] === 'aside');
}

/** @param {unknown} problem */
function isRefusal(problem) {
  return (
    problem instanceof Error &&
    'code' in problem &&
    ['not_a_contact', 'not_a_member', 'no_case_key', 'unknown_person'].includes(String(problem.code))
  );
}
