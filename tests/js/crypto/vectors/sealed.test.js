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
import { verify } from '../../../../static/js/crypto/keys.js';
import { openLocal } from '../../../../static/js/crypto/local.js';
import { passphraseMessage } from '../../../../static/js/crypto/passphrase_change.js';
import { openCodeSlot, readRecoveryCode } from '../../../../static/js/crypto/recovery_code.js';
import { openVault, openWithKey, signInKeys } from '../../../../static/js/crypto/vault.js';
import { refused } from '../support.js';
import { bothVectors } from './read.js';

for (const kept of bothVectors('vault')) {
  test('a vault', async () => {
    const { identity, local, formers, secret, ...opened } = await openKept(kept);
    const { hpke: _hpke, sign: _sign, hpke_public: hpkePublic, sign_public: signPublic, ...expected } = kept.opened;
    assert.deepEqual([identity.hpkePublic, identity.signPublic], [hpkePublic, signPublic]);
    assert.deepEqual({ ...opened, secret: toB64u(secret), formers }, { ...expected, formers: [] });
    const { sealed, kind, id, content } = kept.local;
    assert.equal(toB64u(await openLocal(local, fromB64u(sealed), kind, id)), content);
  });

  if (kept.moved)
    test('a vault under another key, in which the one before lies for what stays on the device', async () => {
      const { formers } = await openKept({ ...kept, vault: kept.moved.vault });
      const { sealed, kind, id, content } = kept.local;
      const opened = await Promise.all(formers.map((key) => openLocal(key, fromB64u(sealed), kind, id)));
      assert.deepEqual(opened.map(toB64u), [content]);
    });

  for (const { name, code, at_least: atLeast, ...change } of kept.refused) {
    test(`vault refused: ${name}`, () => refused(code, () => openKept({ ...kept, ...change }, atLeast)));
  }

  test('a recovery code opens the vault of its device', async () => {
    const { force, user, vault, recovery } = kept;
    const vaultKey = await openByCode(kept);
    assert.equal(toB64u(vaultKey), recovery.vault_key);
    const { person } = await openWithKey({ vault, vaultKey, force, user, device: recovery.device });
    assert.equal(person, kept.opened.person);
  });

  for (const { name, ...change } of kept.recovery.refused) {
    test(`recovery code refused: ${name}`, () => refused('not_opened', () => openByCode(kept, change)));
  }

  test('what is signed of a new passphrase', async () => {
    const { force, user, changed } = kept;
    const { vault, login, message } = changed;
    assert.equal(toB64u(await passphraseMessage({ force, user, vault, login })), message);
    await verify(fromB64u(changed.public), fromB64u(changed.sig), fromB64u(message));
  });
}

async function openByCode({ force, user, recovery }, change = {}) {
  const { code, sealed, ...whose } = { user, ...recovery, ...change };
  return openCodeSlot(sealed, await readRecoveryCode(code), { ...whose, force });
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
