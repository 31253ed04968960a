import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../../static/js/crypto/bytes.js';
import { VaultError } from '../../../static/js/vault/errors.js';
import { Keyring } from '../../../static/js/vault/keyring.js';
import { sealed, smuggle } from '../support/hostile.js';
import { codeOf, once } from '../support/parts.js';
import { contactLog, World } from '../support/world.js';

/** What Cal's phone makes of it. */
async function shownTo(device, digest) {
  await device.engine.now();
  await device.casebook.refresh();
  const record = device.casebook.records.find((each) => each.digest === digest);
  return record?.valid ?? device.casebook.invalid.find((each) => each.digest === digest)?.code;
}

test('a record that its author signed and sealed is shown; one with another signature is not', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const good = await sealed({ world, case: id, author: world.ann });
  await smuggle(world, good);
  assert.equal(await shownTo(cal, good.digest), true);
  const asAnn = await sealed({ world, case: id, author: world.cal, change: { author: world.ann.id } });
  await smuggle(world, asAnn);
  assert.equal(await shownTo(cal, asAnn.digest), 'bad_signature');
  assert.equal(
    cal.casebook.cases.get(id).records.some(({ digest }) => digest === asAnn.digest),
    false,
  );
});

test('who was never a member, nobody knows, or holds no key of the case is shown as invalid', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const keyring = new Keyring({ person: world.cal.id, identity: world.cal.identity });
  const { ledger } = world.server.records;
  const key = await keyring.key(ledger, id, ledger.cases.get(id).key);
  const outsider = await sealed({ world, case: id, author: world.dee, key });
  const stranger = await sealed({ world, case: id, author: world.cal, change: { author: newId() } });
  const { newCaseKey } = await import('../../../static/js/crypto/casekey.js');
  const otherKey = await sealed({ world, case: id, author: world.ann, key: await newCaseKey(id) });
  const otherForce = await sealed({ world, case: id, author: world.ann, change: { force: newId() } });
  for (const each of [outsider, stranger, otherKey, otherForce]) await smuggle(world, each);
  const codes = [];
  for (const { digest } of [outsider, stranger, otherKey, otherForce]) codes.push(await shownTo(cal, digest));
  assert.deepEqual(codes, ['not_a_member', 'unknown_person', 'no_case_key', 'other_force']);
  assert.equal(cal.engine.status.unsent, 0);
});

test('an allocation, a review, an acknowledgement and a question count from a contact only, also after the contact has left', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  for (const form of ['allocation', 'review', 'acknowledge', 'ask-back']) {
    const byOfficer = await sealed({ world, case: id, author: world.cal, form });
    await smuggle(world, byOfficer);
    assert.equal(await shownTo(cal, byOfficer.digest), 'not_allowed');
    const byContact = await sealed({ world, case: id, author: world.ann, form });
    await smuggle(world, byContact);
    assert.equal(await shownTo(cal, byContact.digest), true);
  }
  await world.say({ type: 'revoke', person: world.ann.id });
  const fresh = await world.synced(world.cal);
  const reviews = fresh.casebook.records.filter(
    ({ body, author }) => body.form === 'review' && author === world.ann.id,
  );
  assert.deepEqual(
    reviews.map(({ valid }) => valid),
    [true],
  );
  assert.ok(ann);
});

test('a newcomer reads what was written before; who was removed gets nothing new and writes nothing new', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const before = await cal.casebook.write(contactLog(id, 'Before'));
  await cal.engine.now();
  await ann.casebook.changeMembers(id, { add: [world.dee.id], remove: [world.cal.id] });
  await ann.engine.now();
  const after = await ann.casebook.write(contactLog(id, 'After'));
  await ann.engine.now();
  const dee = await world.synced(world.dee);
  const read = dee.casebook.records.map(({ digest }) => digest);
  assert.deepEqual([read.includes(before.digest), read.includes(after.digest)], [true, true]);
  assert.equal(await shownTo(cal, after.digest), undefined);
  const mine = cal.casebook.cases.get(id);
  assert.deepEqual([mine.member, mine.readable], [false, false]);
  assert.equal(await codeOf(cal.casebook.write(contactLog(id))), 'not_a_member');
});

