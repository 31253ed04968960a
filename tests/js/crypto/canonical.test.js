import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse, write } from '../../../static/js/crypto/canonical.js';
import {
  array,
  digestOrNone,
  either,
  identifier,
  integer,
  object,
  oneOf,
  publicKey,
  shape,
  text,
} from '../../../static/js/crypto/shapes.js';
import { always, refused } from './support.js';

const note = shape(
  { name: text, count: integer(1), tags: array(text, { ascending: true }), more: shape({ at: integer() }) },
  ['more'],
);

test('what is written is ASCII and reads back as the same object', () => {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  const string = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''));
  always(
    fc.property(
      string,
      fc.maxSafeNat().filter((count) => count > 0),
      fc.uniqueArray(string),
      (name, count, tags) => {
        const written = write({ name, count, tags: tags.sort(byUnits) });
        assert.match(written, /^[ -~]*$/);
        assert.deepEqual(parse(written, note), { name, count, tags });
        assert.deepEqual(JSON.parse(written), { name, count, tags });
      },
    ),
  );
});

test('control characters, quotes and everything beyond ASCII are written in one way', () => {
  assert.equal(write('\b\t\n\f\r"\\/'), String.raw`"\b\t\n\f\r\"\\/"`);
  assert.equal(
    write('\0\x1f\x7f\x80é\u2028😀\ud800'),
    String.raw`"\u0000\u001f\u007f\u0080\u00e9\u2028\ud83d\ude00\ud800"`,
  );
});

test('the same object in other words is not canonical', async () => {
  const written = '{"name":"a/b","count":10,"tags":["x"]}';
  assert.equal(parse(written, note).count, 10);
  const others = [
    ` ${written}`,
    `${written}\n`,
    '{"count":10,"name":"a/b","tags":["x"]}',
    '{"name":"a\\/b","count":10,"tags":["x"]}',
    '{"name":"\\u0061/b","count":10,"tags":["x"]}',
    '{"name":"a/b","count":1e1,"tags":["x"]}',
    '{"name":"a/b","count":10.0,"tags":["x"]}',
    '{"name":"a/b","count":10,"tags":[ "x"]}',
    '{"name":"z","name":"a/b","count":10,"tags":["x"]}',
    '{"name":"é","count":10,"tags":[]}',
    '{"name":"\\u00E9","count":10,"tags":[]}',
    '{"name":"\x7f","count":10,"tags":[]}',
  ];
  for (const other of others) await refused('not_canonical', () => parse(other, note));
});

test('any other object is malformed', async () => {
  const others = [
    '',
    '{',
    'null',
    '[]',
    '7',
    '{}',
    '\ufeff{"name":"","count":1,"tags":[]}',
    '{"name":"","count":1}',
    '{"name":"","count":1,"tags":[],"extra":1}',
    '{"name":"","count":1,"tags":[],"__proto__":{}}',
    '{"name":"","count":1,"tags":[],"more":null}',
    '{"name":"","count":0,"tags":[]}',
    '{"name":"","count":-1,"tags":[]}',
    '{"name":"","count":1.5,"tags":[]}',
    '{"name":"","count":9007199254740992,"tags":[]}',
    '{"name":"","count":1e400,"tags":[]}',
    '{"name":"","count":"1","tags":[]}',
    '{"name":"","count":true,"tags":[]}',
    '{"name":null,"count":1,"tags":[]}',
    '{"name":1,"count":1,"tags":[]}',
    '{"name":"","count":1,"tags":{}}',
    '{"name":"","count":1,"tags":["b","a"]}',
    '{"name":"","count":1,"tags":["a","a"]}',
  ];
  const wrapped = ['{"name":"a/b","count":10,"tags":["x"]}'];
  for (const other of [...others, 7, null, undefined, {}, wrapped])
    await refused('malformed', () => parse(other, note));
});

test('only strings, integers, arrays and objects are written', async () => {
  for (const value of [null, undefined, true, 1.5, -1, Number.NaN, 2 ** 53, Symbol.iterator, { a: undefined }]) {
    await refused('malformed', () => write(value));
  }
});

test('each kind of value refuses the others', async () => {
  const id = '6ba7b810-9dad-41d1-80b4-00c04fd430c8';
  const key = `B${'A'.repeat(86)}`;
  const accepted = [
    [identifier, id],
    [oneOf('a', 1), 1],
    [either('', identifier), ''],
    [either(null, text), null],
    [publicKey, key],
    [digestOrNone, 'A'.repeat(43)],
    [array(text, { least: 1 }), ['']],
    [object, {}],
  ];
  for (const [kind, value] of accepted) assert.deepEqual(kind(value), value);
  const others = [
    [identifier, id.toUpperCase()],
    [identifier, id.replace('-4', '-1')],
    [identifier, id.replace('-80', '-c0')],
    [identifier, `${id}\n`],
    [oneOf('a', 1), '1'],
    [either('', identifier), ' '],
    [publicKey, `C${'A'.repeat(86)}`],
    [publicKey, key.slice(0, -4)],
    [digestOrNone, 'A'.repeat(42)],
    [array(text, { least: 1 }), []],
    [object, []],
    [object, null],
  ];
  for (const [kind, value] of others) await refused('malformed', () => kind(value));
});

/** Order by UTF-16 unit, as `<` has it. */
function byUnits(left, right) {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
