/** What is suggested after the set-up, and when it goes away. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstSteps, stepsLeft } from '../../../static/js/ui/desk/first_steps.js';
import { ALISON, deskApp, directory, flat, JOY, PRIYA, TOMOS } from './desk_support.js';

const person = (...roles) => ({ active: true, roles });

test('right after the set-up everything is still to be done', () => {
  assert.deepEqual(stepsLeft([person('contact')], { numbers: false }), ['second_contact', 'numbers', 'first_officer']);
});

test('each goes away by itself', () => {
  const two = [person('contact'), person('contact', 'deputy')];
  assert.deepEqual(stepsLeft(two, { numbers: false }), ['numbers', 'first_officer']);
  assert.deepEqual(stepsLeft(two, { numbers: true }), ['first_officer']);
  assert.deepEqual(stepsLeft([...two, person('officer')], { numbers: true }), []);
});

test('somebody whose access has ended does not count', () => {
  const gone = { active: false, roles: ['contact', 'officer'] };
  assert.deepEqual(stepsLeft([person('contact'), gone], { numbers: true }), ['second_contact', 'first_officer']);
});

/** @param {{numbers?: boolean, without?: string[], me?: string}} facts */
function shown({ numbers = true, without = [], me } = {}) {
  const people = directory();
  for (const id of without) people.delete(id);
  const app = deskApp({ me, parts: { casebook: { people } } });
  app.window.document.querySelector = (selector) =>
    numbers && selector === '#help-now [data-numbers-checked]' ? {} : null;
  return flat(firstSteps(app));
}

test('the desk shows what is left, and nothing when all is done', () => {
  assert.equal(shown(), '');
  assert.match(shown({ numbers: false }), /What comes next.*\/settings\/numbers/s);
  assert.match(shown({ without: [JOY] }), /second force contact/);
  assert.match(shown({ without: [PRIYA, TOMOS] }), /first officer/);
});

test('numbers that were saved are here with the update', () => {
  const app = deskApp();
  app.update.offered = true;
  assert.match(flat(firstSteps(app)), /this line goes when you take the update/);
});

test('it is for force contacts alone, once the directory knows them', () => {
  assert.equal(shown({ numbers: false, me: PRIYA }), '');
  assert.equal(shown({ numbers: false, without: [ALISON] }), '');
});