test('writing takes the draft with it, in the same transaction, whatever its writer still had in hand', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const writer = cal.drafts.writer({ id: 'd' });
  writer.write({ form: 'contact-log', version: 1, case: id, values: {} });
  await writer.flush();
  writer.write({ form: 'contact-log', version: 1, case: id, values: { how: 'more' } });
  await cal.casebook.write({ ...contactLog(id), draft: 'd' });
  await cal.drafts.flush();
  assert.deepEqual(await cal.drafts.list(), []);
});

test('what is kept is on the disk before it is among the records, and is among them soon', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  await cal.drafts.save('d', { form: 'contact-log', version: 1, case: id, values: {} });
  const changed = once(cal.casebook, 'changed');
  const { digest } = await cal.casebook.keep({ ...contactLog(id), draft: 'd' });
  assert.equal((await cal.space.outbox.get(digest))?.digest, digest);
  assert.deepEqual(await cal.drafts.list(), []);
  assert.equal(
    cal.casebook.records.some((record) => record.digest === digest),
    false,
    'nobody has waited for it to be opened',
  );
  await changed;
  assert.equal(cal.casebook.records.find((record) => record.digest === digest)?.state, 'saved');
});

test('the draft goes with the record also when nothing after the transaction works', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  await cal.drafts.save('d', { form: 'contact-log', version: 1, case: id, values: {} });
  const told = [];
  cal.casebook.addEventListener('draftleft', ({ detail }) => told.push(detail.code));
  cal.drafts.remove = async () => {
    throw new VaultError('storage_failed');
  };
  await cal.casebook.write({ ...contactLog(id), draft: 'd' });
  assert.deepEqual(await cal.drafts.list(), []);
  assert.deepEqual(told, [], 'nothing is left to be thrown away');
});

test('a draft that its writer brought back and that cannot be removed is told', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const left = once(cal.casebook, 'draftleft');
  cal.drafts.remove = async () => {
    await cal.drafts.save('d', { form: 'contact-log', version: 1, case: id, values: {} });
    throw new VaultError('storage_failed');
  };
  await cal.casebook.write({ ...contactLog(id), draft: 'd' });
  assert.equal((await left).detail.code, 'storage_failed');
});

test('a write that fails says why, leaves the draft and nothing else', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  await cal.drafts.save('d', { form: 'contact-log', version: 1, case: id, values: { how: 'Words' } });
  const { run } = cal.space.database;
  cal.space.database.run = (stores, mode, work) =>
    run.call(cal.space.database, stores, mode, async (transaction) => {
      const result = await work(transaction);
      if (mode === 'readwrite' && stores.includes('outbox')) throw new DOMException('full', 'QuotaExceededError');
      return result;
    });
  assert.equal(await codeOf(cal.casebook.write({ ...contactLog(id), draft: 'd' })), 'storage_full');
  cal.space.database.run = run;
  assert.equal((await cal.space.outbox.entries()).length, 0);
  assert.deepEqual((await cal.drafts.get('d')).values, { how: 'Words' });
  const written = await cal.casebook.write({ ...contactLog(id), draft: 'd' });
  assert.equal(JSON.parse((await cal.space.outbox.get(written.digest)).header).n, 1);
});

test('a record says what it is a revision of, what it closes and when it is due', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  // biome-ignore lint/suspicious/noThenProperty: the protocol's name for the second role, a text and never called
  const due = { id: newId(), after: 7_200_000, tell: 'contact', then: 'deputy' };
  const first = await cal.casebook.write({ ...contactLog(id), due });
  const closes = [due.id];
  await cal.casebook.write({ ...contactLog(id, 'Again'), record: first.record, parents: [first.digest], closes });
  await cal.engine.now();
  await shownTo(ann, first.digest);
  const [one, two] = ann.casebook.records.filter(({ record }) => record === first.record).sort((a, b) => a.n - b.n);
  assert.deepEqual([one.due, two.parents, two.closes], [due, [first.digest], closes]);
});

