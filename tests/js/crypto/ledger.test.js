import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { newCaseKey, unwrapCaseKey } from '../../../static/js/crypto/casekey.js';
import { newKeyPair } from '../../../static/js/crypto/keys.js';
import { Ledger } from '../../../static/js/crypto/ledger.js';
import { makeStatement } from '../../../static/js/crypto/statement.js';
import { Force, heard, NOW, person, refused } from './support.js';

const say = (ledger, { text, sig }) => ledger.add(text, sig);

/** A statement is refused, and the ledger stays as it was. */
async function refusedBy(ledger, code, statement) {
  const before = structuredClone(ledger.snapshot());
  await refused(code, async () => say(ledger, await statement));
  assert.deepEqual(ledger.snapshot(), before);
}

test('a ledger knows the force, its people and its cases', async () => {
  const force = await Force.begin();
  const { id, caseKey } = await force.open(force.alison, [force.alison, force.priya]);
  const ledger = await heard(force);
  assert.equal(ledger.name, 'Invented Constabulary');
  assert.deepEqual([ledger.root, ledger.recovery], [force.root, force.recovery]);
  assert.deepEqual([...ledger.people.values()].map(({ name }) => name).sort(), [
    'Alison Mercer',
    'Joseph Okonkwo',
    'Priya Ashdown',
    'Tomos Griffiths',
  ]);
  assert.ok(ledger.isContact(force.alison.id));
  assert.ok(!ledger.isContact(force.priya.id));
  assert.ok(!ledger.isContact(newId()));
  assert.deepEqual(ledger.signKeys(force.priya.id), [force.priya.signPublic]);
  assert.equal(ledger.directoryHead.no, 5);
  const state = ledger.cases.get(id);
  assert.deepEqual(state.members, [force.alison.id, force.priya.id].sort());
  assert.deepEqual([state.key, state.epoch, state.commits], [caseKey.id, 1, { [caseKey.id]: caseKey.commit }]);
  assert.equal(ledger.wrapsFor(id, force.priya.id).length, 1);
  assert.equal(ledger.wrapsFor(id, 'recovery').length, 1);
  assert.equal(ledger.wrapsFor(id, force.tomos.id).length, 0);
});

test('a statement heard again changes nothing', async () => {
  const force = await Force.begin();
  const ledger = await heard(force);
  const before = ledger.snapshot();
  for (const each of force.said) assert.deepEqual((await say(ledger, each)).known, true);
  assert.deepEqual(ledger.snapshot(), before);
});

test('two statements at once are taken one after the other', async () => {
  const force = await Force.begin();
  const ledger = new Ledger(force.id);
  await say(ledger, force.said[0]);
  const [first, again] = await Promise.all([say(ledger, force.said[1]), say(ledger, force.said[1])]);
  assert.deepEqual([first.known, again.known].sort(), [false, true]);
  assert.equal(ledger.directoryHead.no, 2);
});

test('gaps, forks and other forces are refused', async () => {
  const force = await Force.begin();
  const ledger = await heard(force, force.said.slice(0, 3));
  await refusedBy(ledger, 'rebase', force.said[4]);
  const fork = {
    ...force.personFields('person', await person('Somebody Else', ['officer']), force.alison),
    no: 3,
    prev: ledger.snapshot().directory.history[1],
  };
  await refusedBy(ledger, 'log_forked', makeStatement(fork, force.alison.signKey));
  await refusedBy(ledger, 'log_forked', makeStatement({ ...fork, no: 4 }, force.alison.signKey));
  await refusedBy(ledger, 'not_allowed', makeStatement({ ...fork, force: newId() }, force.alison.signKey));
  await refusedBy(new Ledger(force.id), 'rebase', force.said[1]);
});

test('a case before the directory waits for it, a signature that is none is malformed', async () => {
  const force = await Force.begin();
  await force.open(force.alison, [force.alison, force.priya]);
  const { text, sig } = force.said.at(-1);
  await refusedBy(new Ledger(force.id), 'rebase', { text, sig });
  const ledger = await heard(force, force.said.slice(0, -1));
  await refusedBy(ledger, 'malformed', { text, sig: '*' });
});

