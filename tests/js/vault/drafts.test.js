import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aesKey } from '../../../static/js/crypto/box.js';
import { systemRandom } from '../../../static/js/crypto/bytes.js';
import { userDatabase } from '../../../static/js/vault/database.js';
import { DraftWriter } from '../../../static/js/vault/draft_writer.js';
import { Drafts } from '../../../static/js/vault/drafts.js';
import { VaultError } from '../../../static/js/vault/errors.js';
import { codeOf, FakeBrowser } from '../support/parts.js';

const WORDS = 'Canary words of a colleague';

async function desk() {
  const { clock, timers, indexedDB, locks } = new FakeBrowser({});
  const database = userDatabase({ indexedDB, person: 'p' });
  const local = await aesKey(systemRandom(32));
  const tab = () => new Drafts({ database, local, now: () => clock.now, timers, locks });
  return { clock, timers, database, drafts: tab(), local, tab };
}

const content = (how = WORDS) => ({ form: 'contact-log', version: 1, case: 'c', values: { how }, about: null });

/** A writer whose states can be waited for. */
function writerOf(drafts, id = 'd') {
  const states = [];
  let waiting = null;
  const onState = (state, error) => {
    states.push(error ? [state, error.code] : [state]);
    if (state !== 'pending') waiting?.();
  };
  const settled = () =>
    new Promise((resolve) => {
      waiting = resolve;
    });
  return { writer: drafts.writer({ id, onState }), states, settled };
}

test('a draft comes back whole, newest first, and can be removed', async () => {
  const { clock, drafts } = await desk();
  await drafts.save('one', content());
  clock.now += 1000;
  const saved = await drafts.save('two', content('more'));
  assert.deepEqual(saved, { id: 'two', updatedAt: clock.now });
  const list = await drafts.list();
  assert.deepEqual(
    list.map(({ id }) => id),
    ['two', 'one'],
  );
  assert.deepEqual(await drafts.get('one'), { id: 'one', updatedAt: clock.now - 1000, ...content() });
  await drafts.remove('one');
  assert.equal(await drafts.get('one'), null);
});

test('what lies in the database is sealed, as an ArrayBuffer, and bound to its id', async () => {
  const { database, drafts } = await desk();
  await drafts.save('d', content());
  const [row] = await database.run(['drafts'], 'readonly', (transaction) => transaction.objectStore('drafts').getAll());
  assert.deepEqual(Object.keys(row).sort(), ['id', 'sealed', 'updatedAt']);
  assert.equal(row.sealed.constructor.name, 'ArrayBuffer');
  assert.equal(Buffer.from(row.sealed).includes('Canary'), false);
  await database.run(['drafts'], 'readwrite', (transaction) =>
    transaction.objectStore('drafts').put({ ...row, id: 'another' }),
  );
  assert.equal(await codeOf(drafts.get('another')), 'not_opened');
});

test('words are sealed 400 ms after the first unsaved key, also while somebody types on', async () => {
  const { timers, drafts } = await desk();
  const { writer, states, settled } = writerOf(drafts);
  writer.write(content('S'));
  timers.pass(300);
  writer.write(content('Sleeping'));
  assert.deepEqual(timers.waits, [100]);
  const saved = settled();
  timers.pass(100);
  await saved;
  assert.equal((await drafts.get('d')).values.how, 'Sleeping');
  assert.deepEqual(states, [['pending'], ['pending'], ['saved']]);
});

test('flush seals at once; one save at a time, so that the newest words win however long one takes', async () => {
  const begun = [];
  const save = (words) => new Promise((resolve) => begun.push({ words, resolve }));
  const { timers } = new FakeBrowser({});
  const writer = new DraftWriter({ id: 'd', save, delay: 400, timers, onState: () => undefined });
  writer.write('old');
  const flushes = [writer.flush()];
  writer.write('new');
  flushes.push(writer.flush(), writer.flush());
  await new Promise(setImmediate);
  assert.deepEqual(
    begun.map(({ words }) => words),
    ['old'],
  );
  begun[0].resolve();
  await new Promise(setImmediate);
  assert.deepEqual(
    begun.map(({ words }) => words),
    ['old', 'new'],
  );
  begun[1].resolve();
  await Promise.all(flushes);
  assert.equal(begun.length, 2);
});

test('a save that fails tells its code, keeps the words, and the next flush saves them', async () => {
  const { database, drafts } = await desk();
  const { writer, states } = writerOf(drafts);
  const run = database.run.bind(database);
  database.run = async () => {
    database.run = run;
    throw new VaultError('storage_full');
  };
  writer.write(content());
  assert.equal(await codeOf(drafts.flush()), 'storage_full');
  assert.deepEqual(states.at(-1), ['failed', 'storage_full']);
  await drafts.flush();
  assert.equal((await drafts.get('d')).values.how, WORDS);
});

test('a removed draft is not brought back by a save that was under way', async () => {
  const { database, drafts } = await desk();
  const { writer } = writerOf(drafts);
  writer.write(content());
  const saving = writer.flush();
  await drafts.remove('d');
  writer.write(content('late'));
  await Promise.all([saving, writer.flush()]);
  const left = await database.run(['drafts'], 'readonly', (transaction) => transaction.objectStore('drafts').count());
  assert.equal(left, 0);
});

test('a draft is held by one tab at a time, each draft for itself', async () => {
  const { drafts, tab } = await desk();
  const other = tab();
  const letGo = await drafts.hold('d');
  assert.equal(typeof letGo, 'function');
  assert.equal(await other.hold('d'), null);
  assert.equal(await drafts.hold('d'), null, 'nor twice in one tab');
  assert.equal(typeof (await other.hold('another')), 'function');
  await letGo();
  assert.equal(typeof (await other.hold('d')), 'function');
});
