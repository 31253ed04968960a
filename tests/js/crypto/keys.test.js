import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromB64u, toB64u, utf8 } from '../../../static/js/crypto/bytes.js';
import { fingerprint, rootFingerprint } from '../../../static/js/crypto/fingerprint.js';
import { openWith, sealFor } from '../../../static/js/crypto/hpke.js';
import {
  checkPoint,
  importIdentity,
  importSignKey,
  kid,
  newIdentity,
  newKeyPair,
  sign,
  verify,
} from '../../../static/js/crypto/keys.js';
import { flipped, refused } from './support.js';

const message = utf8('a message');
const fresh = await newIdentity();
const identity = await importIdentity({ hpke: fresh.hpke.private, sign: fresh.sign.private });

test('an identity keeps its public keys and gives no private one back', async () => {
  assert.equal(identity.hpkePublic, toB64u(fresh.hpke.public));
  assert.equal(identity.signPublic, toB64u(fresh.sign.public));
  for (const { privateKey } of [identity.hpke, identity.sign]) {
    assert.equal(privateKey.extractable, false);
    for (const format of ['jwk', 'pkcs8']) await assert.rejects(crypto.subtle.exportKey(format, privateKey));
  }
});

test('a signature holds for its key and message alone', async () => {
  const signature = await sign(identity.sign.privateKey, message);
  assert.equal(signature.length, 64);
  await verify(identity.signPublic, signature, message);
  await verify(fresh.sign.public, signature, message);
  for (let at = 0; at < 64; at += 1) {
    await refused('bad_signature', () => verify(identity.signPublic, flipped(signature, at), message));
  }
  await refused('bad_signature', () => verify(identity.signPublic, signature, utf8('another message')));
  await refused('bad_signature', () => verify(identity.hpkePublic, signature, message));
  for (const other of [
    signature.slice(0, 63),
    new Uint8Array([...signature, 0]),
    new Uint8Array(),
    new Uint8Array(64),
  ]) {
    await refused('bad_signature', () => verify(identity.signPublic, other, message));
  }
});

test('a public key is made ready once for many signatures', async (t) => {
  const signature = await sign(identity.sign.privateKey, message);
  await verify(identity.signPublic, signature, message);
  const made = t.mock.method(crypto.subtle, 'importKey');
  for (let times = 0; times < 3; times += 1) await verify(identity.signPublic, signature, message);
  assert.equal(made.mock.callCount(), 0);
  for (let others = 0; others < 100; others += 1) {
    const other = toB64u((await newKeyPair()).public);
    await refused('bad_signature', () => verify(other, signature, message));
  }
  const before = made.mock.callCount();
  await verify(identity.signPublic, signature, message);
  assert.equal(made.mock.callCount(), before + 1, 'no more than a hundred are kept');
});

test('what is no public key is malformed', async () => {
  const point = fresh.sign.public;
  const odd = point[64] & 1;
  const outside = [
    flipped(point, 64),
    flipped(point, 1),
    new Uint8Array([6 | odd, ...point.slice(1)]),
    new Uint8Array([2 | odd, ...point.slice(1, 33)]),
  ];
  for (const other of [...outside, point.slice(0, 64), new Uint8Array()]) {
    await refused('malformed', () => verify(other, new Uint8Array(64), message));
    await refused('malformed', () => checkPoint(toB64u(other)));
    await refused('malformed', () => sealFor(other, message, message));
  }
});

test('what is no scalar is malformed', async () => {
  const order = fromB64u('_____wAAAAD__________7zm-q2nF56E87nKwvxjJVE', 32);
  const zero = new Uint8Array(32);
  for (const other of [
    zero,
    order,
    new Uint8Array(32).fill(255),
    new Uint8Array(31).fill(1),
    new Uint8Array(33).fill(1),
  ]) {
    await refused('malformed', () => importSignKey(other));
    await refused('malformed', () => importIdentity({ hpke: other, sign: fresh.sign.private }));
  }
});

test('what is sealed for one pair opens with it alone', async () => {
  const [info, content] = [utf8('wso/1 case key'), new Uint8Array(32).fill(9)];
  const sealed = await sealFor(fresh.hpke.public, info, content);
  assert.equal(sealed.length, 65 + content.length + 16);
  assert.deepEqual(await openWith(identity.hpke, info, sealed), content);
  for (let at = 0; at < sealed.length; at += 1) {
    await refused('not_opened', () => openWith(identity.hpke, info, flipped(sealed, at)));
  }
  await refused('not_opened', () => openWith(identity.hpke, utf8('else'), sealed));
  for (const length of [0, 1, 64, 65, 80]) {
    await refused('not_opened', () => openWith(identity.hpke, info, sealed.slice(0, length)));
  }
  const other = await newIdentity().then((made) =>
    importIdentity({ hpke: made.hpke.private, sign: made.sign.private }),
  );
  await refused('not_opened', () => openWith(other.hpke, info, sealed));
});

test('key ids and fingerprints tell keys apart', async () => {
  const root = toB64u((await newKeyPair()).public);
  assert.equal(fromB64u(await kid(root)).length, 16);
  assert.equal(await kid(fromB64u(root)), await kid(root));
  assert.notEqual(await kid(root), await kid(identity.hpkePublic));
  const shown = { root, person: 'p', hpke: identity.hpkePublic, sign: identity.signPublic };
  const print = await fingerprint(shown);
  assert.match(print, /^\d{4}( \d{4}){5}$/);
  assert.match(await rootFingerprint(root), /^\d{4}( \d{4}){5}$/);
  for (const change of [{ root: identity.hpkePublic }, { person: 'q' }, { hpke: root }, { sign: root }]) {
    assert.notEqual(await fingerprint({ ...shown, ...change }), print);
  }
});
