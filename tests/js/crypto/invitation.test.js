import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fromB64u, newId, toB64u } from '../../../static/js/crypto/bytes.js';
import {
  invitationKey,
  newCode,
  openToContact,
  openToOfficer,
  sealToContact,
  sealToOfficer,
  token,
  tokenHash,
} from '../../../static/js/crypto/invitation.js';
import { newKeyPair } from '../../../static/js/crypto/keys.js';
import { flipped, refused } from './support.js';

const force = newId();
const code = newCode();
const root = toB64u((await newKeyPair()).public);
const forOfficer = {
  root,
  head: { no: 2, digest: 'A'.repeat(43) },
  person: newId(),
  name: 'Priya Ashdown-Ŵyn',
  roles: ['officer'],
  from: 'Alison Mercer',
};
const forContact = { person: forOfficer.person, hpke: root, sign: root };
let key;

before(async () => {
  key = await invitationKey(code, force);
});

test('a code has sixteen digits and is read as it is typed', async () => {
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  const typed = code.toLowerCase().replaceAll(' ', '-').replaceAll('0', 'o').replaceAll('1', 'i');
  assert.deepEqual(await invitationKey(typed, force), key);
  assert.notDeepEqual(await invitationKey(code, newId()), key);
  for (const other of ['', code.slice(1), `${code}0`, `U${code.slice(1)}`])
    await refused('bad_code', () => invitationKey(other, force));
});

test('the server sees a token, and keeps its hash', async () => {
  const shown = await token(key);
  assert.equal(fromB64u(shown).length, 32);
  assert.notEqual(shown, toB64u(key));
  assert.equal(fromB64u(await tokenHash(shown)).length, 32);
  assert.notEqual(await tokenHash(shown), shown);
});

test('both letters open with the code, and only the way they were meant', async () => {
  const [there, back] = [await sealToOfficer(key, force, forOfficer), await sealToContact(key, force, forContact)];
  assert.deepEqual(await openToOfficer(key, force, there), { v: 1, force, ...forOfficer });
  assert.deepEqual(await openToContact(key, force, back), { v: 1, ...forContact });
  await refused('not_opened', () => openToContact(key, force, there));
  await refused('not_opened', () => openToOfficer(key, force, back));
  await refused('not_opened', () => openToOfficer(key, newId(), there));
  const other = await invitationKey(newCode(), force);
  await refused('not_opened', () => openToOfficer(other, force, there));
  const bytes = fromB64u(there);
  for (let at = 0; at < bytes.length; at += 1) {
    await refused('not_opened', () => openToOfficer(key, force, toB64u(flipped(bytes, at))));
  }
});

test('a letter says all it should and no more', async () => {
  for (const change of [{ root: 'x' }, { roles: [] }, { from: null }, { head: {} }, { name: null }, { more: 1 }]) {
    await refused('malformed', () => sealToOfficer(key, force, { ...forOfficer, ...change }));
  }
  for (const change of [{ hpke: 'x' }, { person: 'x' }, { name: 'x' }]) {
    await refused('malformed', () => sealToContact(key, force, { ...forContact, ...change }));
  }
});
