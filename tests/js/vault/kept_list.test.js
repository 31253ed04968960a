/** What the first lists stand on is shown before all the rest is read, and only where it is still right. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VaultError } from '../../../static/js/vault/errors.js';
import { Keyring } from '../../../static/js/vault/keyring.js';
import { sealed, smuggle } from '../support/hostile.js';
import { seen, withRecords } from '../support/kept.js';
import { contactLog } from '../support/world.js';

test('where nothing has come, what the lists stand on is shown before all the rest is read', async () => {
  const { world, cal, id } = await withRecords();
  const [first] = seen(cal);
  await cal.casebook.keepList([first.digest]);
  const states = [];
  const again = await world.again(world.cal, cal, (casebook) => {
    casebook.addEventListener('changed', () => states.push([casebook.state, casebook.cases.get(id).records.length]));
  });
  assert.deepEqual(states, [
    ['listed', 1],
    ['open', 4],
  ]);
  assert.deepEqual(seen(again), seen(cal));
});

test('what is listed is what was shown: judged, with what was not believed', async () => {
  const { world, cal, id } = await withRecords();
  const forged = await sealed({ world, case: id, author: world.dee, key: await caseKey(world, id) });
  await smuggle(world, forged);
  await cal.engine.now();
  await cal.casebook.refresh();
  await cal.casebook.keepList(cal.casebook.records.map(({ digest }) => digest));
  let listed = null;
  await world.again(world.cal, cal, (casebook) => {
    const look = () => {
      listed = { records: seen({ casebook }), invalid: casebook.invalid, all: seen({ casebook }).length };
    };
    casebook.addEventListener('changed', look, { once: true });
  });
  assert.deepEqual(listed.records, seen(cal));
  assert.deepEqual(
    listed.invalid.map(({ code }) => code),
    ['not_a_member'],
  );
});

for (const [what, change] of [
  [
    'has arrived',
    async ({ ann, cal, id }) => {
      await ann.casebook.write(contactLog(id, 'New'));
      await ann.engine.now();
      await cal.engine.now();
    },
  ],
  ['was written here', ({ other, id }) => other.casebook.write(contactLog(id, 'Waits'))],
  [
    'has moved in the logs',
    async ({ world, cal }) => {
      await world.say({ type: 'revoke', person: world.dee.id });
      await cal.engine.now();
    },
  ],
]) {
  test(`where something ${what} since, the list waits for everything`, async () => {
    const { world, ann, cal, id } = await withRecords();
    await cal.casebook.keepList(cal.casebook.records.map(({ digest }) => digest));
    const other = await world.again(world.cal, cal);
    cal.casebook.close();
    await change({ world, ann, cal, id, other });
    const states = [];
    await world.again(world.cal, cal, (casebook) => {
      casebook.addEventListener('changed', () => states.push(casebook.state));
    });
    assert.deepEqual(states, ['open']);
  });
}

test('without room for the list it is not kept, and everything comes at once the next time', async () => {
  const { world, cal } = await withRecords();
  const { run } = cal.space.database;
  cal.space.database.run = (stores, mode, work) =>
    mode === 'readwrite'
      ? Promise.reject(new VaultError('storage_full'))
      : run.call(cal.space.database, stores, mode, work);
  const [{ digest }] = cal.casebook.records;
  assert.equal(await cal.casebook.keepList([digest]), false);
  cal.space.database.run = run;
  const states = [];
  await world.again(world.cal, cal, (casebook) => {
    casebook.addEventListener('changed', () => states.push(casebook.state));
  });
  assert.deepEqual(states, ['open']);
  assert.equal(await cal.casebook.keepList([digest]), true);
});

/** The present key of a case, as one of its readers holds it. */
async function caseKey(world, id) {
  const { ledger } = world.server.records;
  const keyring = new Keyring({ person: world.cal.id, identity: world.cal.identity });
  return keyring.key(ledger, id, ledger.cases.get(id).key);
}
