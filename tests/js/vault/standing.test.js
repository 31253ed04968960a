/** Who held which role when something was written, and when it arrived. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { importSignKey, newIdentity, newKeyPair } from '../../../static/js/crypto/keys.js';
import { makeStatement } from '../../../static/js/crypto/statement.js';
import { Standing } from '../../../static/js/vault/standing.js';

const FORCE = newId();
const ANN = newId();
const DIGEST = toB64u(new Uint8Array(32));
const fresh = await newIdentity();
const KEYS = { hpke: toB64u(fresh.hpke.public), sign: toB64u(fresh.sign.public) };
const signKey = (await importSignKey((await newKeyPair()).private)).privateKey;

/** A checked statement as it lies among the items. */
async function said(no, at, content) {
  const common = { force: FORCE, log: 'directory', no, prev: DIGEST, issuer: 'root', issued_at: 1 };
  const { text, digest } = await makeStatement({ ...common, ...content }, signKey);
  return { kind: 'statement', text, digest, received_at: at };
}

const roles = (...held) => ({ type: 'replace', person: ANN, name: 'Ann', roles: held, ...KEYS });

/** Ann: contact at 2, officer at 4, contact again at 6, revoked at 8; each arrives at ten times its number. She loses a phone at 3. */
async function career() {
  const standing = new Standing();
  const steps = [
    said(8, 80, { type: 'revoke', person: ANN }),
    said(4, 40, roles('officer')),
    said(6, 60, roles('contact')),
    said(2, 20, { ...roles('contact'), type: 'person' }),
    said(3, 25, { type: 'wipe', person: ANN, device: FORCE }),
  ];
  for (const item of await Promise.all(steps)) standing.take(item);
  return standing;
}

for (const [what, dir, received_at, judgement] of [
  ['before she was known', 1, 15, 'not_allowed'],
  ['as a contact', 2, 30, true],
  ['with everything here seen, her end with it', 99, 30, 'not_allowed'],
  ['as a contact, arrived in the instant of her demotion', 2, 40, 'left_role'],
  ['dated back after her demotion', 3, 50, 'left_role'],
  ['as an officer', 4, 50, 'not_allowed'],
  ['as an officer, arrived as a contact', 5, 70, 'not_allowed'],
  ['before her demotion, arrived when she was a contact again', 3, 70, true],
  ['as a contact, by a clock of the server that lags', 6, 55, true],
  ['dated back after she was revoked', 6, 90, 'left_role'],
  ['before she was revoked and not sent yet', 6, null, 'left_role'],
]) {
  test(`a review ${what}: ${judgement}`, async () => {
    const standing = await career();
    assert.equal(standing.mayWrite({ author: ANN, case: 'c', dir, received_at }, 'review'), judgement);
    assert.equal(standing.mayWrite({ author: ANN, case: 'c', dir, received_at }, 'contact-log'), true);
  });
}

test('what only a contact may say, an officer does not', async () => {
  const standing = await career();
  for (const form of ['allocation', 'review', 'acknowledge', 'ask-back', 'set-aside'])
    assert.equal(standing.mayWrite({ author: ANN, case: 'c', dir: 4, received_at: 50 }, form), 'not_allowed');
});

test('what a revoked person sends is late whatever the case says, and nothing before', async () => {
  const standing = await career();
  const isLate = (received_at) => standing.isLate({ author: ANN, case: 'c', dir: 1, received_at }, []);
  assert.deepEqual([isLate(79), isLate(81), isLate(null)], [false, true, false]);
});

test('membership is that of the statements that hold: one that is only held takes nobody out', async () => {
  const standing = new Standing();
  const log = newId();
  const wrap = { key: newId(), to: ANN, kid: toB64u(new Uint8Array(16)), sealed: toB64u(new Uint8Array(113)) };
  const readers = { type: 'members', issuer: ANN, key: wrap.key, epoch: 1, commit: DIGEST, wraps: [wrap] };
  const members = (no, at, people) => said(no, at, { ...readers, log, members: people });
  const [added, removed] = await Promise.all([members(2, 20, [ANN]), members(3, 30, [newId()])]);
  for (const item of [added, removed]) standing.take(item);
  const isLate = (history) => standing.isLate({ author: ANN, case: log, dir: 1, received_at: 40 }, history);
  assert.deepEqual([isLate(['first', added.digest, removed.digest]), isLate(['first', added.digest])], [true, false]);
});
