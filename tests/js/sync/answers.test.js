/** Answers that do not hold together, and logs that were forked: nothing of them is applied. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, fromB64u, toB64u, u64 } from '../../../static/js/crypto/bytes.js';
import { sha256 } from '../../../static/js/crypto/kdf.js';
import { importSignKey, newKeyPair } from '../../../static/js/crypto/keys.js';
import { makeStatement } from '../../../static/js/crypto/statement.js';
import { ok } from '../support/fake_server.js';
import { digestsOf } from '../support/hostile.js';
import { contactLog, World } from '../support/world.js';

/** An officer with one record to send, and what the server would answer to it. */
async function oneToSend() {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  await ann.casebook.write(contactLog(id, 'From the contact.'));
  await ann.engine.now();
  const written = await cal.casebook.write(contactLog(id));
  const cursor = await cal.space.meta('cursor');
  const page = world.server.records.changes(world.cal.id, cursor, 10);
  const [entry] = await cal.space.outbox.entries();
  const accepted = [{ id: entry.id, digest: entry.digest, received_at: 1, late: false }];
  return { world, cal, written, cursor, answer: { accepted, refused: [], notices: [], ...page } };
}

const spoilt = {
  'no lists': (answer) => ({ ...answer, changes: undefined }),
  'no word on more': (answer) => ({ ...answer, more: undefined }),
  'a cursor that is not the chain': (answer) => ({ ...answer, cursor: `${answer.cursor.slice(0, -4)}AAAA` }),
  'a cursor without its changes': (answer) => ({ ...answer, changes: [] }),
  'a gap in the positions': ({ changes: [change], ...answer }) => ({
    ...answer,
    changes: [{ ...change, pos: change.pos + 1 }],
  }),
  'a changed body': ({ changes: [change], ...answer }) => ({
    ...answer,
    changes: [{ ...change, body: `${change.body.startsWith('A') ? 'B' : 'A'}${change.body.slice(1)}` }],
  }),
  'a header that is none': ({ changes: [change], ...answer }) => ({
    ...answer,
    changes: [{ ...change, header: '{}' }],
  }),
  'a kind that nobody knows': ({ changes: [change], ...answer }) => ({
    ...answer,
    changes: [{ ...change, kind: 'alert' }],
  }),
  'no time of arrival': ({ changes: [change], ...answer }) => ({
    ...answer,
    changes: [{ ...change, received_at: null }],
  }),
  'an acknowledgement of other bytes': ({ accepted: [word], ...answer }) => ({
    ...answer,
    accepted: [{ ...word, digest: toB64u(new Uint8Array(32)) }],
  }),
  'an acknowledgement under another id': ({ accepted: [word], ...answer }) => ({
    ...answer,
    accepted: [{ ...word, id: 'another' }],
  }),
  'a refusal of what was not sent': (answer) => ({ ...answer, refused: [{ id: 'another', code: 'malformed' }] }),
  'more and more of nothing': (answer, cursor) => ({ ...answer, changes: [], cursor, more: true }),
};

for (const [name, spoil] of Object.entries(spoilt)) {
  test(`${name}: bad_answer, nothing applied`, async () => {
    const { world, cal, written, cursor, answer } = await oneToSend();
    const items = await digestsOf(cal.space);
    world.server.fault('/api/sync', ok(spoil(answer, cursor)));
    const status = await cal.engine.now();
    assert.deepEqual([status.state, status.code, status.unsent], ['error', 'bad_answer', 1]);
    assert.equal(await cal.space.meta('cursor'), cursor);
    assert.deepEqual(await digestsOf(cal.space), items);
    assert.equal((await cal.engine.now()).unsent, 0);
    assert.equal(world.server.records.kept.has(written.digest), true);
  });
}

test('the same answer, unspoilt, is applied', async () => {
  const { world, cal, answer } = await oneToSend();
  world.server.fault('/api/sync', ok(answer));
  assert.deepEqual((await cal.engine.now()).state, 'idle');
  assert.equal(await cal.space.meta('cursor'), answer.cursor);
});

/** An answer that delivers one more statement. */
async function delivering(cursor, { text, sig, digest }) {
  const [pos, chain] = cursor.split('.');
  const next = Number(pos) + 1;
  const moved = toB64u(await sha256(concat(fromB64u(chain), u64(next), fromB64u(digest))));
  const changes = [{ kind: 'statement', text, sig, pos: next, received_at: 1 }];
  return ok({ accepted: [], refused: [], notices: [], changes, cursor: `${next}.${moved}`, more: false });
}

test('a directory that was forked is refused by name, and nothing of the answer is applied', async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  const ledger = await cal.space.ledgers.current();
  const { no, digest } = ledger.directoryHead;
  const known = (await cal.space.items.statements())
    .map(({ text }) => JSON.parse(text))
    .filter(({ log }) => log === 'directory');
  const { prev } = known.find((each) => each.no === no);
  const said = { force: world.server.force, log: 'directory', no, prev, issuer: 'root', issued_at: 1 };
  const forged = await makeStatement({ ...said, type: 'revoke', person: world.ann.id }, world.rootKey);
  const cursor = await cal.space.meta('cursor');
  world.server.fault('/api/sync', await delivering(cursor, forged));
  const status = await cal.engine.now();
  assert.deepEqual([status.state, status.code], ['error', 'log_forked']);
  assert.equal((await cal.space.ledgers.current()).directoryHead.digest, digest);
  assert.equal(await cal.space.meta('cursor'), cursor);
  assert.equal((await cal.engine.now()).state, 'idle');
});

test('a directory that never reaches the head of the enrolment is older', async () => {
  const world = await World.begin();
  const cal = await world.device(world.cal);
  const { directoryHead } = world.server.records.ledger;
  cal.space.account.head.no = directoryHead.no + 1;
  const { Ledgers } = await import('../../../static/js/vault/ledgers.js');
  cal.space.ledgers = new Ledgers({ database: cal.space.database, account: cal.space.account });
  const status = await cal.engine.start();
  assert.deepEqual([status.state, status.code], ['error', 'log_older']);
});

test('a statement that nobody entitled signed is kept, marked, and does not count', async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  const ledger = await cal.space.ledgers.current();
  const stranger = (await importSignKey((await newKeyPair()).private)).privateKey;
  const said = {
    ...ledger.next('directory'),
    issuer: world.ann.id,
    issued_at: 1,
    type: 'revoke',
    person: world.bob.id,
  };
  const forged = await makeStatement(said, stranger);
  world.server.fault('/api/sync', await delivering(await cal.space.meta('cursor'), forged));
  assert.equal((await cal.engine.now()).state, 'idle');
  await cal.casebook.refresh();
  assert.equal(cal.casebook.people.get(world.bob.id).active, true);
  assert.deepEqual(
    cal.casebook.invalid.map(({ digest, code }) => [digest, code]),
    [[forged.digest, 'bad_signature']],
  );
});
