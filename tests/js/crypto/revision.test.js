import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aesKey, sealBox } from '../../../static/js/crypto/box.js';
import { concat, fromB64u, label, newId, toB64u, u32, utf8 } from '../../../static/js/crypto/bytes.js';
import { CaseKey, newCaseKey } from '../../../static/js/crypto/casekey.js';
import { hkdf, sha256 } from '../../../static/js/crypto/kdf.js';
import { sign } from '../../../static/js/crypto/keys.js';
import {
  openBody,
  openRevision,
  readHeader,
  readRevision,
  revisionDigest,
  sealRevision,
  verifyRevision,
} from '../../../static/js/crypto/revision.js';
import { codeOf, flipped, NOW, person, refused } from './support.js';

const priya = await person('Priya Ashdown', ['officer']);
const caseId = newId();
const raw = new Uint8Array(32).fill(3);
const caseKey = await CaseKey.from(caseId, newId(), raw);
const content = {
  form: 'contact-log',
  version: 1,
  about: null,
  values: { words: 'Sleeping badly. 😀', actions: [{ what: 'Ring', done: false }] },
};
const digest = (letter) => letter.repeat(42) + 'A';

const fields = (changes = {}) => ({
  force: newId(),
  id: newId(),
  record: newId(),
  parents: [],
  case: caseId,
  author: priya.id,
  device: newId(),
  n: 1,
  prev: '',
  dir: 5,
  mem: 1,
  created_at: NOW,
  ...changes,
});

const seal = (changes, said = content) =>
  sealRevision({ fields: fields(changes), content: said, caseKey, signKey: priya.signKey });
const bodyOf = async ({ header, body }) => openBody(await readRevision(header, body), caseKey);
const open = (sealed, changes = {}) => openRevision({ ...sealed, publicKeys: [priya.signPublic], caseKey, ...changes });

test('a revision opens as it was sealed', async () => {
  // biome-ignore lint/suspicious/noThenProperty: the field's name in docs/protocol.md
  const due = { id: newId(), after: 3_600_000, tell: 'contact', then: 'deputy' };
  const sealed = await seal({ parents: [digest('a'), digest('b')], n: 2, prev: digest('c'), due, closes: [newId()] });
  const opened = await open(sealed);
  assert.deepEqual(opened.content, content);
  assert.deepEqual(opened.fields, sealed.fields);
  assert.deepEqual(opened.fields.due, due);
  assert.deepEqual(
    [opened.fields.v, opened.fields.suite, opened.fields.key, opened.fields.commit],
    [1, 1, caseKey.id, caseKey.commit],
  );
  assert.equal(opened.digest, sealed.digest);
  assert.equal(await revisionDigest(sealed.header, sealed.body), sealed.digest);
});

test('all of a review is kept: what it is about and what was read', async () => {
  const review = {
    form: 'review',
    version: 1,
    about: { record: newId(), digests: [digest('z'), digest('a')] },
    values: {},
  };
  assert.deepEqual((await open(await seal({}, review))).content, review);
});

test('the size tells steps only', async () => {
  const sizes = [];
  for (const words of ['', 'Safe and well.', 'x'.repeat(60_000)]) {
    sizes.push(fromB64u((await seal({}, { ...content, values: { words } })).body).length);
  }
  assert.deepEqual(sizes, [1052, 1052, 1052]);
});

test('no character of the header and no byte of body or signature can be changed', async () => {
  const sealed = await seal();
  for (let at = 0; at < sealed.header.length; at += 1) {
    const other = sealed.header[at] === '0' ? '1' : '0';
    const header = sealed.header.slice(0, at) + other + sealed.header.slice(at + 1);
    assert.match(
      await codeOf(() => open({ ...sealed, header })),
      /^(malformed|not_canonical|bad_signature)$/,
      `header ${at}`,
    );
    const withoutSignature = await codeOf(() => bodyOf({ header, body: sealed.body }));
    assert.match(withoutSignature, /^(malformed|not_canonical|commit_mismatch|not_opened)$/, `header ${at}`);
  }
  const body = fromB64u(sealed.body);
  for (let at = 0; at < body.length; at += 1) {
    const changed = { ...sealed, body: toB64u(flipped(body, at)) };
    await refused('bad_signature', () => open(changed));
    await refused('not_opened', () => bodyOf(changed));
  }
  const signature = fromB64u(sealed.sig);
  for (let at = 0; at < 64; at += 1)
    await refused('bad_signature', () => open({ ...sealed, sig: toB64u(flipped(signature, at)) }));
});

