/** Every contact of the cases has gone: a new one takes them over with a file from kit B. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TakingOver } from '../../../static/js/vault/taking_over.js';
import { giftFor } from '../support/gift.js';
import { codeOf } from '../support/parts.js';
import { contactLog, World } from '../support/world.js';

/** Ann opened two cases, Cal wrote in one; then Ann and Bob were revoked, and the root vouched for Eve. */
async function left({ revoked = ['ann', 'bob'] } = {}) {
  const world = await World.begin();
  const { ann, cal, case: first } = await world.withCase();
  const { case: second } = await ann.casebook.openCase({ reference: 'WS-2000' }, [world.dee.id]);
  await ann.engine.now();
  await cal.casebook.write(contactLog(first, 'Planted words.'));
  await cal.engine.now();
  for (const name of revoked) await world.say({ type: 'revoke', person: world[name].id });
  world.eve = await world.person('eve', ['contact']);
  const eve = await world.synced(world.eve);
  return { world, ann, cal, eve, first, second };
}

const opened = async (device, gift) => TakingOver.open(device.casebook.signing, JSON.stringify(gift));
const quietly = () => undefined;
const states = async (taking) => (await taking.look()).map(({ state }) => state);

test('she reads all that was written, the officers stay, and the directory says what was done', async () => {
  const { world, cal, eve, first } = await left();
  const taking = await opened(eve, await giftFor(world, world.eve));
  assert.deepEqual(await states(taking), ['ready', 'ready']);
  const told = [];
  assert.equal(await taking.take((done, total) => told.push([done, total])), 2);
  assert.deepEqual(told, [
    [0, 2],
    [1, 2],
    [2, 2],
  ]);
  await eve.engine.now();
  await eve.engine.now();
  await eve.casebook.refresh();
  assert.deepEqual(eve.casebook.cases.get(first).members, [world.cal.id, world.eve.id].sort());
  assert.ok(eve.casebook.records.some(({ body }) => body?.values.how === 'Planted words.'));
  assert.deepEqual((await eve.casebook.refusals()).length, 0);
  const [use] = eve.casebook.kitUses.filter(({ kit }) => kit === 'B');
  assert.deepEqual([use.by, use.cases], [world.eve.id, 2]);
  await cal.engine.now();
  await cal.casebook.write(contactLog(first, 'After it.'));
  await cal.engine.now();
  await eve.engine.now();
  await eve.casebook.refresh();
  assert.ok(eve.casebook.records.some(({ body }) => body?.values.how === 'After it.'));
});

test('who was revoked gets no key of what is written from then on', async () => {
  const { world, eve, first } = await left();
  await (await opened(eve, await giftFor(world, world.eve))).take(quietly);
  await eve.engine.now();
  const { ledger } = world.server.records;
  const { key } = ledger.cases.get(first);
  assert.deepEqual(
    ledger.wrapsFor(first, world.ann.id).filter((wrap) => wrap.key === key),
    [],
  );
  assert.equal(ledger.wrapsFor(first, 'recovery').filter((wrap) => wrap.key === key).length, 1);
});

test('begun once and gone on with: what is done is known, and the directory is told once', async () => {
  const { world, eve } = await left();
  const gift = await giftFor(world, world.eve);
  const half = await opened(eve, { ...gift, cases: gift.cases.slice(0, 1) });
  await half.take(quietly);
  await eve.engine.now();
  const whole = await opened(eve, gift);
  assert.deepEqual(await states(whole), ['done', 'ready']);
  assert.equal(await whole.take(quietly), 1);
  assert.deepEqual(await states(whole), ['done', 'done']);
  assert.equal(await whole.take(quietly), 0);
  await eve.engine.now();
  await eve.casebook.refresh();
  assert.equal(eve.casebook.kitUses.filter(({ kit }) => kit === 'B').length, 1);
});

test('a case with an active contact is not taken from them', async () => {
  const { world, eve } = await left({ revoked: [] });
  const taking = await opened(eve, await giftFor(world, world.eve));
  const [first] = await taking.look();
  assert.deepEqual([first.state, first.contacts], ['barred', [{ id: world.ann.id, name: 'ann' }]]);
  assert.equal(await taking.take(quietly), 0);
  await eve.casebook.refresh();
  assert.deepEqual(
    eve.casebook.kitUses.filter(({ kit }) => kit === 'B'),
    [],
  );
});

for (const [what, code, change] of [
  [
    'another key in a wrap',
    'not_opened',
    ({ wraps: [wrap] }, other) => ({ wraps: [{ ...wrap, sealed: other.wraps[0].sealed }] }),
  ],
  ['a key that is missing', 'no_case_key', () => ({ wraps: [] })],
  [
    'another signature',
    'bad_signature',
    ({ statements: [one] }, other) => ({ statements: [{ ...one, sig: other.statements[0].sig }] }),
  ],
  ['statements of another case', 'malformed', (_, other) => ({ statements: other.statements })],
  ['no statement', 'malformed', () => ({ statements: [] })],
])
  test(`a case with ${what} is left alone, the other is taken`, async () => {
    const { world, eve } = await left();
    const gift = await giftFor(world, world.eve);
    const [first, second] = gift.cases;
    const taking = await opened(eve, { ...gift, cases: [{ ...first, ...change(first, second) }, second] });
    const [broken] = await taking.look();
    assert.deepEqual([broken.state, broken.code], ['broken', code]);
    assert.equal(await taking.take(quietly), 1);
  });

for (const [what, code, change] of [
  ['of another force', 'other_force', { force: 'e469059c-4ec1-4e40-8f8a-e3ad4103ada1' }],
  ['for somebody else', 'not_for_you', { to: 'e469059c-4ec1-4e40-8f8a-e3ad4103ada1' }],
  ['for keys that were replaced', 'not_for_you', { kid: 'QSSFnrCUBAN3xYvFp3uhDg' }],
  ['that is none', 'bad_keys_file', { kind: 'export' }],
  ['with a case that is none', 'bad_keys_file', { cases: [{ case: 'x', statements: [7], wraps: [] }] }],
])
  test(`a file ${what} is refused`, async () => {
    const { world, eve } = await left();
    const gift = await giftFor(world, world.eve);
    assert.equal(await codeOf(opened(eve, { ...gift, ...change })), code);
  });

test('text that is no file is refused', async () => {
  const { eve } = await left();
  assert.equal(await codeOf(TakingOver.open(eve.casebook.signing, 'Kit: B')), 'bad_keys_file');
});