test('the pinned root is the only one', async () => {
  const force = await Force.begin();
  const other = toB64u((await newKeyPair()).public);
  await refusedBy(new Ledger(force.id, { pinnedRoot: other }), 'not_allowed', force.said[0]);
});

test('the head pinned at enrolment must come, and be that one', async () => {
  const force = await Force.begin();
  const head = { no: 3, digest: force.ledger.snapshot().directory.history[2] };
  const ledger = await heard(force, force.said.slice(0, 2), { pinnedHead: head });
  assert.ok(ledger.behind);
  await say(ledger, force.said[2]);
  assert.ok(!ledger.behind);
  const forked = await heard(force, force.said.slice(0, 2), { pinnedHead: { no: 3, digest: 'A'.repeat(43) } });
  await refusedBy(forked, 'log_forked', force.said[2]);
  assert.ok(!new Ledger(force.id, { pinnedHead: { no: 0, digest: '' } }).behind);
});

test('the root statement is the first, once, by the root itself', async () => {
  const force = await Force.begin();
  const keys = { root: force.root, recovery: force.recovery, name: 'Other' };
  const first = {
    force: force.id,
    log: 'directory',
    no: 1,
    prev: '',
    type: 'root',
    issuer: 'root',
    issued_at: NOW,
    ...keys,
  };
  const empty = new Ledger(force.id);
  await refusedBy(empty, 'not_allowed', makeStatement({ ...first, issuer: newId() }, force.rootKey));
  await refusedBy(empty, 'bad_signature', makeStatement(first, force.alison.signKey));
  await refusedBy(empty, 'malformed', makeStatement({ ...first, recovery: outside(force.recovery) }, force.rootKey));
  await refusedBy(
    force.ledger,
    'not_allowed',
    makeStatement({ ...force.directory('root', 'root'), ...keys }, force.rootKey),
  );
  const personFirst = { ...force.personFields('person', force.priya), no: 1, prev: '' };
  await refusedBy(empty, 'not_allowed', makeStatement(personFirst, force.rootKey));
});

test('only root and contacts vouch', async () => {
  const force = await Force.begin();
  const { ledger, alison, priya } = force;
  const somebody = await person('Somebody Else', ['officer']);
  const by = (issuer) => force.personFields('person', somebody, issuer);
  await refusedBy(ledger, 'not_allowed', makeStatement(by(priya), priya.signKey));
  await refusedBy(ledger, 'not_allowed', makeStatement(by(somebody), somebody.signKey));
  await refusedBy(ledger, 'bad_signature', makeStatement(by(alison), priya.signKey));
  await refusedBy(ledger, 'bad_signature', makeStatement(by(), alison.signKey));
  await refusedBy(ledger, 'not_allowed', makeStatement(force.personFields('person', priya, alison), alison.signKey));
  await refusedBy(
    ledger,
    'not_allowed',
    makeStatement(force.personFields('replace', somebody, alison), alison.signKey),
  );
  await refusedBy(
    ledger,
    'malformed',
    makeStatement({ ...by(alison), hpke: outside(somebody.hpkePublic) }, alison.signKey),
  );
  await refusedBy(
    ledger,
    'malformed',
    makeStatement({ ...by(alison), sign: outside(somebody.signPublic) }, alison.signKey),
  );
  await force.vouch(somebody, alison);
  assert.equal(ledger.people.get(somebody.id).name, 'Somebody Else');
});

test('keys that were replaced sign nothing new, and their old records still verify', async () => {
  const force = await Force.begin();
  const { ledger, alison } = force;
  const renewed = { ...(await person('Alison Mercer', ['contact', 'deputy'])), id: alison.id };
  await force.vouch(renewed, force.joseph, 'replace');
  assert.deepEqual(ledger.signKeys(alison.id), [alison.signPublic, renewed.signPublic]);
  assert.deepEqual(ledger.people.get(alison.id).roles, ['contact', 'deputy']);
  const somebody = await person('Somebody Else', ['officer']);
  await refusedBy(
    ledger,
    'bad_signature',
    makeStatement(force.personFields('person', somebody, alison), alison.signKey),
  );
  await force.vouch(somebody, renewed);
});

