import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { flagsOf } from '../../../static/js/welfare/flags.js';
import { progress } from '../../../static/js/welfare/validate.js';

const PUBLISHED = new URL('../../../wso_pwa/welfare/forms/published/', import.meta.url);
/** @param {string} name */
const published = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, PUBLISHED), 'utf8'));
const CONTACT = published('contact-log-2');

test('a record is marked with what its form declares, what may be a risk first', () => {
  const quiet = { risk_concern: 'none', arrangement: 'working', investigation: 'no', how: 'Well' };
  assert.deepEqual(flagsOf(CONTACT, quiet), []);
  const all = {
    ...quiet,
    arrangement: 'change',
    investigation: 'yes',
    message: 'Please ring',
    risk_concern: 'concern',
  };
  assert.deepEqual(
    flagsOf(CONTACT, all).map(({ text }) => text),
    ['A concern, not urgent', 'Something needs to change', 'The investigation came up', 'Message to pass on'],
  );
  const declared = { fields: [CONTACT.fields.find(({ name }) => name === 'message'), ...CONTACT.fields] };
  const [first] = flagsOf(declared, { message: 'Please ring', risk_concern: 'immediate' });
  assert.deepEqual(first, { name: 'risk_concern', text: 'Someone may be at risk', escalate: true });
});

test('what no form declares marks nothing', () => {
  assert.deepEqual(flagsOf(null, { risk_concern: 'immediate' }), []);
  assert.deepEqual(flagsOf(CONTACT, { risk_concern: { value: 'immediate' }, arrangement: ['change'] }), []);
});

test('what is filled in by itself is not counted as done, or as still to do', () => {
  const risk = published('risk-2');
  assert.deepEqual(progress(risk, { noted: 1 }), { answered: 0, needed: 1 });
  assert.deepEqual(progress(risk, { noted: 1, seen: 'Words' }), { answered: 1, needed: 1 });
  assert.deepEqual(progress(risk, {}), { answered: 0, needed: 1 });
});
