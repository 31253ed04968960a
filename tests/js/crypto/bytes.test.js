import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, fromB64u, fromUtf8, label, newId, toB64u, u32, u64, utf8 } from '../../../static/js/crypto/bytes.js';
import { identifier } from '../../../static/js/crypto/shapes.js';
import { always, refused } from './support.js';

test('base64url text gives back the bytes, of any length', () => {
  always(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => assert.deepEqual(fromB64u(toB64u(bytes)), bytes)));
  const long = new Uint8Array(100_000).fill(251);
  assert.deepEqual(fromB64u(toB64u(long)), long);
  assert.equal(toB64u(Uint8Array.of(255, 239)), '_-8');
});

test('base64url that does not re-encode to itself is malformed', async () => {
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'AA+A', 'AA/A', 'AA A', 'AA\n', 'ÄAAA', 7, null, undefined]) {
    await refused('malformed', () => fromB64u(text));
  }
  await refused('malformed', () => fromB64u('AAAA', 4));
});

test('lone surrogates and broken UTF-8 are malformed, a byte order mark is kept', async () => {
  await refused('malformed', () => utf8('a\ud800'));
  await refused('malformed', () => utf8('\udc00\ud800'));
  await refused('malformed', () => fromUtf8(Uint8Array.of(0xc3)));
  for (const text of ['', '\ufeffa', '😀 ŵ']) assert.equal(fromUtf8(utf8(text)), text);
});

test('labels put a zero byte before every part', () => {
  assert.equal(fromUtf8(label('kid', '')), 'wso/1 kid\0');
  assert.equal(fromUtf8(label('commit', 'a', 'ŵ')), 'wso/1 commit\0a\0ŵ');
});

test('integers are big endian', () => {
  assert.deepEqual([...u32(0x01020304)], [1, 2, 3, 4]);
  assert.deepEqual([...u64(2 ** 40 + 5)], [0, 0, 1, 0, 0, 0, 0, 5]);
});

test('bytes are joined in their order', () => {
  assert.deepEqual(concat(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3)), Uint8Array.of(1, 2, 3));
});

test('ids are random UUIDs of version 4', () => {
  const filled = (byte) => (length) => new Uint8Array(length).fill(byte);
  assert.equal(newId(filled(0)), '00000000-0000-4000-8000-000000000000');
  assert.equal(newId(filled(255)), 'ffffffff-ffff-4fff-bfff-ffffffffffff');
  assert.equal(identifier(newId()).length, 36);
});
