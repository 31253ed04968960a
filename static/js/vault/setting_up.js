import { newId, toB64u } from '../crypto/bytes.js';
import { fingerprint, rootFingerprint } from '../crypto/fingerprint.js';
import { importSignKey, newIdentity, newKeyPair } from '../crypto/keys.js';
import { writeKit } from '../crypto/kit.js';
import { Ledger } from '../crypto/ledger.js';
import { makeStatement } from '../crypto/statement.js';
import { Enrolment, makeAccount } from './enrolment.js';

/**
 * @typedef {import('./joining.js').Desk} Desk
 * @typedef {{token: string, forceName: string, contactName: string, user: string, passphrase: string, now: number}} SetUp
 */

const ROLES = ['contact'];

/**
 * The first set-up of a force: root and recovery key for two kits, and the first force contact. The private halves of root and recovery leave
 * this function in the kits only.
 * @param {Desk} desk
 * @param {SetUp} given
 * @returns {Promise<Enrolment>}
 */
export async function setUp(desk, { token, forceName, contactName, user, passphrase, now }) {
  const force = await setupForce(desk, token);
  const root = await newKeyPair();
  const recovery = await newKeyPair();
  const identity = await newIdentity();
  const person = newId();
  const keys = { root: toB64u(root.public), recovery: toB64u(recovery.public), ...publicHalves(identity) };
  const names = { forceName, contactName };
  const { statements, head } = await firstStatements({
    force,
    person,
    names,
    keys,
    rootKey: await importSignKey(root.private),
    now,
  });
  const device = newId();
  const given = { force, user, passphrase, person, identity, root: keys.root, head, device, roles: ROLES, now };
  const { account, opened, login, recoveryCode } = await makeAccount(given);
  const body = {
    token,
    statements,
    user: account.user,
    login,
    vault: account.vault,
    device,
    device_name: desk.deviceName,
  };
  const made = new Date(now).toISOString().slice(0, 10);
  return new Enrolment({
    account,
    recoveryCode,
    fingerprint: await fingerprint({ root: keys.root, person, hpke: keys.hpke, sign: keys.sign }),
    rootFingerprint: await rootFingerprint(keys.root),
    kits: {
      A: await writeKit({ kit: 'A', force, key: root.private, root: keys.root, made }),
      B: await writeKit({ kit: 'B', force, key: recovery.private, root: keys.root, made }),
    },
    send: async () => {
      await desk.api.call('/api/setup', body);
      await desk.enter(account, opened);
    },
  });
}

/**
 * Which force a link is for. Throws the server's codes: `token_used`, `token_expired`, `token_invalid`.
 * @param {Desk} desk
 * @param {string} token
 * @returns {Promise<string>} its id
 */
export async function setupForce(desk, token) {
  return (await desk.api.call('/api/setup/open', { token })).force;
}

/** @param {import('../crypto/keys.js').FreshIdentity} identity */
function publicHalves({ hpke, sign }) {
  return { hpke: toB64u(hpke.public), sign: toB64u(sign.public) };
}

/**
 * The directory's first two statements: the force with its keys, and its first contact.
 * @param {{force: string, person: string, names: {forceName: string, contactName: string}, rootKey: CryptoKeyPair, now: number,
 *   keys: {root: string, recovery: string, hpke: string, sign: string}}} given
 */
async function firstStatements({ force, person, names, keys, rootKey, now }) {
  const ledger = new Ledger(force, { pinnedRoot: keys.root });
  const { root, recovery, hpke, sign } = keys;
  const contents = [
    { type: 'root', name: names.forceName, root, recovery },
    { type: 'person', person, name: names.contactName, roles: ROLES, hpke, sign },
  ];
  const statements = [];
  for (const content of contents) {
    const fields = { ...ledger.next('directory'), issuer: 'root', issued_at: now, ...content };
    const { text, sig } = await makeStatement(/** @type {any} */ (fields), rootKey.privateKey);
    await ledger.add(text, sig);
    statements.push({ kind: 'statement', text, sig });
  }
  return { statements, head: ledger.directoryHead };
}
