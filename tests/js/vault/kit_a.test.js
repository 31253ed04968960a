/** When every contact is gone: kit A vouches for a new one, in the browser, and the directory says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDevice } from '../../../static/js/sync/device.js';
import { kitParts } from '../../../static/js/vault/kit_paper.js';
import { renew } from '../../../static/js/vault/renewing.js';
import { FakeBrowser } from '../support/parts.js';
import { PASSPHRASE, settled, stop } from '../support/people.js';

/** A force that is set up, and a browser that nobody was in. */
async function begun() {
  const { server, device, enrolment } = await settled();
  const fresh = await startDevice(new FakeBrowser({ server }).tab());
  const given = { token: server.setupToken, contactName: 'Hild Example', user: 'hild', passphrase: PASSPHRASE, now: 7 };
  return { server, device, fresh, given, kits: enrolment.kits };
}

test('kit A lets a new contact in, and everybody can read that it did', async () => {
  const { server, device, fresh, given, kits } = await begun();
  const enrolment = await renew(fresh.vault.desk, { ...given, kit: [kits.A] });
  assert.equal(server.count('/api/setup'), 1, 'only the set-up so far');
  await enrolment.send();
  await fresh.engine.now();
  await fresh.vault.casebook.refresh();
  assert.deepEqual(fresh.vault.casebook.me, {
    id: enrolment.person,
    name: 'Hild Example',
    roles: ['contact'],
    vouched: true,
  });
  await device.engine.now();
  await device.vault.casebook.refresh();
  assert.deepEqual(device.vault.casebook.kitUses, [
    { kit: 'A', said: 'person', at: 7, by: 'root', person: enrolment.person, cases: null },
  ]);
  assert.ok(!JSON.stringify(server.requests).includes(keyOf(kits.A).replaceAll(' ', '')));
  stop({ device }, { device: fresh });
});

test('the key alone is enough, however it is typed', async () => {
  const { device, fresh, given, kits } = await begun();
  for (const kit of [keyOf(kits.A), ` key: ${keyOf(kits.A).toLowerCase().replaceAll(' ', '-')}\n`])
    assert.ok(await renew(fresh.vault.desk, { ...given, kit: [kit] }));
  stop({ device }, { device: fresh });
});

for (const [what, code, kit] of [
  ['kit B', 'wrong_kit', ({ B }) => B],
  ['the key of kit B', 'wrong_kit', ({ B }) => keyOf(B)],
  ['a mistyped key', 'bad_code', ({ A }) => keyOf(A).replace(/^./, (first) => (first === '0' ? '1' : '0'))],
  ['a kit without its last line', 'bad_kit', ({ A }) => A.split('\n').slice(0, 4).join('\n')],
])
  test(`${what} is told before anything is sent`, async () => {
    const { server, device, fresh, given, kits } = await begun();
    const sent = server.count('/api/setup');
    await assert.rejects(renew(fresh.vault.desk, { ...given, kit: [kit(kits)] }), { code });
    assert.equal(server.count('/api/setup'), sent);
    stop({ device }, { device: fresh });
  });

test('any two of its three parts are enough, all lines of them or the digits alone', async () => {
  const { server, device, fresh, given, kits } = await begun();
  const parts = await kitParts(kits.A);
  const [first, second, third] = parts.map(({ text }) => text);
  assert.ok(await renew(fresh.vault.desk, { ...given, kit: [first, third] }));
  assert.ok(await renew(fresh.vault.desk, { ...given, kit: [third, parts[1].code.toLowerCase()] }));
  const enrolment = await renew(fresh.vault.desk, { ...given, kit: [`Key part: ${parts[0].code}`, second] });
  await enrolment.send();
  assert.equal(fresh.vault.state, 'unlocked');
  for (const { code } of parts) assert.ok(!JSON.stringify(server.requests).includes(code.replaceAll(' ', '')));
  stop({ device }, { device: fresh });
});

for (const [what, code, at, papers] of [
  ['one part alone', 'part_alone', 0, ({ a }) => [a[0]]],
  ['the same part twice', 'part_twice', 0, ({ a }) => [a[1], a[1]]],
  ['a part of kit B', 'wrong_kit', 1, ({ a, b }) => [a[0], b[1]]],
  ['parts of two sets', 'other_set', 0, ({ a, again }) => [a[0], again[1]]],
  [
    'the digits of a part of another set',
    'other_set',
    0,
    ({ a, again }) => [a[0], again[1].match(/Key part: (.*)/)[1]],
  ],
  ['a whole kit beside a part', 'one_kit', 1, ({ a, whole }) => [a[0], whole]],
  ['a mistyped second part', 'bad_code', 1, ({ a }) => [a[0], a[1].replace('Key part: M', 'Key part: N')]],
  ['parts of another root', 'wrong_kit', 0, ({ other }) => other.slice(1)],
])
  test(`${what} is told, and where it was`, async () => {
    const { device, fresh, given, kits } = await begun();
    const texts = async (kit) => (await kitParts(kit)).map(({ text }) => text);
    const other = await texts(kits.A.replace(/^Key: .*$/m, `Key: ${keyOf(kits.B)}`));
    const known = { a: await texts(kits.A), b: await texts(kits.B), again: await texts(kits.A), other, whole: kits.A };
    await assert.rejects(renew(fresh.vault.desk, { ...given, kit: papers(known) }), { code, at });
    stop({ device }, { device: fresh });
  });

test('somebody wrote into the directory meanwhile: it is signed once more on top of that', async () => {
  const { device, fresh, given, kits } = await begun();
  const enrolment = await renew(fresh.vault.desk, { ...given, kit: [kits.A] });
  const { me } = device.vault.casebook;
  await device.vault.casebook.officers.replace({ person: me.id, name: 'Another name', roles: me.roles });
  await device.engine.now();
  await enrolment.send();
  assert.equal(fresh.vault.state, 'unlocked');
  stop({ device }, { device: fresh });
});

test('a link that only sets a force up is none of these', async () => {
  const { server, device, fresh, given, kits } = await begun();
  server.fault('/api/setup/open', Response.json({ ok: true, force: server.force, name: '', directory: null }));
  await assert.rejects(renew(fresh.vault.desk, { ...given, kit: [kits.A] }), { code: 'token_invalid' });
  stop({ device }, { device: fresh });
});

/** @param {string} kit */
function keyOf(kit) {
  return /^Key: (.*)$/m.exec(kit)[1];
}
