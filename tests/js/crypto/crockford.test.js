import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { crockford, grouped, uncrockford } from '../../../static/js/crypto/crockford.js';
import { always, refused } from './support.js';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('digits give back the bytes, as they are typed', () => {
  const typings = [
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => grouped(text, 4),
    (text) => text.replaceAll('0', 'o'),
  ];
  typings.push(
    (text) => grouped(text.replaceAll('1', 'l'), 5, '-'),
    (text) => text.replaceAll('1', 'I'),
  );
  always(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(...typings), (bytes, typed) => {
      const digits = crockford(bytes, bytes.length * 8);
      assert.equal(digits.length, Math.ceil((bytes.length * 8) / 5));
      assert.deepEqual(uncrockford(typed(digits), bytes.length * 8), bytes);
    }),
  );
});

test('only the one text of a number of bits is read', async () => {
  assert.equal(crockford(Uint8Array.of(0x80), 1), 'G');
  assert.deepEqual(uncrockford('G', 1), Uint8Array.of(0x80));
  for (const other of [...DIGITS].filter((digit) => digit !== 'G' && digit !== '0')) {
    await refused('bad_code', () => uncrockford(other, 1));
  }
});

test('another length or letter is refused', async () => {
  for (const typed of [
    '',
    '0000000',
    '000000000',
    '0000000U',
    '0000000*',
    '0000000١',
    '000000ﬁ',
    '0000000ı',
    '0000000ſ',
  ]) {
    await refused('bad_code', () => uncrockford(typed, 40));
  }
});
