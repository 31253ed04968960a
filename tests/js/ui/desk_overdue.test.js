/** Notices say that something is due, never what; the desk knows what, from what it has opened. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overdueOf } from '../../../static/js/ui/desk/overdue.js';
import { CASE, NOW, record } from './desk_support.js';

const notice = (due, facts = {}) => ({
  id: `notice-${due}`,
  due,
  case: CASE,
  role: 'contact',
  stage: 1,
  at: NOW,
  ...facts,
});

test('a notice is matched with the record that set the time', () => {
  const log = record('log', { due: { id: 'd1', at: NOW } });
  assert.deepEqual(overdueOf([notice('d1')], [log]), [{ notice: notice('d1'), record: log, since: NOW }]);
});

test('a second notice counts from the time that the record names', () => {
  const log = record('log', { due: { id: 'd1', at: NOW - 500 } });
  assert.equal(overdueOf([notice('d1', { stage: 2 })], [log])[0].since, NOW - 500);
});

test('a notice about a record that is not open here still stands', () => {
  assert.deepEqual(overdueOf([notice('d1')], []), [{ notice: notice('d1'), record: null, since: NOW }]);
});

test('what a record here has closed is gone before the server says so', () => {
  assert.deepEqual(overdueOf([notice('d1')], [record('log', { closes: ['d1'] })]), []);
});

test('what was set aside closes nothing, and what only it has opened is over before the server says so', () => {
  const due = { id: 'd1', at: NOW };
  const aside = record('late', { closes: ['d1'], late: true, valid: 'set_aside' });
  assert.equal(overdueOf([notice('d1')], [aside, record('log', { due })]).length, 1);
  const opener = record('late', { due, late: true, valid: 'set_aside' });
  assert.deepEqual(overdueOf([notice('d1')], [opener]), []);
  assert.equal(overdueOf([notice('d1')], [opener, record('log', { due })]).length, 1);
  assert.equal(overdueOf([notice('d1')], [{ ...opener, decided: 'adopt', valid: true }]).length, 1);
});

test('what was not verified closes nothing', () => {
  const forged = record('forged', { closes: ['d1'], valid: 'not_allowed' });
  assert.equal(overdueOf([notice('d1')], [forged]).length, 1);
  const foreign = record('foreign', { closes: ['d1'], case: 'another' });
  assert.equal(overdueOf([notice('d1')], [foreign]).length, 1);
});

test('a risk record that names the time of a contact does not take it off the list', () => {
  const due = { id: 'd1', at: NOW };
  const [one] = overdueOf([notice('d1')], [record('risk', { form: 'risk', due }), record('log', { due })]);
  assert.equal(one.record?.record, 'log');
});

test('risk records stand on top by themselves', () => {
  assert.deepEqual(overdueOf([notice('d1')], [record('risk', { form: 'risk', due: { id: 'd1', after: 1 } })]), []);
});

test('each due time once, at its later stage; the longest overdue first', () => {
  const list = overdueOf([notice('d1', { at: 20 }), notice('d2', { at: 10 }), notice('d1', { stage: 2, at: 30 })], []);
  assert.deepEqual(
    list.map(({ notice: { due, stage } }) => [due, stage]),
    [
      ['d2', 1],
      ['d1', 2],
    ],
  );
});
