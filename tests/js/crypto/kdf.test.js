import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../../../static/js/crypto/argon2.js';
import { utf8 } from '../../../static/js/crypto/bytes.js';
import { argon2, hkdf, profileOf, sha256 } from '../../../static/js/crypto/kdf.js';
import { refused } from './support.js';

const hex = (bytes) => Buffer.from(bytes).toString('hex');

test('HKDF is the one of RFC 5869: test case 3', async () => {
  const okm = await hkdf(new Uint8Array(22).fill(0x0b), new Uint8Array());
  assert.equal(hex(okm), '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d');
});

test('SHA-256 runs over the parts one after the other', async () => {
  assert.equal(
    hex(await sha256(utf8('a'), utf8('bc'))),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('the profiles of Argon2id differ, and nothing else is a profile', async () => {
  const [password, salt] = [utf8('words'), new Uint8Array(16)];
  const keys = [await argon2(password, salt, 1), await argon2(password, salt, 2)];
  assert.deepEqual(
    keys.map((key) => key.length),
    [32, 32],
  );
  assert.notDeepEqual(keys[0], keys[1]);
  for (const profile of [0, 3, 255, '1', undefined])
    await refused('unknown_profile', () => argon2(password, salt, profile));
});

test('the same input gives the same key each time that it is derived, whatever is derived in between', async () => {
  const [password, salt, other] = [utf8('words'), new Uint8Array(16), utf8('other words')];
  const strength = profileOf(1);
  const first = await derive({ password, salt, ...strength });
  assert.notDeepEqual(await derive({ password: other, salt, ...strength }), first);
  assert.deepEqual(await derive({ password, salt, ...strength }), first);
  assert.deepEqual(await argon2(password, salt, 1), first);
});

test('a key that was wiped by whoever got it is whole for the next', async () => {
  const [password, salt] = [utf8('words'), new Uint8Array(16)];
  const key = await argon2(password, salt, 1);
  const before = hex(key);
  key.fill(0);
  assert.equal(hex(await argon2(password, salt, 1)), before);
});