test('only a contact opens a case, with people whom the directory knows', async () => {
  const world = await World.begin();
  const cal = await world.synced(world.cal);
  const ann = await world.synced(world.ann);
  assert.equal(await codeOf(cal.casebook.openCase({}, [])), 'not_a_contact');
  assert.equal(await codeOf(ann.casebook.openCase({}, [newId()])), 'unknown_person');
  assert.equal(await codeOf(cal.casebook.officers.revoke(world.dee.id)), 'not_a_contact');
  assert.equal(await codeOf(ann.casebook.write(contactLog(newId()))), 'no_case_key');
  assert.deepEqual(await ann.space.outbox.entries(), []);
});

test('what is too large to be sent is refused before it is saved', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  const noise = Buffer.from(crypto.getRandomValues(new Uint8Array(65_536))).toString('base64');
  const how = Array.from({ length: 24 }, (_, at) => noise.slice(at) + noise.slice(0, at)).join('');
  const values = {
    how,
    more: Array.from({ length: 24 }, () =>
      Buffer.from(crypto.getRandomValues(new Uint8Array(65_536))).toString('base64'),
    ),
  };
  assert.equal(await codeOf(cal.casebook.write({ ...contactLog(id), values })), 'too_large');
  assert.deepEqual(await cal.space.outbox.entries(), []);
});

test('opening tells how far it is, and a closed casebook holds nothing', async () => {
  const world = await World.begin();
  const { cal, case: id } = await world.withCase();
  await cal.casebook.write(contactLog(id));
  const again = await world.device(world.cal, { browser: cal.browser, device: cal.account.device });
  const steps = [];
  again.casebook.addEventListener('progress', () => steps.push(again.casebook.progress));
  await again.casebook.ready;
  assert.equal(again.casebook.state, 'open');
  const { done, total } = steps.at(-1);
  assert.ok(total > 0 && done === total);
  again.casebook.close();
  assert.equal(await codeOf(again.casebook.write(contactLog(id))), 'locked');
  assert.deepEqual([again.casebook.records, again.casebook.cases.size, again.casebook.people.size], [[], 0, 0]);
});

test('a case is a ciphertext to the server: no word of it in anything that was sent', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  const { case: id } = await ann.casebook.openCase({ subject: 'Morgan Canary' }, [world.cal.id]);
  await ann.casebook.write(contactLog(id, 'Canary words'));
  await ann.engine.now();
  assert.equal(JSON.stringify(world.server.requests).includes('Canary'), false);
  const rows = await ann.space.database.run(['items', 'outbox', 'meta'], 'readonly', (transaction) =>
    Promise.all(['items', 'outbox', 'meta'].map((store) => transaction.objectStore(store).getAll())),
  );
  assert.equal(JSON.stringify(rows).includes('Canary'), false);
});

test('a contact who was taken out of a case does not change it, nor what they still had to send', async () => {
  const world = await World.begin();
  const { ann, case: id } = await world.withCase();
  await ann.casebook.changeMembers(id, { add: [world.bob.id] });
  await ann.engine.now();
  const bob = await world.synced(world.bob);
  await bob.casebook.changeMembers(id, { add: [world.dee.id] });
  await ann.casebook.changeMembers(id, { remove: [world.bob.id] });
  await ann.engine.now();
  await bob.engine.now();
  assert.deepEqual(
    (await bob.casebook.refusals()).map(({ code }) => code),
    ['not_a_member'],
  );
  assert.equal(await codeOf(bob.casebook.changeMembers(id, { add: [world.bob.id] })), 'not_a_member');
  assert.deepEqual(world.server.records.ledger.cases.get(id).members, [world.ann.id, world.cal.id].sort());
});
