/** What is sent, how, by whom, and what happens to what is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pushOutbox } from '../../../static/js/sync/background.js';
import { Accounts } from '../../../static/js/vault/accounts.js';
import { sharedDatabase } from '../../../static/js/vault/database.js';
import { VaultError } from '../../../static/js/vault/errors.js';
import { contactLog, World } from '../support/world.js';

/** Changes an entry behind the device's back. */
async function spoil({ space }, digest, change) {
  const entry = { ...(await space.outbox.get(digest)), ...change };
  await space.database.run(['outbox'], 'readwrite', (transaction) => transaction.objectStore('outbox').put(entry));
}

test('one that the server will not take stays, is shown and can be taken out; the others go', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const poison = await cal.casebook.write(contactLog(id, 'Poison'));
  const good = await cal.casebook.write(contactLog(id));
  const { sig } = await cal.space.outbox.get(poison.digest);
  await spoil(cal, poison.digest, { sig: `${sig.slice(0, 40)}AAAA${sig.slice(44)}` });
  const status = await cal.engine.now();
  assert.deepEqual([status.state, status.unsent, status.refused], ['idle', 1, 1]);
  assert.equal(world.server.records.kept.has(good.digest), true);
  const [refusal] = await cal.casebook.refusals();
  assert.deepEqual([refusal.digest, refusal.code], [poison.digest, 'bad_signature']);
  assert.equal(JSON.parse(await cal.casebook.exportRecord(poison.digest)).kind, 'revision');
  await cal.casebook.refresh();
  assert.equal(cal.casebook.records.find(({ digest }) => digest === poison.digest).state, 'refused');
  await cal.engine.now();
  assert.equal(world.server.requests.at(-1).body.push.length, 0);
  await spoil(cal, poison.digest, { sig });
  await cal.casebook.retry(poison.digest);
  assert.equal((await cal.engine.now()).unsent, 0);
});

for (const code of ['unknown_case', 'rebase'])
  test(`${code} is no reason to keep a record back for good`, async () => {
    const world = await World.begin();
    const { cal, case: id } = await world.withCase();
    await cal.casebook.write(contactLog(id));
    const accept = world.server.records.accept.bind(world.server.records);
    world.server.records.accept = async () => {
      throw new VaultError(code);
    };
    const status = await cal.engine.now();
    assert.deepEqual([status.refused, status.unsent], [0, 1]);
    world.server.records.accept = accept;
    assert.equal((await cal.engine.now()).unsent, 0);
  });

test('another content under a known id is refused, and both are kept', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const one = await cal.casebook.write(contactLog(id));
  world.server.records.ids.set(one.id, 'another digest');
  await cal.engine.now();
  assert.deepEqual(
    (await cal.casebook.refusals()).map(({ code }) => code),
    ['id_reused'],
  );
});

test('everything is fetched in pages, and a long body goes compressed', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  for (let count = 0; count < 205; count += 1) await cal.casebook.write(contactLog(id, `Number ${count}`));
  const before = world.server.count('/api/sync');
  assert.equal((await cal.engine.now()).unsent, 0);
  const pushes = world.server.requests.filter(({ body }) => body?.push?.length > 0);
  assert.deepEqual(
    pushes.slice(-2).map(({ body, encoding }) => [body.push.length, encoding]),
    [
      [200, 'gzip'],
      [5, 'gzip'],
    ],
  );
  assert.ok(world.server.count('/api/sync') - before <= 4);
  await ann.engine.now();
  await ann.casebook.refresh();
  assert.equal(ann.casebook.cases.get(id).records.length, 206);
});

test('a run that is asked for during a run comes after it', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const keepMeta = cal.space.keepMeta.bind(cal.space);
  cal.space.keepMeta = async (key, value) => {
    if (key === 'last-sync') {
      cal.space.keepMeta = keepMeta;
      await cal.casebook.write(contactLog(id)); // the run has looked at the outbox for the last time
      cal.engine.now();
    }
    return keepMeta(key, value);
  };
  assert.equal((await cal.engine.now()).unsent, 0);
});

test('two tabs of one device write at once: one chain, every number once', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const options = { browser: cal.browser, device: cal.account.device };
  const other = await world.synced(world.cal, options);
  const writes = Array.from({ length: 12 }, (_, at) => (at % 2 ? cal : other).casebook.write(contactLog(id, `${at}`)));
  await Promise.all(writes);
  await chained(cal, 12);
  await Promise.all([cal.engine.now(), other.engine.now()]);
  const own = [...world.server.records.kept.values()].filter(({ item }) => item.header?.includes(world.cal.id));
  assert.equal(own.length, 12);
});

test('a chain that another tab has moved meanwhile: sealed anew, also without the lock', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  cal.parts.locks.request = (_name, ...rest) => rest.at(-1)({});
  await Promise.all(['a', 'b', 'c'].map((how) => cal.casebook.write(contactLog(id, how))));
  await chained(cal, 3);
});

/** That the outbox holds one unbroken chain of so many records. */
async function chained({ space }, length) {
  const entries = (await space.outbox.entries()).filter(({ kind }) => kind === 'revision');
  const headers = entries.map(({ header, digest }) => ({ ...JSON.parse(header), digest })).sort((a, b) => a.n - b.n);
  assert.deepEqual(
    headers.map(({ n }) => n),
    Array.from({ length }, (_, at) => at + 1),
  );
  for (const [at, { prev }] of headers.entries()) assert.equal(prev, headers[at - 1]?.digest ?? '');
}

test('the worker sends without page and keys: records only, acknowledged once, the cursor left alone', async () => {
  const world = await World.begin();
  const { ann, case: id } = await world.withCase();
  await new Accounts(sharedDatabase(ann.browser)).keep(ann.account);
  const written = await ann.casebook.write(contactLog(id));
  await ann.casebook.openCase({ reference: 'WS-3' }, []);
  const cursor = await ann.space.meta('cursor');
  const { indexedDB, locks } = ann.browser;
  const statements = 2;
  assert.deepEqual(await pushOutbox({ indexedDB, locks, api: ann.parts.api }), { sent: 1, unsent: statements });
  assert.equal(world.server.records.kept.has(written.digest), true);
  assert.equal(await ann.space.meta('cursor'), cursor);
  await ann.casebook.refresh();
  assert.equal(ann.casebook.records.find(({ digest }) => digest === written.digest).state, 'sent');
  assert.equal((await ann.engine.now()).unsent, 0);
  assert.deepEqual(await pushOutbox({ indexedDB, locks, api: ann.parts.api }), { sent: 0, unsent: 0 });
});

test("the worker sends nothing in somebody else's session", async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  await new Accounts(sharedDatabase(cal.browser)).keep(cal.account);
  await cal.casebook.write(contactLog(id));
  world.server.enter(cal.browser.net.jar, world.server.accounts.get('dee'), 'another device');
  const { indexedDB, locks } = cal.browser;
  assert.deepEqual(await pushOutbox({ indexedDB, locks, api: cal.parts.api }), { sent: 0, unsent: null });
  await cal.engine.count();
  assert.equal(cal.engine.status.unsent, 1);
  const status = await cal.engine.signedIn();
  assert.deepEqual([status.state, status.code], ['signed_out', 'other_user']);
});