test('any key that the author ever held verifies, and no other', async () => {
  const sealed = await seal();
  const other = await person('Tomos Griffiths', ['officer']);
  const revision = await readRevision(sealed.header, sealed.body);
  const verified = (publicKeys) => verifyRevision(revision, sealed.sig, publicKeys);
  await verified([other.signPublic, priya.signPublic]);
  for (const publicKeys of [[], [other.signPublic], [priya.hpkePublic]])
    await refused('bad_signature', () => verified(publicKeys));
});

test('a public key that is none is malformed, not merely another one', async () => {
  const sealed = await seal();
  await refused('malformed', () => open(sealed, { publicKeys: ['x', priya.signPublic] }));
});

test('a key of another case, id or content does not open it', async () => {
  const sealed = await seal();
  const others = [
    await CaseKey.from(newId(), caseKey.id, raw),
    await CaseKey.from(caseId, newId(), raw),
    await newCaseKey(caseId),
  ];
  for (const other of others) await refused('commit_mismatch', () => open(sealed, { caseKey: other }));
  await refused('commit_mismatch', () =>
    sealRevision({ fields: fields({ case: newId() }), content, caseKey, signKey: priya.signKey }),
  );
});

test('a body of no padded size is refused before any key is used', async () => {
  const sealed = await seal();
  const body = fromB64u(sealed.body);
  const bodies = [
    new Uint8Array(),
    body.slice(0, 28),
    body.slice(0, 1051),
    concat(body, Uint8Array.of(0)),
    new Uint8Array(5 * 1024 + 28),
  ];
  for (const other of bodies) await refused('malformed', () => open({ ...sealed, body: toB64u(other) }));
  await refused('too_large', () => open({ ...sealed, body: toB64u(new Uint8Array(1_048_576 + 29)) }));
  await refused('too_large', () => readHeader(sealed.header + ' '.repeat(65_536)));
});

test('headers have their fields and no others', async () => {
  // biome-ignore lint/suspicious/noThenProperty: the field's name in docs/protocol.md
  const due = { id: newId(), at: NOW, tell: 'author', then: 'contact' };
  const { at: _at, ...neither } = due;
  const wrong = [
    { extra: 1 },
    { id: 'x' },
    { n: 0 },
    { n: 2 },
    { prev: digest('c') },
    { dir: 0 },
    { mem: 0 },
    { parents: [digest('b'), digest('a')] },
    { parents: [digest('a'), digest('a')] },
    { created_at: NOW + 0.5 },
    { closes: [] },
    { closes: ['x'] },
    { due: { ...due, after: 1 } },
    { due: neither },
    { due: { ...due, why: 'risk' } },
    { due: { ...due, tell: 'officer' } },
    { due: { ...due, id: 'x' } },
  ];
  for (const change of wrong) await refused('malformed', () => seal(change));
  assert.deepEqual((await seal({ due })).fields.due, due);
});

test('what is said has a form, a version, what it is about and values', async () => {
  const wrong = [
    { form: 7 },
    { version: 0 },
    { version: '1' },
    { about: undefined },
    { about: {} },
    { values: null },
    { values: [] },
    { more: 1 },
  ];
  for (const change of wrong) await refused('malformed', () => seal({}, { ...content, ...change }));
  await refused('malformed', () => openBodyOf(utf8('{"form":"x"}')));
  await refused('malformed', () => openBodyOf(utf8('[]')));
  await refused('malformed', () => openBodyOf(Uint8Array.of(0x22, 0xff, 0x22)));
});

test('lone surrogates survive, too much text is refused', async () => {
  const said = { ...content, values: { words: 'a\ud800b' } };
  assert.deepEqual((await open(await seal({}, said))).content, said);
  await refused('too_large', () => seal({}, { ...content, values: { words: 'x'.repeat(1_048_576) } }));
});

test('a padded text of its author that is not well made is refused after opening', async () => {
  const nonsense = new Uint8Array(1024);
  nonsense.set(u32(2000));
  await refused('bad_padding', () => openPadded(nonsense));
  nonsense.set(u32(3));
  nonsense.set([255, 255, 255], 4);
  await refused('malformed', () => openPadded(nonsense));
});

/** Opens a revision whose padded text was made by hand, properly sealed and signed. */
async function openPadded(padded) {
  const { header } = await seal();
  const body = await sealBox(await aesKey(await hkdf(raw, label('seal'))), padded, utf8(header));
  const signed = concat(label('revision', ''), await sha256(utf8(header)), await sha256(body));
  return open({ header, body: toB64u(body), sig: toB64u(await sign(priya.signKey, signed)) });
}

/** The same with a plain text made by hand. */
async function openBodyOf(plain) {
  const deflated = new Uint8Array(
    await new Response(new Blob([plain]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer(),
  );
  const padded = new Uint8Array(1024);
  padded.set(u32(deflated.length));
  padded.set(deflated, 4);
  return openPadded(padded);
}
