/** vault.json, invitation.json, and what JavaScript made of the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromB64u, toB64u } from '../../../../static/js/crypto/bytes.js';
import {
  invitationKey,
  openToContact,
  openToOfficer,
  sealToContact,
  sealToOfficer,
  token,
  tokenHash,
} from '../../../../static/js/crypto/invitation.js';
import { openLocal } from '../../../../static/js/crypto/local.js';
import { openVault, signInKeys } from '../../../../static/js/crypto/vault.js';
import { refused } from '../support.js';
import { bothVectors } from './read.js';

for (const kept of bothVectors('vault')) {
  test('a vault', async () => {
    const { identity, local, secret, ...opened } = await openKept(kept);
    const { hpke: _hpke, sign: _sign, hpke_public: hpkePublic, sign_public: signPublic, ...expected } = kept.opened;
    assert.deepEqual([identity.hpkePublic, identity.signPublic], [hpkePublic, signPublic]);
    assert.deepEqual({ ...opened, secret: toB64u(secret) }, expected);
    const { sealed, kind, id, content } = kept.local;
    assert.equal(toB64u(await openLocal(local, fromB64u(sealed), kind, id)), content);
  });

  for (const { name, code, at_least: atLeast, ...change } of kept.refused) {
    test(`vault refused: ${name}`, () => refused(code, () => openKept({ ...kept, ...change }, atLeast)));
  }
}

async function openKept({ vault, passphrase, sheet, force, user, local }, atLeast) {
  const keys = await signInKeys(passphrase, sheet, force, user);
  return openVault({ vault, keys, force, user, device: local.device, atLeast });
}

for (const invitation of bothVectors('invitation')) {
  const { force, key, to_officer: there, to_contact: back } = invitation;

  test('an invitation', async () => {
    for (const each of [invitation.code, ...invitation.typed])
      assert.equal(toB64u(await invitationKey(each, force)), key);
    for (const each of invitation.refused_codes) await refused('bad_code', () => invitationKey(each, force));
    assert.equal(await token(fromB64u(key)), invitation.token);
    assert.equal(await tokenHash(invitation.token), invitation.token_hash);
    assert.deepEqual(await openToOfficer(fromB64u(key), force, there.sealed), { v: 1, force, ...there.fields });
    assert.deepEqual(await openToContact(fromB64u(key), force, back.sealed), { v: 1, ...back.fields });
  });

  test('letters sealed with the same IV are the same', async () => {
    const ivOf = (sealed) => () => fromB64u(sealed).slice(0, 12);
    assert.equal(await sealToOfficer(fromB64u(key), force, there.fields, ivOf(there.sealed)), there.sealed);
    assert.equal(await sealToContact(fromB64u(key), force, back.fields, ivOf(back.sealed)), back.sealed);
  });

  for (const { name, way, sealed, code } of invitation.refused) {
    const open = way === 'to_officer' ? openToOfficer : openToContact;
    test(`invitation refused: ${name}`, () => refused(code, () => open(fromB64u(key), force, sealed)));
  }
}
