/** The rules of a form, held to the same vectors as their Python twin (tests/welfare/test_sealed.py). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { reading, wordsOf } from '../../../static/js/welfare/reading.js';
import { AnswerError, sealedValues } from '../../../static/js/welfare/sealed.js';
import { progress, validate } from '../../../static/js/welfare/validate.js';

const vectors = read('../../vectors/forms.json');
const { base, now } = vectors;
const FORMS = new URL('../../../wso_pwa/welfare/forms/published/', import.meta.url);

/** @param {string | URL} path */
function read(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

/** The latest version. @param {string} name */
function declared(name) {
  const versions = readdirSync(FORMS).flatMap((file) => file.match(`^${name}-(\\d+)\\.json$`)?.[1] ?? []);
  return read(new URL(`${name}-${Math.max(...versions.map(Number))}.json`, FORMS));
}

/** @param {{form: string, change?: object, drop?: string[]}} vector */
function valuesOf({ form, change = {}, drop = [] }) {
  const values = { ...base[form], ...change };
  for (const name of drop) if (!(name in change)) delete values[name];
  return values;
}

test('what is whole is whole, and seals to itself', () => {
  for (const [form, values] of Object.entries(base)) {
    assert.deepEqual(validate(declared(form), values, { now }), [], form);
    assert.deepEqual(sealedValues(declared(form), values), values, form);
    assert.equal(JSON.stringify(sealedValues(declared(form), values)), JSON.stringify(values), `${form}: order`);
  }
});

test('every field of every form is answered in the examples', () => {
  for (const [form, values] of Object.entries(base)) {
    const asked = declared(form).fields.filter((field) => field.kind !== 'note' && field.name !== 'change_needed');
    assert.deepEqual(
      asked.map((field) => field.name).filter((name) => !(name in values)),
      [],
      form,
    );
  }
});

for (const vector of vectors.refused) {
  test(`refused: ${vector.what}`, () => {
    const values = valuesOf(vector);
    const found = validate(declared(vector.form), values, { now: vector.now ?? now }).map(({ field, code }) => [
      field,
      code,
    ]);
    assert.deepEqual(found, vector.faults);
    if (vector.faults.some(([, code]) => code === 'in_future')) return;
    assert.throws(
      () => sealedValues(declared(vector.form), values),
      (error) => error instanceof AnswerError,
    );
  });
}

for (const vector of vectors.sealed) {
  test(`sealed: ${vector.what}`, () => {
    const expected = { ...base[vector.form], ...vector.sealed };
    for (const name of vector.gone) delete expected[name];
    const values = valuesOf(vector);
    assert.deepEqual(validate(declared(vector.form), values, { now: vector.now ?? now }), []);
    const once = sealedValues(declared(vector.form), values);
    assert.deepEqual(once, expected);
    assert.deepEqual(sealedValues(declared(vector.form), once), once, 'sealed values give themselves');
  });
}

for (const vector of vectors.read) {
  test(`read: ${vector.what}`, () => {
    const about = vector.about ? declared(vector.about) : null;
    const declaration = vector.form ? declared(vector.form) : null;
    assert.deepEqual(reading(declaration, vector.values ?? base[vector.form], { about }), vector.reading);
  });
}

test('the words of a record hold every answer that was typed', () => {
  const words = wordsOf(declared('contact-log'), base['contact-log']);
  for (const typed of ['Her sister is staying', 'hardship fund', 'A choir', 'Someone else', 'Counselling']) {
    assert.ok(words.includes(typed), typed);
  }
});

test('labels are translated, typed words are not', () => {
  const t = (/** @type {string} */ english) => `<${english}>`;
  const rows = reading(declared('ask-back'), base['ask-back'], { t }).flatMap((section) => section.rows);
  assert.deepEqual(rows, [{ name: 'question', label: '<Question>', text: base['ask-back'].question }]);
});

test('errors name fields and say nothing of what was typed', () => {
  const typed = 'a telling sentence';
  try {
    sealedValues(declared('allocation'), { ...base.allocation, contact_number: typed });
    assert.fail('it was sealed');
  } catch (error) {
    assert.equal(error.code, 'not_valid');
    assert.deepEqual(error.fields, ['contact_number']);
    assert.ok(!error.message.includes(typed));
  }
});

test('progress counts the required answers that are asked for at present', () => {
  const form = declared('contact-log');
  assert.deepEqual(progress(form, {}), { answered: 0, needed: 12 });
  assert.deepEqual(progress(form, { contact_method: 'attempted' }), { answered: 1, needed: 7 });
  assert.deepEqual(progress(form, { start: '99:99' }), { answered: 0, needed: 12 });
  assert.deepEqual(progress(form, base['contact-log']), { answered: 15, needed: 15 });
});

test('an unknown kind of answer takes nothing and hides nothing', () => {
  const newer = {
    fields: [{ name: 'map', kind: 'map', label: 'Map' }],
    sections: [{ id: 'a', title: 'A', fields: ['map'] }],
  };
  assert.equal(validate(newer, { map: [1] })[0].code, 'unknown_kind');
  assert.equal(reading(newer, { map: [1] })[0].rows[0].text, '[1]');
});

test('words and rows are counted where a form limits them', () => {
  const inner = [{ name: 'what', kind: 'text', label: 'What', max: 9 }];
  const fields = [
    { name: 'short', kind: 'textarea', label: 'Short', max: 99, words: 2 },
    { name: 'list', kind: 'group', label: 'List', group: { fields: inner, min: 2, max: 3 } },
  ];
  const form = { fields, sections: [] };
  const rows = (/** @type {number} */ count) => Array.from({ length: count }, () => ({ what: 'x' }));
  assert.deepEqual(validate(form, { short: ' one\n two ', list: rows(2) }), []);
  assert.deepEqual(validate(form, { short: 'one two three', list: rows(1) }), [
    { field: 'short', code: 'too_many_words', params: { max: 2, over: 1 } },
    { field: 'list', code: 'too_few', params: { least: 2 } },
  ]);
  assert.deepEqual(validate(form, { list: rows(4) }), [{ field: 'list', code: 'too_many', params: { most: 3 } }]);
});
