/** devicecode.json, and what JavaScript made of the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromB64u, toB64u } from '../../../../static/js/crypto/bytes.js';
import { deviceCodeKey, openToDevice, sealToDevice } from '../../../../static/js/crypto/device_code.js';
import { invitationKey, token, tokenHash } from '../../../../static/js/crypto/invitation.js';
import { refused } from '../support.js';
import { bothVectors } from './read.js';

for (const kept of bothVectors('devicecode')) {
  const { force, code, to_device: there } = kept;
  const key = fromB64u(kept.key);

  test('a code for a second device', async () => {
    for (const each of [code, ...kept.typed]) assert.equal(toB64u(await deviceCodeKey(each, force)), kept.key);
    assert.equal(await token(key), kept.token);
    assert.equal(await tokenHash(kept.token), kept.token_hash);
    assert.deepEqual(await openToDevice(key, force, there.sealed), { v: 1, ...there.fields });
    const iv = () => fromB64u(there.sealed).slice(0, 12);
    assert.equal(await sealToDevice(key, force, there.fields, iv), there.sealed);
  });

  test('is worth nothing as an invitation, and is no code with a digit less', async () => {
    assert.notEqual(toB64u(await invitationKey(code, force)), kept.key);
    await refused('bad_code', () => deviceCodeKey(code.slice(1), force));
  });

  test('what is sealed is checked first', async () => {
    for (const change of [{ profile: 3 }, { secret: 'x' }, { user: null }, { head: {} }, { more: 1 }])
      await refused('malformed', () => sealToDevice(key, force, { ...there.fields, ...change }));
  });

  for (const { name, sealed, code: why } of kept.refused) {
    test(`code for a second device refused: ${name}`, () => refused(why, () => openToDevice(key, force, sealed)));
  }
}
