/** What somebody may do who has the server, or an app of their own: seal and sign without the rules, and have it passed on. */
import { newId } from '../../../static/js/crypto/bytes.js';
import { importSignKey, newKeyPair } from '../../../static/js/crypto/keys.js';
import { sealRevision } from '../../../static/js/crypto/revision.js';
import { makeStatement } from '../../../static/js/crypto/statement.js';
import { Keyring } from '../../../static/js/vault/keyring.js';

/** A revision that somebody seals without the app, whatever it says. */
export async function sealed({
  world,
  device,
  case: id,
  author,
  key,
  change = {},
  form = 'contact-log',
  about = null,
}) {
  const ledger = world.server.records.ledger;
  const keyring = new Keyring({ person: author.id, identity: author.identity });
  const caseKey = key ?? (await keyring.key(ledger, id, ledger.cases.get(id).key));
  const fields = {
    force: ledger.force,
    id: newId(),
    record: newId(),
    parents: [],
    case: id,
    author: author.id,
    device: device ?? newId(),
  };
  const rest = { n: 1, prev: '', dir: ledger.directoryHead.no, mem: ledger.head(id).no, created_at: 1 };
  const content = { form, version: 1, about, values: {} };
  const parts = {
    fields: { ...fields, ...rest, ...change },
    content,
    caseKey,
    signKey: author.identity.sign.privateKey,
  };
  return sealRevision(parts);
}

/** Has the server pass a revision on unchecked to the case's members. */
export async function smuggle(world, { header, body, sig, digest, fields }, { received_at = 1, to } = {}) {
  const { records } = world.server;
  const readers = to ?? records.ledger.cases.get(fields.case).members;
  await records.slip({ kind: 'revision', header, body, sig, digest, received_at }, readers);
}

/** Has the server pass a statement on unchecked. @returns {Promise<any>} the signed statement */
export async function slipStatement(world, signed, people) {
  const { text, sig, digest } = signed;
  await world.server.records.slip({ kind: 'statement', text, sig, digest }, people);
  return signed;
}

/** A key that nobody has vouched for. */
export async function strangersKey() {
  return (await importSignKey((await newKeyPair()).private)).privateKey;
}

/** The next statement of a log in somebody's name, signed by whoever. */
export function nextStatement(world, log, content, signKey) {
  const said = { ...world.server.records.ledger.next(log), issued_at: world.clock.now, ...content };
  return makeStatement(said, signKey);
}

/** Of all items of a device. */
export function digestsOf({ database }) {
  return database.run(['items'], 'readonly', (transaction) => transaction.objectStore('items').getAllKeys());
}

/** Everything of a device that must outlast any answer. */
export async function belongings({ space }) {
  const digests = (await space.outbox.entries()).map(({ digest }) => digest);
  return { outbox: digests, items: (await digestsOf(space)).sort(), drafts: await space.drafts() };
}

/** Has a statement accepted and passed on to nobody; gives what the server keeps of it. */
export async function keptBack(world, say) {
  const { records } = world.server;
  const deliveries = [...records.logs.values()].map(({ changes }) => changes.length);
  const { digest } = await say();
  let at = 0;
  for (const log of records.logs.values()) {
    log.changes.length = deliveries[at];
    log.chains.length = deliveries[at] + 1;
    at += 1;
  }
  return records.kept.get(digest);
}
