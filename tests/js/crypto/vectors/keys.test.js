/** keys.json, kdf.json, casekeys.json */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalPassphrase, normalUser, signInKeys } from '../../../../static/js/crypto/account.js';
import { aesKey, openBox, sealBox } from '../../../../static/js/crypto/box.js';
import { fromB64u, label, toB64u, utf8 } from '../../../../static/js/crypto/bytes.js';
import { CaseKey, unwrapCaseKey } from '../../../../static/js/crypto/casekey.js';
import { fingerprint, rootFingerprint } from '../../../../static/js/crypto/fingerprint.js';
import { argon2, hkdf, sha256 } from '../../../../static/js/crypto/kdf.js';
import { importIdentity, kid, verify } from '../../../../static/js/crypto/keys.js';
import { writeSheetCode } from '../../../../static/js/crypto/sheet.js';
import { refused } from '../support.js';
import { vectors } from './read.js';

const keys = vectors('keys');
const kdf = vectors('kdf');
const casekeys = vectors('casekeys');
const hex = (bytes) => Buffer.from(bytes).toString('hex');

/** That a key that cannot be read back is this one. */
async function isKey(key, raw) {
  const associated = utf8('');
  assert.deepEqual(
    await openBox(await aesKey(fromB64u(raw)), await sealBox(key, utf8('x'), associated), associated),
    utf8('x'),
  );
}

test('base64url', async () => {
  for (const { text, hex: bytes } of keys.base64url.read) assert.equal(hex(fromB64u(text)), bytes);
  for (const text of keys.base64url.refused) await refused('malformed', () => fromB64u(text));
});

test('labels and HKDF', async () => {
  for (const { key, label: parts, info, derived } of keys.hkdf) {
    assert.equal(hex(label(...parts)), info);
    assert.equal(toB64u(await hkdf(fromB64u(key), label(...parts))), derived);
  }
});

test('key ids and fingerprints', async () => {
  const { fingerprint: shown, root_fingerprint: rootShown, kid: id, ...person } = keys.person;
  assert.equal(await fingerprint(person), shown);
  assert.equal(await rootFingerprint(person.root), rootShown);
  assert.equal(await kid(person.hpke), id);
});

test('signatures', async () => {
  const { public: point, message, verified, refused: others, no_public_keys: noKeys } = keys.ecdsa;
  for (const sig of verified) await verify(point, fromB64u(sig), fromB64u(message));
  for (const { sig } of others) await refused('bad_signature', () => verify(point, fromB64u(sig), fromB64u(message)));
  for (const { public: other } of noKeys) {
    await refused('malformed', () => verify(other, fromB64u(verified[0]), fromB64u(message)));
  }
});

test('private keys give their public ones', async () => {
  const { private: scalar, public: point } = keys.ecdsa;
  const identity = await importIdentity({ hpke: fromB64u(scalar), sign: fromB64u(scalar) });
  assert.deepEqual([identity.hpkePublic, identity.signPublic], [point, point]);
});

test('passphrases and sign-in names', () => {
  for (const { typed, normal } of kdf.passphrases) assert.equal(normalPassphrase(typed), normal);
  for (const { typed, normal } of kdf.users) assert.equal(normalUser(typed), normal);
});

test('from passphrase to keys', async () => {
  for (const { passphrase, secret, profile, user, master, kek, login, login_hash: kept } of kdf.derived) {
    const key = await argon2(utf8(normalPassphrase(passphrase)), fromB64u(secret), profile);
    assert.equal(toB64u(key), master);
    const made = await signInKeys(passphrase, await writeSheetCode(profile, fromB64u(secret)), kdf.force, user);
    assert.equal(made.login, login);
    await isKey(made.kek, kek);
    assert.equal(toB64u(await sha256(label('login', ''), fromB64u(login))), kept);
  }
  for (const profile of kdf.unknown_profiles)
    await refused('unknown_profile', () => argon2(utf8('x'), new Uint8Array(16), profile));
});

test('the key of a device', async () => {
  const { vault_key: vaultKey, device, key } = kdf.local;
  assert.equal(toB64u(await hkdf(fromB64u(vaultKey), label('local', device))), key);
});

test('case keys', async () => {
  const made = await CaseKey.from(casekeys.case, casekeys.key, fromB64u(casekeys.raw));
  assert.equal(made.commit, casekeys.commit);
  await isKey(made.aes, casekeys.aes);
});

test('wraps', async () => {
  const scalar = fromB64u(casekeys.recipient.private);
  const { hpke: pair, hpkePublic } = await importIdentity({ hpke: scalar, sign: scalar });
  assert.equal(hpkePublic, casekeys.recipient.public);
  const { wrap, force, case: caseId, commit } = casekeys;
  const place = { wrap, force, case: caseId, commit, pair };
  assert.equal((await unwrapCaseKey(place)).commit, commit);
  for (const { name, code, ...change } of casekeys.refused) {
    await assert.doesNotReject(() => refused(code, () => unwrapCaseKey({ ...place, ...change })), name);
  }
});
