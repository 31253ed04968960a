/** Who is who in a case, how far its allocation has come, what to think twice about. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allocationConcerns } from '../../../static/js/ui/desk/allocation_concerns.js';
import {
  availableOfficers,
  memberChange,
  membersOf,
  officersOf,
  otherContacts,
} from '../../../static/js/ui/desk/case_people.js';
import { standingOf } from '../../../static/js/ui/desk/case_standing.js';
import { rolesOf } from '../../../static/js/ui/desk/roles.js';
import { timeline } from '../../../static/js/welfare/timeline.js';
import { ALISON, directory, JOY, NOW, PRIYA, record, said, TOMOS } from './desk_support.js';

const people = directory();
const ids = (list) => list.map(({ id }) => id);

test('the officer of a case is the member who is one', () => {
  assert.deepEqual(ids(officersOf([ALISON, JOY, PRIYA], people)), [PRIYA]);
});

test('a contact who also supports people counts where there is no other officer', () => {
  const both = directory();
  both.set('both', { id: 'both', name: 'Both Roles', roles: ['contact', 'officer'], active: true, fingerprint: '' });
  assert.deepEqual(ids(officersOf([ALISON, 'both'], both)), ['both']);
  assert.deepEqual(ids(officersOf([ALISON, 'both', PRIYA], both)), [PRIYA]);
});

test('somebody whose access ended cannot be given a case', () => {
  assert.deepEqual(ids(availableOfficers(people)), [PRIYA, TOMOS]);
});

test('a new case is read by the officer, the chosen contacts and oneself, each once', () => {
  assert.deepEqual(ids(otherContacts(people, ALISON)), [JOY]);
  assert.deepEqual(membersOf({ officer: PRIYA, contacts: [JOY, ALISON], me: ALISON }), [ALISON, JOY, PRIYA]);
});

test('a change names who comes and who goes', () => {
  assert.deepEqual(memberChange([ALISON, PRIYA], [ALISON, TOMOS]), { add: [TOMOS], remove: [PRIYA] });
});

const allocation = record('allocation', { form: 'allocation', author: ALISON });
const answer = (id, decision, facts = {}) =>
  said(id, 'acceptance', allocation, { author: PRIYA, values: { decision, reason: 'On leave' }, ...facts });
const standing = (records, members = [ALISON, PRIYA]) =>
  standingOf(timeline([allocation, ...records], { people }), members);

test('an allocation waits until the officer answers', () => {
  assert.equal(standing([]).state, 'asked');
  assert.equal(standing([answer('a', 'accept')]).state, 'accepted');
});

test('a refusal carries its reason', () => {
  assert.deepEqual(standing([answer('a', 'decline', { created_at: NOW })]), {
    state: 'declined',
    at: NOW,
    by: PRIYA,
    reason: 'On leave',
  });
});

test('the last answer counts, and only of somebody who is still a member', () => {
  const records = [answer('a', 'decline', { created_at: NOW - 2 }), answer('b', 'accept', { created_at: NOW - 1 })];
  assert.equal(standing(records).state, 'accepted');
  assert.equal(standing(records, [ALISON, TOMOS]).state, 'asked');
});

test('an answer that could not be verified is none', () => {
  assert.equal(standing([answer('a', 'accept', { valid: 'bad_signature' })]).state, 'asked');
});

test('rank, line manager and conflict are warned of; none of them stops it', () => {
  assert.deepEqual(allocationConcerns({ above_rank: 'yes', line_manager: 'no', conflict: 'none' }), []);
  assert.deepEqual(allocationConcerns({ above_rank: 'no', line_manager: 'yes', conflict: 'declared' }), [
    'not_above_rank',
    'line_manager',
    'conflict',
  ]);
});

test('a deputy is a contact as well; roles are sorted as the statement wants them', () => {
  assert.deepEqual(rolesOf({ officer: true, contact: false, deputy: true }), ['contact', 'deputy', 'officer']);
  assert.deepEqual(rolesOf({ officer: false, contact: false, deputy: false }), []);
});
