/** Gives a new contact many cases with the app's own code, kept in the browser's database, beside the two operations that nothing can do without. */
import { newId, toB64u, utf8 } from '../../static/js/crypto/bytes.js';
import { newCaseKey } from '../../static/js/crypto/casekey.js';
import { importIdentity, importSignKey, newIdentity, newKeyPair, sign } from '../../static/js/crypto/keys.js';
import { Ledger } from '../../static/js/crypto/ledger.js';
import { openFields } from '../../static/js/crypto/memberships.js';
import { makeStatement } from '../../static/js/crypto/statement.js';
import { Issuer } from '../../static/js/vault/issuer.js';
import { Keyring } from '../../static/js/vault/keyring.js';
import { keepLedger } from '../../static/js/vault/ledgers.js';
import { Space } from '../../static/js/vault/space.js';
import { Wrapping } from '../../static/js/vault/wrapping.js';

/**
 * @param {number} cases
 * @param {number} runs each on a device of its own, with the cases in its logs and nothing of them opened
 * @returns {Promise<{wrap: number, bare: number}[]>} milliseconds
 */
export async function measure(cases, runs) {
  const force = await begin(cases);
  const times = [];
  for (let run = 0; run <= runs; run += 1) {
    const device = await deviceOf(force);
    const wrap = await timed(() => giveAll(device, force));
    const bare = await timed(() => bareWork(force, cases));
    await device.space.database.destroy();
    times.push({ wrap, bare });
  }
  return times.slice(1);
}

/** @typedef {Awaited<ReturnType<typeof begin>>} Force */

/** A force, two contacts, and the cases of one of them. @param {number} cases */
async function begin(cases) {
  const [root, recovery, me, other] = [await newKeyPair(), await newKeyPair(), await somebody(), await somebody()];
  const ledger = new Ledger(newId());
  const rootKey = (await importSignKey(root.private)).privateKey;
  const keys = { root: toB64u(root.public), recovery: toB64u(recovery.public) };
  await say(ledger, rootKey, { type: 'root', issuer: 'root', name: 'Invented force', ...keys });
  for (const { person, identity } of [me, other]) {
    const vouched = { hpke: identity.hpkePublic, sign: identity.signPublic, roles: ['contact'] };
    await say(ledger, rootKey, { type: 'person', issuer: 'root', person, name: 'Invented', ...vouched });
  }
  for (let each = 0; each < cases; each += 1) await open(ledger, me);
  return { ledger, me, other, root: keys.root };
}

async function somebody() {
  const fresh = await newIdentity();
  return { person: newId(), identity: await importIdentity({ hpke: fresh.hpke.private, sign: fresh.sign.private }) };
}

/** @param {Ledger} ledger @param {CryptoKey} key @param {Record<string, any>} content */
async function say(ledger, key, { type, issuer, ...content }) {
  const fields = { ...ledger.next('directory'), type, issuer, issued_at: 1, ...content };
  const { text, sig } = await makeStatement(/** @type {any} */ (fields), key);
  await ledger.add(text, sig);
}

/** @param {Ledger} ledger @param {Force['me']} me */
async function open(ledger, { person, identity }) {
  const caseKey = await newCaseKey(newId());
  const fields = await openFields({ ledger, case: caseKey.case, members: [person], caseKey, issuer: person, now: 1 });
  const { text, sig } = await makeStatement(/** @type {any} */ (fields), identity.sign.privateKey);
  await ledger.add(text, sig);
}

/** A device on which the logs lie, as after a synchronisation. @param {Force} force */
async function deviceOf({ ledger, me, root }) {
  const account = { person: newId(), force: ledger.force, device: newId(), root, head: { no: 0, digest: '' } };
  const space = new Space({ indexedDB, account: /** @type {any} */ (account) });
  await space.database.run(['meta'], 'readwrite', (transaction) => keepLedger(transaction, ledger));
  const opened = /** @type {any} */ (me);
  const kept = new Map();
  const parts = {
    space,
    issuer: new Issuer({ opened, now: () => 1 }),
    keyring: new Keyring(opened),
    kept: { put: async (...given) => kept.set(given[1], given[2]), remove: async (...given) => kept.delete(given[1]) },
    api: null,
    locks: navigator.locks,
    saved: async () => undefined,
    isOpen: () => true,
  };
  return { space, wrapping: new Wrapping(/** @type {any} */ (parts)) };
}

/** @param {Awaited<ReturnType<typeof deviceOf>>} device @param {Force} force */
async function giveAll({ space, wrapping }, { ledger, other }) {
  const cases = [...ledger.cases.keys()];
  await wrapping.run({ person: other.person, cases, act: 'add' });
  const waiting = (await space.outbox.entries()).length;
  if (waiting !== cases.length) throw new Error(`${waiting} of ${cases.length} statements lie in the outbox`);
}

/** One HPKE seal and one signature for each. @param {Force} force @param {number} cases */
async function bareWork({ ledger, me, other }, cases) {
  const key = await newCaseKey(newId());
  for (let each = 0; each < cases; each += 1) {
    await key.wrapFor({ force: ledger.force, to: other.person, publicKey: other.identity.hpkePublic });
    await sign(me.identity.sign.privateKey, utf8('a statement'));
  }
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
