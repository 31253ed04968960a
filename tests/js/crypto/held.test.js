import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newCaseKey } from '../../../static/js/crypto/casekey.js';
import { Ledger } from '../../../static/js/crypto/ledger.js';
import { membersFields } from '../../../static/js/crypto/memberships.js';
import { makeStatement } from '../../../static/js/crypto/statement.js';
import { Force, heard, NOW, person, refused } from './support.js';

const inDirectory = ({ text }) => text.includes('"log":"directory"');

/** What somebody hears who joins late: the whole directory, then the cases. */
const late = (force) => [...force.said.filter(inDirectory), ...force.said.filter((each) => !inDirectory(each))];

test('what a contact said who has left since counts when another contact has signed on top of it', async () => {
  const force = await Force.begin();
  const opened = await force.open(force.alison, [force.alison, force.priya]);
  await force.changeMembers(force.alison, opened, [force.alison, force.joseph, force.priya]);
  await force.revoke(force.alison, force.joseph);
  const said = late(force);
  const ledger = await heard(force, said);
  assert.equal(ledger.cases.size, 0);
  assert.deepEqual(ledger.head(opened.id), { no: 0, digest: '' });
  const again = await ledger.add(said.at(-1).text, said.at(-1).sig);
  assert.deepEqual([again.known, again.held], [true, true]);

  await force.changeMembers(
    force.joseph,
    opened,
    [force.joseph, force.priya, force.tomos],
    await newCaseKey(opened.id),
  );
  const vouching = force.said.at(-1);
  const restored = Ledger.restore(structuredClone(ledger.snapshot()));
  for (const each of [ledger, restored]) {
    assert.equal((await each.add(vouching.text, vouching.sig)).held, false);
    assert.deepEqual(each.snapshot().cases, force.ledger.snapshot().cases);
    assert.deepEqual(each.snapshot().held, []);
  }
});

test('what was signed with keys that were replaced since is held as well', async () => {
  const force = await Force.begin();
  const opened = await force.open(force.alison, [force.alison, force.priya]);
  const renewed = { ...(await person('Alison Mercer', ['contact'])), id: force.alison.id };
  await force.vouch(renewed, force.joseph, 'replace');
  const ledger = await heard(force, late(force));
  assert.equal(ledger.cases.size, 0);
  await force.changeMembers(renewed, opened, [renewed, force.priya]);
  await ledger.add(force.said.at(-1).text, force.said.at(-1).sig);
  assert.deepEqual(ledger.cases.get(opened.id), force.ledger.cases.get(opened.id));
});

test('somebody who left cannot add a reader, nor block who is in good standing', async () => {
  const force = await Force.begin();
  const opened = await force.open(force.alison, [force.alison, force.joseph, force.priya]);
  const members = [force.alison, force.joseph, force.priya, force.tomos].map(({ id }) => id);
  const parts = {
    ledger: force.ledger,
    case: opened.id,
    members,
    caseKeys: opened.keys,
    issuer: force.alison.id,
    now: NOW,
  };
  const behindTheBack = await makeStatement(await membersFields(parts), force.alison.signKey);
  await force.revoke(force.alison, force.joseph);
  const { ledger } = force;
  assert.equal((await ledger.add(behindTheBack.text, behindTheBack.sig)).held, true);
  assert.ok(!ledger.cases.get(opened.id).members.includes(force.tomos.id));
  assert.equal(ledger.wrapsFor(opened.id, force.tomos.id).length, 0);
  assert.equal(ledger.next(opened.id).no, 2);
  await force.changeMembers(force.joseph, opened, [force.joseph, force.priya], await newCaseKey(opened.id));
  assert.deepEqual(ledger.cases.get(opened.id).members, [force.joseph.id, force.priya.id].sort());
  await refused('log_forked', () => ledger.add(behindTheBack.text, behindTheBack.sig));
});

test('who never was a contact is refused, not held', async () => {
  const force = await Force.begin();
  const opened = await force.open(force.alison, [force.alison, force.priya]);
  await force.revoke(force.priya, force.alison);
  const dispose = { ...force.ledger.next(opened.id), type: 'dispose', issuer: force.priya.id, issued_at: NOW };
  const { text, sig } = await makeStatement(dispose, force.priya.signKey);
  await refused('not_allowed', () => force.ledger.add(text, sig));
});

test('what is held must keep the rules too', async () => {
  const force = await Force.begin();
  const opened = await force.open(force.alison, [force.alison, force.priya]);
  await force.revoke(force.alison, force.joseph);
  const fields = { ...force.ledger.next(opened.id), type: 'members', issuer: force.alison.id, issued_at: NOW };
  const state = force.ledger.cases.get(opened.id);
  const readers = { members: state.members, key: state.key, epoch: 1, commit: state.commits[state.key], wraps: [] };
  const { text, sig } = await makeStatement({ ...fields, ...readers }, force.alison.signKey);
  await refused('not_allowed', () => force.ledger.add(text, sig));
});
