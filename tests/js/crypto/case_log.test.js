import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { newId } from '../../../static/js/crypto/bytes.js';
import { newCaseKey } from '../../../static/js/crypto/casekey.js';
import { membersFields, openFields } from '../../../static/js/crypto/memberships.js';
import { makeStatement } from '../../../static/js/crypto/statement.js';
import { Force, NOW, refused } from './support.js';

let force;
let opened;

before(async () => {
  force = await Force.begin();
  opened = await force.open(force.alison, [force.alison, force.priya]);
});

/** That these fields, signed by Alison, are refused. */
async function notAllowed(fields, signKey = force.alison.signKey) {
  const { text, sig } = await makeStatement(fields, signKey);
  await refused('not_allowed', () => force.ledger.add(text, sig));
}

const wrapFor = (caseKey, who, to = who.id) =>
  caseKey.wrapFor({ force: force.id, to, publicKey: who.hpkePublic ?? force.recovery });

/** The fields of a new case of Alison and Priya. */
async function opening() {
  const id = newId();
  const caseKey = await newCaseKey(id);
  const members = [force.alison.id, force.priya.id];
  const fields = await openFields({
    ledger: force.ledger,
    case: id,
    members,
    caseKey,
    issuer: force.alison.id,
    now: NOW,
  });
  return { caseKey, fields };
}

/** The fields that add Tomos to the open case. */
function adding(changes = {}) {
  const members = [force.alison, force.priya, force.tomos].map(({ id }) => id);
  const parts = {
    ledger: force.ledger,
    case: opened.id,
    members,
    caseKeys: opened.keys,
    issuer: force.alison.id,
    now: NOW,
  };
  return membersFields({ ...parts, ...changes });
}

test('a case opens once, at first, by a contact among its members', async () => {
  const { caseKey, fields } = await opening();
  await notAllowed({ ...fields, issuer: force.joseph.id }, force.joseph.signKey);
  await notAllowed({ ...fields, issuer: force.priya.id }, force.priya.signKey);
  await notAllowed({ ...fields, issuer: 'root' }, force.rootKey);
  await notAllowed({ ...fields, type: 'members' });
  await notAllowed({ ...fields, epoch: 2 });
  await notAllowed({ ...fields, ...force.ledger.next(opened.id) });
  const stranger = newId();
  const wraps = [...fields.wraps, await wrapFor(caseKey, force.tomos, stranger)];
  await notAllowed({ ...fields, members: [...fields.members, stranger].sort(), wraps });
});

test('a key that opens a case is wrapped once for each member and for recovery, for nobody else', async () => {
  const { caseKey, fields } = await opening();
  for (const at of fields.wraps.keys()) await notAllowed({ ...fields, wraps: fields.wraps.toSpliced(at, 1) });
  for (const at of fields.wraps.keys()) await notAllowed({ ...fields, wraps: [...fields.wraps, fields.wraps[at]] });
  await notAllowed({ ...fields, wraps: [...fields.wraps, await wrapFor(caseKey, force.tomos)] });
  await notAllowed({ ...fields, wraps: [...fields.wraps, await wrapFor(opened.caseKey, force.priya)] });
  const toAnother = { ...(await wrapFor(caseKey, force.tomos)), to: force.priya.id };
  await notAllowed({ ...fields, wraps: fields.wraps.map((wrap) => (wrap.to === force.priya.id ? toAnother : wrap)) });
  const notRecovery = { ...(await wrapFor(caseKey, force.tomos)), to: 'recovery' };
  await notAllowed({ ...fields, wraps: fields.wraps.map((wrap) => (wrap.to === 'recovery' ? notRecovery : wrap)) });
  const { text, sig } = await makeStatement(fields, force.alison.signKey);
  assert.equal((await force.ledger.add(text, sig)).held, false);
});

test('members change by a contact, in the same epoch only by adding', async () => {
  const fields = await adding();
  await notAllowed({ ...fields, issuer: force.priya.id }, force.priya.signKey);
  await notAllowed({ ...fields, members: fields.members.filter((id) => id !== force.priya.id) });
  await notAllowed({ ...fields, key: newId() });
  await notAllowed({ ...fields, commit: 'A'.repeat(43) });
  await notAllowed({ ...fields, epoch: 2 });
  await notAllowed({ ...fields, epoch: 3 });
  await notAllowed({ ...fields, wraps: [] });
  await notAllowed({ ...fields, members: fields.members.filter((id) => id !== force.tomos.id), wraps: [] });
  await notAllowed({ ...fields, wraps: [...fields.wraps, await wrapFor(opened.caseKey, force.priya)] });
  await notAllowed({ ...fields, wraps: [...fields.wraps, await wrapFor(opened.caseKey, {}, 'recovery')] });
});

test('a contact outside a case changes and disposes of nothing while a contact is in it, and takes over an orphan', async () => {
  const own = await Force.begin();
  const left = await own.open(own.alison, [own.alison, own.priya]);
  const dispose = { ...own.ledger.next(left.id), type: 'dispose', issuer: own.joseph.id, issued_at: NOW };
  const { text, sig } = await makeStatement(dispose, own.joseph.signKey);
  await refused('not_allowed', () => own.ledger.add(text, sig));
  await refused('not_allowed', () => own.changeMembers(own.joseph, left, [own.alison, own.joseph, own.priya]));
  await own.revoke(own.alison, own.joseph);
  await own.changeMembers(own.joseph, left, [own.joseph, own.priya], await newCaseKey(left.id));
  assert.deepEqual(own.ledger.cases.get(left.id).members, [own.joseph.id, own.priya.id].sort());
});

test('a new epoch has a new key, for all who are left, and newcomers get the old ones too', async () => {
  const newKey = await newCaseKey(opened.id);
  const members = [force.alison.id, force.tomos.id];
  const fields = await adding({ members, newKey });
  assert.equal(fields.epoch, 2);
  for (const at of fields.wraps.keys()) await notAllowed({ ...fields, wraps: fields.wraps.toSpliced(at, 1) });
  await notAllowed({ ...fields, epoch: 1 });
  await notAllowed({ ...fields, key: opened.caseKey.id, commit: opened.caseKey.commit });
});

test('members are not changed without the keys, nor without a new one when somebody goes', async () => {
  await refused('not_allowed', () => adding({ members: [force.alison.id] }));
  await refused('not_allowed', () => adding({ caseKeys: new Map() }));
  await refused('not_allowed', () => adding({ case: newId() }));
  await refused('not_allowed', () => adding({ members: [force.alison.id, force.priya.id, newId()] }));
});
