/** A server that hands out what belongs elsewhere, or says so of what it never had: nothing of it is shown as a record. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { revisionDigest } from '../../../static/js/crypto/revision.js';
import { ok } from '../support/fake_server.js';
import { belongings, sealed, smuggle } from '../support/hostile.js';
import { contactLog, World } from '../support/world.js';
import { codeOfInvalid, seen, told } from './told.js';

/** A record of Cal's with its header changed on the way, under the digest that it then has. */
async function moved(world, id, change) {
  const { header, body, sig, fields } = await sealed({ world, case: id, author: world.cal });
  const other = JSON.stringify({ ...JSON.parse(header), ...change });
  return { header: other, body, sig, fields, digest: await revisionDigest(other, body) };
}

for (const [name, change] of [
  ['record', { record: newId() }],
  ['id', { id: newId() }],
  ['author', null],
  ['time', { created_at: 7 }],
]) {
  test(`a record passed on under another ${name} is not believed, by phone or desk`, async () => {
    const world = await World.begin();
    const { ann, cal, case: id } = await world.withCase();
    const one = await moved(world, id, change ?? { author: world.ann.id });
    await smuggle(world, one);
    for (const device of [ann, cal]) {
      await device.engine.now();
      const said = await told(device, id);
      assert.deepEqual([codeOfInvalid(device, one.digest), seen(device, one.digest)], ['bad_signature', undefined]);
      assert.match(said, /1 entry that was not believed.*somebody else wrote it, or it was changed on the way/s);
    }
  });
}

test('a record passed on under another case is not believed there', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const other = await ann.casebook.openCase({ reference: 'WS-2000' }, [world.cal.id]);
  await ann.engine.now();
  const one = await moved(world, id, { case: other.case });
  await smuggle(world, one, { to: [world.cal.id] });
  await cal.engine.now();
  const said = await told(cal, other.case);
  assert.equal(codeOfInvalid(cal, one.digest), 'bad_signature');
  assert.match(said, /1 entry that was not believed/);
  assert.doesNotMatch(await told(cal, id), /not believed/);
});

test("somebody else's case passed on to an officer opens nothing and is named on every page", async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const dee = await world.synced(world.dee);
  const before = await belongings(dee);
  const written = await cal.casebook.write(contactLog(id, 'Not for Dee.'));
  await cal.engine.now();
  const kept = world.server.records.kept;
  await world.server.records.slip({ ...kept.get(written.digest).item, digest: written.digest }, [world.dee.id]);
  await dee.engine.now();
  const said = await told(dee);
  assert.equal(codeOfInvalid(dee, written.digest), 'unknown_case');
  assert.match(said, /The server passed on 1 entry that was not believed.*a case that this device was never given/s);
  const opened = [...kept.values()].find(({ log, kind }) => log === id && kind === 'statement');
  await world.server.records.slip({ ...opened.item, digest: opened.digest }, [world.dee.id]);
  await dee.engine.now();
  assert.match(await told(dee, id), /sealed with a key that nobody entitled gave to this device/);
  assert.deepEqual([codeOfInvalid(dee, written.digest), dee.casebook.records], ['no_case_key', []]);
  assert.deepEqual((await belongings(dee)).items, [...before.items, written.digest, opened.digest].sort());
});

for (const [name, word] of [
  ['for ids that were never sent', () => ({ id: newId() })],
  ['with another digest', () => ({ digest: toB64u(new Uint8Array(32)) })],
  ['without a time', () => ({ received_at: 'now' })],
]) {
  test(`an acknowledgement ${name} takes nothing out of the outbox`, async () => {
    const world = await World.begin();
    const { cal, case: id } = await world.withCase();
    const written = await cal.casebook.write(contactLog(id));
    const before = await belongings(cal);
    const { id: revision, digest } = written;
    const accepted = [{ id: revision, digest, received_at: 1, late: false, ...word() }];
    const cursor = await cal.space.meta('cursor');
    world.server.fault('/api/sync', ok({ accepted, refused: [], changes: [], notices: [], cursor, more: false }));
    const status = await cal.engine.now();
    assert.deepEqual([status.state, status.code, status.unsent], ['error', 'bad_answer', 1]);
    assert.match(await told(cal, id), /gave an answer that makes no sense, so nothing was taken from it/);
    assert.deepEqual(await belongings(cal), before);
    await cal.engine.now();
    assert.equal(world.server.records.kept.has(written.digest), true);
  });
}

test('a server that refuses everything for good loses nothing: it is kept, marked, and can be taken out sealed', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const written = await cal.casebook.write(contactLog(id, 'Canary words'));
  const refused = [{ id: written.id, code: 'malformed', message: 'no' }];
  const cursor = await cal.space.meta('cursor');
  world.server.fault('/api/sync', ok({ accepted: [], refused, changes: [], notices: [], cursor, more: false }));
  assert.equal((await cal.engine.now()).refused, 1);
  assert.deepEqual((await belongings(cal)).outbox, [written.digest]);
  const taken = await cal.casebook.exportRecord(written.digest);
  assert.equal(taken.includes('Canary'), false);
  assert.deepEqual(
    (await cal.casebook.refusals()).map(({ code }) => code),
    ['malformed'],
  );
});
