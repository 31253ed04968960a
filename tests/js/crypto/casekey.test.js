import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromB64u, newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { CaseKey, newCaseKey, unwrapCaseKey } from '../../../static/js/crypto/casekey.js';
import { flipped, person, refused } from './support.js';

const force = newId();
const caseId = newId();
const priya = await person('Priya Ashdown', ['officer']);
const caseKey = await newCaseKey(caseId);
const wrap = await caseKey.wrapFor({ force, to: priya.id, publicKey: priya.hpkePublic });
const place = { wrap, force, case: caseId, commit: caseKey.commit, pair: priya.pair };

test('a wrapped key comes back and can be wrapped on', async () => {
  const unwrapped = await unwrapCaseKey(place);
  assert.deepEqual([unwrapped.id, unwrapped.case, unwrapped.commit], [caseKey.id, caseId, caseKey.commit]);
  const tomos = await person('Tomos Griffiths', ['officer']);
  const onwards = await unwrapped.wrapFor({ force, to: tomos.id, publicKey: tomos.hpkePublic });
  assert.equal((await unwrapCaseKey({ ...place, wrap: onwards, pair: tomos.pair })).commit, caseKey.commit);
});

test('the raw key stands in nothing that a script can list, log or store', async () => {
  const raw = new Uint8Array(32).fill(7);
  const known = await CaseKey.from(caseId, newId(), raw);
  assert.deepEqual(Object.keys(known).sort(), ['aes', 'case', 'commit', 'id']);
  assert.ok(!JSON.stringify(known).includes(toB64u(raw).slice(0, 20)));
  await assert.rejects(crypto.subtle.exportKey('raw', known.aes));
});

test('a wrap is bound to force, case, key and recipient, byte by byte', async () => {
  const sealed = fromB64u(wrap.sealed);
  for (let at = 0; at < sealed.length; at += 1) {
    await refused('not_opened', () =>
      unwrapCaseKey({ ...place, wrap: { ...wrap, sealed: toB64u(flipped(sealed, at)) } }),
    );
  }
  const other = await person('Joseph Okonkwo', ['contact']);
  const changes = [
    { force: newId() },
    { case: newId() },
    { pair: other.pair },
    { wrap: { ...wrap, key: newId() } },
    { wrap: { ...wrap, kid: 'A'.repeat(22) } },
  ];
  for (const change of changes) await refused('not_opened', () => unwrapCaseKey({ ...place, ...change }));
});

test('a key that is not the one of the statement is a commit mismatch', async () => {
  await refused('commit_mismatch', () => unwrapCaseKey({ ...place, commit: 'A'.repeat(43) }));
});

test('a key of another length is malformed', async () => {
  await refused('malformed', () => CaseKey.from(caseId, newId(), new Uint8Array(31)));
});
