/** Notes written while locked: anybody adds one, only the person's keys open it, and it is counted as something unsent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importIdentity, newIdentity } from '../../../static/js/crypto/keys.js';
import { openNote, sealNote } from '../../../static/js/crypto/locked_note.js';
import { startDevice } from '../../../static/js/sync/device.js';
import { refused } from '../crypto/support.js';
import { codeOf } from '../support/parts.js';
import { PASSPHRASE, settled, stop } from '../support/people.js';

const WORDS = 'Rang at nine, asked for a call back.';

/** Everything in the database of small sealed things, as text. */
async function kept({ vault }) {
  const rows = await vault.space.database.run(['kept'], 'readonly', (transaction) =>
    transaction.objectStore('kept').getAll(),
  );
  return rows.map(({ id, sealed }) => id + Buffer.from(sealed).toString('latin1')).join();
}

test('written while locked, sealed on the disk, read after unlocking, and gone when it is removed', async () => {
  const contact = await settled();
  const tab = await startDevice(contact.browser.tab());
  assert.equal(tab.vault.state, 'locked');
  await tab.vault.notes.keep('n', WORDS.slice(0, 9));
  await tab.vault.notes.keep('n', WORDS);
  assert.match(await kept(tab), /^locked-note:n/);
  assert.doesNotMatch(await kept(tab), /Rang/);
  assert.equal(await codeOf(tab.vault.notes.list()), 'locked');
  assert.deepEqual([(await tab.vault.unsent()).drafts, await tab.vault.space.notes()], [1, 1]);
  await tab.vault.unlock({ passphrase: PASSPHRASE });
  const [note] = await tab.vault.notes.list();
  assert.deepEqual([note.id, note.text, note.at], ['n', WORDS, contact.browser.clock.now]);
  await tab.vault.notes.remove('n');
  assert.deepEqual(await tab.vault.notes.list(), []);
  stop(contact, { device: tab });
});

test('an account that was kept before notes could be written takes them after the next unlocking', async () => {
  const contact = await settled();
  const { vault } = contact.device;
  await vault.lock();
  const shared = await contact.browser.indexedDB.databases();
  assert.ok(shared.length > 0);
  const tab = await startDevice(contact.browser.tab());
  await forget(contact.browser);
  await tab.vault.lookAgain();
  const before = await startDevice(contact.browser.tab());
  assert.equal(before.vault.notes, null);
  await before.vault.unlock({ passphrase: PASSPHRASE });
  await before.vault.lock();
  await before.vault.notes.keep('n', WORDS);
  assert.equal(await before.vault.space.notes(), 1);
  stop(contact, { device: tab }, { device: before });
});

/** Takes the public key out of the accounts, as they were kept before. */
async function forget({ indexedDB }) {
  const { sharedDatabase } = await import('../../../static/js/vault/database.js');
  const database = sharedDatabase({ indexedDB });
  await database.run(['accounts'], 'readwrite', async (transaction) => {
    const store = transaction.objectStore('accounts');
    for (const { hpke, ...account } of await store.getAll()) await store.put(account);
  });
  await database.close();
}

test('a note that another key was meant to open says so and hides no other', async () => {
  const contact = await settled();
  const { vault } = contact.device;
  const stranger = await importIdentity(scalars(await newIdentity()));
  const place = { force: vault.known.force, person: vault.known.person, id: 'other' };
  const sealed = new Uint8Array(await sealNote(stranger.hpkePublic, place, WORDS)).buffer;
  await vault.space.database.run(['kept'], 'readwrite', (transaction) =>
    transaction.objectStore('kept').put({ id: 'locked-note:other', at: 1, sealed }),
  );
  await vault.notes.keep('own', WORDS);
  assert.deepEqual(
    (await vault.notes.list()).map(({ id, text }) => [id, text]),
    [
      ['other', null],
      ['own', WORDS],
    ],
  );
  stop(contact);
});

const scalars = ({ hpke, sign }) => ({ hpke: hpke.private, sign: sign.private });

test('a note opens only in its own place', async () => {
  const { hpke, hpkePublic } = await importIdentity(scalars(await newIdentity()));
  const place = { force: 'f', person: 'p', id: 'n' };
  const sealed = await sealNote(hpkePublic, place, WORDS);
  assert.equal(await openNote(hpke, place, sealed), WORDS);
  for (const other of [{ force: 'g' }, { person: 'q' }, { id: 'm' }])
    await refused('not_opened', () => openNote(hpke, { ...place, ...other }, sealed));
});
