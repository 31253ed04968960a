import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fromB64u, newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { makeStatement, readStatement, statementDigest, verifyStatement } from '../../../static/js/crypto/statement.js';
import { codeOf, Force, flipped, NOW, refused } from './support.js';

let force;
let opened;

before(async () => {
  force = await Force.begin();
  await force.open(force.alison, [force.alison, force.priya]);
  opened = force.said.at(-1);
});

test('a statement is read and verified as it was made', async () => {
  const fields = await verifyStatement(opened.text, opened.sig, force.alison.signPublic);
  assert.deepEqual(readStatement(opened.text), fields);
  assert.deepEqual(Object.keys(fields).slice(0, 8), ['v', 'force', 'log', 'no', 'prev', 'type', 'issuer', 'issued_at']);
  assert.equal(fields.type, 'open');
  assert.equal(fromB64u(await statementDigest(opened.text)).length, 32);
});

test('no character of the text and no byte of the signature can be changed', async () => {
  for (let at = 0; at < opened.text.length; at += 1) {
    const other = opened.text[at] === '0' ? '1' : '0';
    const text = opened.text.slice(0, at) + other + opened.text.slice(at + 1);
    const code = await codeOf(() => verifyStatement(text, opened.sig, force.alison.signPublic));
    assert.match(code, /^(malformed|not_canonical|bad_signature)$/, `character ${at}`);
    assert.notEqual(await statementDigest(text), await statementDigest(opened.text));
  }
  const signature = fromB64u(opened.sig);
  for (let at = 0; at < 64; at += 1) {
    const sig = toB64u(flipped(signature, at));
    await refused('bad_signature', () => verifyStatement(opened.text, sig, force.alison.signPublic));
  }
});

test('another key, a cut signature or none verifies nothing', async () => {
  const verified = (sig, key) => verifyStatement(opened.text, sig, key);
  await refused('bad_signature', () => verified(opened.sig, force.joseph.signPublic));
  await refused('bad_signature', () => verified(opened.sig, force.alison.hpkePublic));
  await refused('bad_signature', () => verified(toB64u(fromB64u(opened.sig).slice(0, 63)), force.alison.signPublic));
  await refused('bad_signature', () => verified('', force.alison.signPublic));
  await refused('malformed', () => verified('*', force.alison.signPublic));
});

test('fields must be those of the log and type', async () => {
  const revoke = {
    force: force.id,
    log: 'directory',
    no: 2,
    prev: 'A'.repeat(43),
    type: 'revoke',
    issuer: 'root',
    issued_at: NOW,
    person: newId(),
  };
  assert.equal((await makeStatement(revoke, force.rootKey)).fields.v, 1);
  const wrong = [
    { v: 1, ...revoke, person: undefined },
    { ...revoke, name: 'x' },
    { ...revoke, type: 'open' },
    { ...revoke, type: 'toString' },
    { ...revoke, type: 7 },
    { ...revoke, log: newId() },
    { ...revoke, log: 'Directory' },
    { ...revoke, no: 1 },
    { ...revoke, no: 0 },
    { ...revoke, prev: '' },
    { ...revoke, prev: 'A'.repeat(42) },
    { ...revoke, issuer: 'Root' },
    { ...revoke, issued_at: -1 },
    { ...revoke, issued_at: `${NOW}` },
    { ...revoke, force: 'x' },
  ];
  for (const fields of wrong) await refused('malformed', () => makeStatement(fields, force.rootKey));
});

test('a type that no log knows is malformed, however few fields it has', async () => {
  const fields = { force: force.id, log: 'directory', no: 2, prev: 'A'.repeat(43), issuer: 'root', issued_at: NOW };
  for (const type of ['promote', 'open', 'toString', '', 7, null]) {
    await refused('malformed', () => makeStatement({ ...fields, type }, force.rootKey));
  }
});

test('roles are some of three, in order', async () => {
  const fields = (roles) => ({ ...force.personFields('person', { ...force.priya, id: newId(), roles }, force.alison) });
  for (const roles of [['contact'], ['contact', 'deputy', 'officer']]) {
    assert.deepEqual((await makeStatement(fields(roles), force.rootKey)).fields.roles, roles);
  }
  for (const roles of [[], ['officer', 'contact'], ['officer', 'officer'], ['root'], 'officer', null]) {
    await refused('malformed', () => makeStatement(fields(roles), force.rootKey));
  }
});

test('a text beyond a megabyte is not even parsed', async () => {
  await refused('too_large', () => readStatement(`${opened.text}${' '.repeat(1_048_576)}`));
});
