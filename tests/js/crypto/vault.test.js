import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { normalPassphrase, normalUser } from '../../../static/js/crypto/account.js';
import { fromB64u, newId, toB64u, utf8 } from '../../../static/js/crypto/bytes.js';
import { newIdentity, newKeyPair, sign, verify } from '../../../static/js/crypto/keys.js';
import { openLocal, sealLocal } from '../../../static/js/crypto/local.js';
import { newSecret, readSheetCode, writeSheetCode } from '../../../static/js/crypto/sheet.js';
import { openVault, signInKeys } from '../../../static/js/crypto/vault.js';
import { makeVault } from '../../../static/js/crypto/vault_sealing.js';
import { flipped, refused } from './support.js';

const [force, person, device, user] = [newId(), newId(), newId(), 'priya.ashdown'];
const head = { no: 3, digest: 'A'.repeat(43) };
const secret = newSecret();
const identity = await newIdentity();
const root = toB64u((await newKeyPair()).public);
let code;
let keys;
let vault;

before(async () => {
  code = await writeSheetCode(1, secret);
  keys = await signInKeys('four words of mine', code, force, user);
  vault = await makeVault({ force, user, keys, person, identity, root, head });
});

const open = (changes) => openVault({ vault, keys, force, user, device, ...changes });

test('a vault opens with its keys and holds the identity, non-extractable', async () => {
  const opened = await open();
  assert.deepEqual([opened.person, opened.root, opened.head, opened.version], [person, root, head, 1]);
  assert.deepEqual(opened.secret, secret);
  assert.equal(opened.identity.hpkePublic, toB64u(identity.hpke.public));
  await verify(identity.sign.public, await sign(opened.identity.sign.privateKey, utf8('x')), utf8('x'));
  for (const key of [opened.identity.sign.privateKey, opened.identity.hpke.privateKey, opened.local, keys.kek]) {
    assert.equal(key.extractable, false);
  }
});

test('what the server keeps shows nothing of what is inside', () => {
  const kept = JSON.stringify(vault);
  assert.deepEqual(Object.keys(vault), ['version', 'slots', 'sealed']);
  for (const inside of [identity.hpke.private, identity.sign.private, secret])
    assert.ok(!kept.includes(toB64u(inside)));
  assert.ok(!kept.includes(keys.login));
});

test('the same passphrase typed otherwise opens it, another one does not', async () => {
  const retyped = await signInKeys('  four\u00a0words \n of  mine ', code.toLowerCase(), force, 'Priya.ASHDOWN');
  assert.equal(retyped.login, keys.login);
  await open({ keys: retyped, user: 'PRIYA.ashdown' });
  const wrong = await signInKeys('four words of yours', code, force, user);
  assert.notEqual(wrong.login, keys.login);
  await refused('not_opened', () => open({ keys: wrong }));
  const otherSheet = await signInKeys('four words of mine', await writeSheetCode(1, newSecret()), force, user);
  await refused('not_opened', () => open({ keys: otherSheet }));
});

test('sign-in keys are bound to force and user', async () => {
  for (const [place, name] of [
    [newId(), user],
    [force, 'tomos'],
  ]) {
    assert.notEqual((await signInKeys('four words of mine', code, place, name)).login, keys.login);
  }
});

test('no part of a vault can be changed or moved', async () => {
  const [slot] = vault.slots;
  const touched = (sealed, at) => toB64u(flipped(fromB64u(sealed), at));
  const others = [
    { sealed: touched(vault.sealed, 0) },
    { sealed: touched(vault.sealed, 40) },
    { sealed: slot.sealed },
    { slots: [{ ...slot, sealed: touched(slot.sealed, 0) }] },
    { slots: [{ ...slot, sealed: touched(slot.sealed, 59) }] },
    { slots: [{ ...slot, profile: 2 }] },
    { version: 2 },
  ];
  for (const change of others) await refused('not_opened', () => open({ vault: { ...vault, ...change } }));
  await refused('not_opened', () => open({ force: newId() }));
  await refused('not_opened', () => open({ user: 'tomos' }));
});

test('an older vault, an unknown profile and other shapes are refused', async () => {
  const [slot] = vault.slots;
  await refused('vault_older', () => open({ atLeast: 2 }));
  await refused('unknown_profile', () => open({ vault: { ...vault, slots: [{ ...slot, profile: 3 }] } }));
  for (const change of [
    { slots: [] },
    { slots: [{ ...slot, kind: 'none' }] },
    { more: 1 },
    { sealed: '*' },
    { version: 0 },
  ]) {
    await refused('malformed', () => open({ vault: { ...vault, ...change } }));
  }
  await refused('malformed', () => open({ vault: null }));
  await refused('malformed', () => makeVault({ force, user, keys, person: 'x', identity, root, head }));
});

test('what stays on a device opens on that device only', async () => {
  const sealed = await sealLocal((await open()).local, utf8('a draft'), 'draft', 'a');
  assert.deepEqual(await openLocal((await open()).local, sealed, 'draft', 'a'), utf8('a draft'));
  const elsewhere = await open({ device: newId() });
  await refused('not_opened', () => openLocal(elsewhere.local, sealed, 'draft', 'a'));
});

test('sheet codes give back profile and secret, a slip of the pen is noticed', async () => {
  for (const profile of [1, 2]) {
    const written = await writeSheetCode(profile, secret);
    assert.match(written, /^([0-9A-Z]{5} ){5}[0-9A-Z]{5}$/);
    assert.deepEqual(await readSheetCode(written.toLowerCase().replaceAll(' ', '-')), { profile, secret });
  }
  for (const at of [0, 6, 12, 20, 34]) {
    const slip = code.slice(0, at) + (code[at] === '7' ? '8' : '7') + code.slice(at + 1);
    await refused('bad_code', () => readSheetCode(slip));
  }
  await refused('bad_code', () => readSheetCode(code.slice(1)));
  await refused('unknown_profile', () => writeSheetCode(3, secret));
});

test('passphrases and sign-in names have one normal form', () => {
  assert.equal(normalPassphrase(' \ufeffcafe\u0301\t\n ﬁsh\u2003'), 'café fish');
  assert.equal(normalUser('Ａlison.MERCER'), 'alison.mercer');
});
