/** Where a kit is typed: whole, or two parts of it; what is wrong is told where it was typed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SealingError } from '../../../static/js/crypto/errors.js';
import { KitField } from '../../../static/js/ui/desk/kit_field.js';
import { KeysForm } from '../../../static/js/ui/joining/keys_form.js';
import { deskApp, flat } from './desk_support.js';

/** @param {Record<string, string>} typed what stands in the areas, by id */
function fieldWith(typed) {
  const app = deskApp();
  app.window.document.getElementById = (id) => (id in typed ? { value: typed[id] } : null);
  return { app, field: new KitField(app, 'A') };
}

/** @param {KitField} field @param {'one' | 'three'} value */
function choose(field, value) {
  const found = [];
  const look = (part) => {
    if (Array.isArray(part)) part.forEach(look);
    if (!part?.strings) return;
    const at = part.strings.findIndex((text) => text.includes('@change='));
    if (at >= 0) found.push([flat(part), part.values[at]]);
    part.values.forEach(look);
  };
  look(field.render());
  const [, change] = found.find(([text]) => text.includes(`value=${value} `));
  change();
}

test('a whole kit is asked for in one field', () => {
  const { field } = fieldWith({ kit: ' Kit: A\n' });
  assert.deepEqual([field.take(), field.errors], [[' Kit: A\n'], []]);
  assert.doesNotMatch(flat(field.render()), /Another part/);
});

test('an empty field is named', () => {
  const { field } = fieldWith({ kit: '  ', 'kit-part': '' });
  field.take();
  assert.deepEqual(field.errors, [{ id: 'kit', text: 'Enter kit A' }]);
  choose(field, 'three');
  field.take();
  assert.deepEqual(
    field.errors.map(({ id }) => id),
    ['kit', 'kit-part'],
  );
});

test('two parts are asked for in two fields', () => {
  const { field } = fieldWith({ kit: 'one', 'kit-part': 'other' });
  choose(field, 'three');
  assert.match(flat(field.render()), /One part of kit A.*Another part of kit A/s);
  assert.deepEqual([field.take(), field.errors], [['one', 'other'], []]);
  choose(field, 'one');
  assert.deepEqual(field.take(), ['one']);
});

test('only what is wrong with the kit is told at its field', () => {
  const { field } = fieldWith({});
  for (const [code, words] of [
    ['wrong_kit', /not kit A of this force/],
    ['bad_code', /mistake/],
    ['malformed', /mistake/],
    ['bad_kit', /not all lines/],
  ]) {
    assert.equal(field.tell(new SealingError(code)), true);
    assert.equal(field.errors[0].id, 'kit');
    assert.match(field.errors[0].text, words);
  }
  assert.equal(field.tell(Object.assign(new Error(), { code: 'network' })), false);
});

test('a part in the field of a whole kit opens the second field and asks for another one there', () => {
  const { field } = fieldWith({});
  assert.equal(field.tell(new SealingError('part_alone')), true);
  assert.deepEqual(
    field.errors.map(({ id }) => id),
    ['kit-part'],
  );
  assert.match(flat(field.render()), /Another part of kit A.*one of three parts. Enter another one here/s);
});

test('what is wrong with one of two parts is told at that one', () => {
  const { field } = fieldWith({});
  choose(field, 'three');
  for (const [problem, id] of [
    [new SealingError('bad_code', '', 1), 'kit-part'],
    [new SealingError('bad_code', '', 0), 'kit'],
    [new SealingError('one_kit', '', 1), 'kit-part'],
    [new SealingError('wrong_kit', '', 1), 'kit-part'],
    [new SealingError('part_twice'), 'kit-part'],
    [new SealingError('other_set'), 'kit-part'],
  ]) {
    field.tell(problem);
    assert.equal(field.errors[0].id, id, problem.code);
  }
});

const NAMES = [{ id: 'user', label: 'Sign-in name', hint: '', missing: 'Enter a sign-in name' }];
const WORDS = { make: 'Make', making: 'Making', failed: 'No keys were made' };

/** A form in which everything is typed. @param {(given: any) => unknown} make */
function form(make) {
  const { app, field } = fieldWith({ kit: 'all lines' });
  const keys = new KeysForm(app, { head: 'Head', names: NAMES, kit: field, words: WORDS, make });
  keys.typed = { user: ' hild ' };
  Object.assign(keys.choice, { own: true, typed: 'four invented words here', again: 'four invented words here' });
  return keys;
}

test('keys are made from what was typed, when nothing is missing', async () => {
  const made = [];
  const keys = form((given) => made.push(given));
  keys.typed = {};
  keys.choice.again = '';
  await keys.finish();
  assert.deepEqual(made, []);
  assert.match(flat(keys.render()), /Enter a sign-in name.*The two are not the same/s);
  Object.assign(keys.choice, { again: 'four invented words here' });
  keys.typed = { user: ' hild ' };
  await keys.finish();
  assert.deepEqual(made, [{ names: { user: 'hild' }, passphrase: 'four invented words here', kit: ['all lines'] }]);
});

test('what is wrong with the kit stands at the kit, anything else above the button', async () => {
  const problems = [new SealingError('bad_code'), Object.assign(new Error(), { code: 'network' })];
  const keys = form(() => {
    throw problems.shift();
  });
  await keys.finish();
  assert.match(flat(keys.render()), /something to put right.*The key has a mistake/s);
  assert.doesNotMatch(flat(keys.render()), /No keys were made/);
  await keys.finish();
  assert.match(flat(keys.render()), /No keys were made.*No connection/s);
});
