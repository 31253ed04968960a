import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, fromB64u, fromUtf8, label, newId, toB64u, u32, u64, utf8 } from '../../../static/js/crypto/bytes.js';
import { identifier } from '../../../static/js/crypto/shapes.js';
import { always, refused } from './support.js';

const NOT_BASE64URL = ['A', 'AB', 'AAB', 'AA==', 'AA+A', 'AA/A', 'AA A', 'AA\n', 'ÄAAA', 7, null, undefined];

test('base64url text gives back the bytes, of any length', () => {
  always(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => assert.deepEqual(fromB64u(toB64u(bytes)), bytes)));
  const long = new Uint8Array(100_000).fill(251);
  assert.deepEqual(fromB64u(toB64u(long)), long);
  assert.equal(toB64u(Uint8Array.of(255, 239)), '_-8');
});

test('base64url that does not re-encode to itself is malformed', async () => {
  for (const text of NOT_BASE64URL) await refused('malformed', () => fromB64u(text));
  await refused('malformed', () => fromB64u('AAAA', 4));
});

test('an engine that codes base64 itself is asked, and what it would let pass is malformed all the same', async (t) => {
  const own = Object.getOwnPropertyDescriptor(Uint8Array, 'fromBase64');
  const ownTo = Object.getOwnPropertyDescriptor(Uint8Array.prototype, 'toBase64');
  const stands = (place, name, value) => Object.defineProperty(place, name, { value, configurable: true });
  const gives = (place, name, before) => (before ? Object.defineProperty(place, name, before) : delete place[name]);
  const from = t.mock.fn((text) => new Uint8Array(Buffer.from(text, 'base64url'))); // white space, padding and odd bits pass
  const to = t.mock.fn((bytes) => Buffer.from(bytes).toString('base64url'));
  stands(Uint8Array, 'fromBase64', from);
  stands(Uint8Array.prototype, 'toBase64', function toBase64() {
    return to(this);
  });
  t.after(() => gives(Uint8Array, 'fromBase64', own));
  t.after(() => gives(Uint8Array.prototype, 'toBase64', ownTo));
  const native = await import('../../../static/js/crypto/bytes.js?native');
  assert.deepEqual(native.fromB64u('_-8'), Uint8Array.of(255, 239));
  assert.equal(native.toB64u(Uint8Array.of(255, 239)), '_-8');
  assert.deepEqual([from.mock.callCount() > 0, to.mock.callCount() > 0], [true, true]);
  for (const text of NOT_BASE64URL) await refused('malformed', () => native.fromB64u(text));
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