test('who was revoked issues nothing, and does not come back', async () => {
  const force = await Force.begin();
  const { ledger, alison, joseph } = force;
  await force.revoke(alison, joseph);
  assert.ok(!ledger.isContact(alison.id));
  assert.deepEqual(ledger.signKeys(alison.id), [alison.signPublic]);
  const somebody = await person('Somebody Else', ['officer']);
  await refusedBy(ledger, 'not_allowed', makeStatement(force.personFields('person', somebody, alison), alison.signKey));
  for (const type of ['person', 'replace']) {
    await refusedBy(ledger, 'not_allowed', makeStatement(force.personFields(type, alison, joseph), joseph.signKey));
  }
  const again = { ...force.directory('revoke', joseph.id), person: alison.id };
  await refusedBy(ledger, 'not_allowed', makeStatement(again, joseph.signKey));
});

test('members come and go, and everybody reads what they should', async () => {
  const force = await Force.begin();
  const { ledger, alison, joseph, priya, tomos } = force;
  const opened = await force.open(alison, [alison, priya]);
  await force.changeMembers(alison, opened, [alison, joseph, priya]);
  assert.equal(ledger.cases.get(opened.id).epoch, 1);
  await force.changeMembers(joseph, opened, [joseph, tomos], await newCaseKey(opened.id));
  const state = ledger.cases.get(opened.id);
  assert.deepEqual([state.epoch, state.members, state.everMembers.length], [2, [joseph.id, tomos.id].sort(), 4]);
  const keysOf = (who) =>
    ledger
      .wrapsFor(opened.id, who.id)
      .map(({ key }) => key)
      .sort();
  assert.deepEqual(keysOf(tomos), [...opened.keys.keys()].sort());
  assert.deepEqual(keysOf(priya), [opened.caseKey.id]);
  for (const wrap of ledger.wrapsFor(opened.id, tomos.id)) {
    await unwrapCaseKey({ wrap, force: force.id, case: opened.id, commit: state.commits[wrap.key], pair: tomos.pair });
  }
  assert.deepEqual((await heard(force)).snapshot().cases, ledger.snapshot().cases);
});

test('a member whose keys were replaced gets the keys again, once', async () => {
  const force = await Force.begin();
  const opened = await force.open(force.alison, [force.alison, force.priya]);
  const renewed = { ...(await person('Priya Ashdown', ['officer'])), id: force.priya.id };
  await force.vouch(renewed, force.alison, 'replace');
  await force.changeMembers(force.alison, opened, [force.alison, force.priya]);
  const [, wrap] = force.ledger.wrapsFor(opened.id, renewed.id);
  await unwrapCaseKey({ wrap, force: force.id, case: opened.id, commit: opened.caseKey.commit, pair: renewed.pair });
  await refused('not_allowed', () => force.changeMembers(force.alison, opened, [force.alison, force.priya]));
});

test('after a case was disposed of nothing follows', async () => {
  const force = await Force.begin();
  const opened = await force.open(force.alison, [force.alison, force.priya]);
  await force.say(
    { ...force.ledger.next(opened.id), type: 'dispose', issuer: force.alison.id, issued_at: NOW },
    force.alison.signKey,
  );
  assert.ok(force.ledger.cases.get(opened.id).disposed);
  await refused('not_allowed', () =>
    force.changeMembers(force.alison, opened, [force.alison, force.priya, force.tomos]),
  );
});

test('a ledger comes back from its snapshot and goes on', async () => {
  const force = await Force.begin();
  const opened = await force.open(force.alison, [force.alison, force.priya]);
  const count = force.said.length;
  await force.changeMembers(force.alison, opened, [force.alison, force.priya, force.tomos]);
  const ledger = await heard(force, force.said.slice(0, count));
  const snapshot = structuredClone(ledger.snapshot());
  const restored = Ledger.restore(snapshot);
  await say(restored, force.said[count]);
  assert.deepEqual(restored.snapshot(), structuredClone((await heard(force)).snapshot()));
  assert.deepEqual(snapshot, structuredClone(ledger.snapshot()), 'the snapshot itself did not change');
  await refusedBy(
    Ledger.restore(snapshot),
    'not_allowed',
    makeStatement(force.personFields('person', force.priya, force.alison), force.alison.signKey),
  );
});

/** A key of the right shape that lies outside the curve. */
function outside(publicKey) {
  return publicKey.slice(0, 43) + (publicKey[43] === 'A' ? 'B' : 'A') + publicKey.slice(44);
}
