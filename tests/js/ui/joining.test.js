/** Joining: what cannot be a code is said on the phone, what the server says of one that can be is said as it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shapeFault } from '../../../static/js/ui/joining/code_shape.js';
import { CodeStep } from '../../../static/js/ui/joining/code_step.js';
import { KeysForm } from '../../../static/js/ui/joining/keys_form.js';
import { KeysStep } from '../../../static/js/ui/joining/keys_step.js';
import { deskApp, flat, press } from './desk_support.js';

test('spaces, hyphens and small letters do not matter', () => {
  assert.equal(shapeFault(' 0123 4567-89ab\tcdef '), null);
  assert.equal(shapeFault('oil0 OIL0 oil0 OIL0'), null);
});

test('the length comes before the letters, and each letter is named once', () => {
  assert.deepEqual(shapeFault('  - '), { fault: 'empty' });
  assert.deepEqual(shapeFault('ABCD EFGH JKM'), { fault: 'length', count: 11 });
  assert.deepEqual(shapeFault('UUUU!!!! ABCD EFGH X'), { fault: 'length', count: 17 });
  assert.deepEqual(shapeFault('ABCU u!AA AAAA AAAU'), { fault: 'letters', letters: ['U', 'u', '!'] });
});

/** What the first step shows after a code in a link. @param {string} code @param {(given: any) => Promise<unknown>} join */
async function after(code, join) {
  const app = deskApp();
  app.navigator.rename = () => undefined;
  const open = (typed) => join({ code: typed });
  const asks = {
    title: '',
    lead: '',
    label: '',
    address: '#/join',
    other: '',
    open,
    said: { throttled: 'Own words.' },
  };
  const step = new CodeStep(app, { code, asks });
  await step.enter();
  return flat(step.render());
}

test('what cannot be a code is not asked about', async () => {
  const asked = [];
  const join = async (given) => asked.push(given);
  assert.match(await after('ABCD', join), /A code has 16 letters and digits. This has 4./);
  assert.match(await after('ABCD EFGH JKMN PQRU', join), /A code never has “U” in it/);
  assert.deepEqual(asked, []);
  await after('ABCD EFGH JKMN PQRS', join);
  assert.deepEqual(asked, [{ code: 'ABCD EFGH JKMN PQRS' }]);
});

test('who asks has words of their own for what the server says', async () => {
  const join = () => Promise.reject(Object.assign(new Error(), { code: 'throttled' }));
  assert.match(await after('ABCD EFGH JKMN PQRS', join), /Own words\./);
});

for (const [code, words] of [
  ['token_invalid', /We don’t know this code. Check each character, or ask for a new one./],
  ['token_used', /This code has been used. If it was you, sign in/],
  ['token_expired', /This code has run out. Ask for a new one./],
])
  test(`the server's ${code} is said as it is`, async () => {
    const join = () => Promise.reject(Object.assign(new Error(), { code }));
    assert.match(await after('ABCD EFGH JKMN PQRS', join), words);
  });

for (const [name, make] of [
  ['an officer', (app) => new KeysStep(app, { joining: { name: 'Cai Example' }, done: String })],
  ['a contact', (app) => new KeysForm(app, { head: '', names: [], words: {}, make: String })],
])
  test(`where no words can be fetched, ${name} who joins chooses their own, and may ask again`, async () => {
    const step = make(deskApp());
    const { words } = step.choice;
    step.choice.words = () => Promise.reject(new TypeError('Failed to fetch'));
    await step.enter();
    assert.match(flat(step.render()), /No words can be proposed without signal.*Your passphrase/s);
    await press(step.render(), 'Propose four words instead');
    assert.match(flat(step.render()), /No words can be proposed without signal/);
    step.choice.words = words;
    await press(step.render(), 'Propose four words instead');
    assert.doesNotMatch(flat(step.render()), /No words can be proposed/);
    assert.equal(step.choice.proposed.split(' ').length, 4);
  });
