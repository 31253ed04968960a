import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VaultError } from '../../../static/js/vault/errors.js';
import { no } from '../support/fake_server.js';
import { contactLog, World } from '../support/world.js';

/** What a record looks like to its author: state and time of arrival. */
const seen = (casebook, digest) => casebook.records.find((record) => record.digest === digest);

test('a record written here is read there, and the review comes back', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const written = await cal.casebook.write(contactLog(id, 'Their own words.'));
  assert.equal(seen(cal.casebook, written.digest).state, 'saved');
  assert.deepEqual((await cal.engine.now()).state, 'idle');
  await cal.casebook.refresh();
  assert.equal(seen(cal.casebook, written.digest).state, 'sent');
  assert.equal(seen(cal.casebook, written.digest).received_at, world.clock.now);
  await ann.engine.now();
  await ann.casebook.refresh();
  const read = seen(ann.casebook, written.digest);
  assert.deepEqual(read.body.values, { how: 'Their own words.' });
  assert.equal(read.author, world.cal.id);
  const about = { record: written.record, digests: [written.digest] };
  await ann.casebook.write({ case: id, form: 'review', version: 1, about, values: {} });
  await ann.engine.now();
  await cal.engine.now();
  await cal.casebook.refresh();
  const review = cal.casebook.records.find(({ body }) => body.form === 'review');
  assert.deepEqual(review.body.about, about);
  assert.equal(review.valid, true);
});

test('an answer that was lost after the server had it: sent again, acknowledged again, one record', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const written = await cal.casebook.write(contactLog(id));
  world.server.fault('/api/sync', 'lost');
  const failed = await cal.engine.now();
  assert.equal(failed.state, 'offline');
  assert.equal(failed.unsent, 1);
  await cal.casebook.refresh();
  assert.equal(seen(cal.casebook, written.digest).state, 'waiting');
  assert.equal((await cal.engine.now()).unsent, 0);
  assert.equal(world.server.records.kept.has(written.digest), true);
  await ann.engine.now();
  await ann.casebook.refresh();
  assert.equal(ann.casebook.records.filter(({ digest }) => digest === written.digest).length, 1);
});

for (const [name, fault, state] of [
  ['no network', 'network', 'offline'],
  ['500', no(500, 'server_error'), 'error'],
  ['507', no(507, 'server_full'), 'error'],
  ['404', no(404, 'not_found'), 'error'],
  ['403', no(403, 'not_allowed'), 'error'],
  ['409 history_changed', no(409, 'history_changed'), 'error'],
  ['401', no(401, 'signed_out'), 'signed_out'],
  ['a page of HTML', new Response('<h1>Sign in to the Wi-Fi</h1>'), 'error'],
]) {
  test(`${name}: everything stays in the outbox`, async () => {
    const world = await World.begin();
    const { cal, case: id } = await world.withCase();
    const written = await cal.casebook.write(contactLog(id));
    world.server.fault('/api/sync', fault);
    const status = await cal.engine.now();
    assert.equal(status.state, state);
    const entries = await cal.space.outbox.entries();
    assert.deepEqual(
      entries.map(({ digest }) => digest),
      [written.digest],
    );
    assert.equal((await cal.engine.signedIn()).unsent, 0);
  });
}

test('a device without any room still sends what waits; once there is room it is acknowledged, and there is one record', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const { digest } = await cal.casebook.write(contactLog(id));
  const { database } = cal.space;
  const run = database.run.bind(database);
  database.run = async (stores, mode, work) => {
    if (mode === 'readwrite') throw new VaultError('storage_full');
    return run(stores, mode, work);
  };
  const full = await cal.engine.now();
  assert.deepEqual([full.state, full.code, full.unsent], ['error', 'storage_full', 1]);
  assert.equal(world.server.records.kept.has(digest), true);
  database.run = run;
  const { state, unsent } = await cal.engine.now();
  assert.deepEqual([state, unsent], ['idle', 0]);
  assert.equal(cal.casebook.records.filter((record) => record.digest === digest).length, 1);
});
