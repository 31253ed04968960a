import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { concat, u32 } from '../../../static/js/crypto/bytes.js';
import { LIMIT, pad, step, unpad } from '../../../static/js/crypto/padding.js';
import { always, refused } from './support.js';

const STEPS = [1024, 2048, 3072, 4096, ...[13, 14, 15, 16, 17, 18, 19, 20].map((power) => 2 ** power)];

/** Padded by hand: `length` and what stands behind may be anything. */
const padded = (deflated, { length = deflated.length, size = 1024 } = {}) => {
  const bytes = concat(u32(length), deflated);
  return concat(bytes, new Uint8Array(size - bytes.length));
};

test('content comes back from padded text of the next step', async () => {
  await always(
    fc.asyncProperty(fc.uint8Array({ maxLength: 6000 }), async (content) => {
      const made = await pad(content);
      assert.ok(STEPS.includes(made.length));
      assert.deepEqual(await unpad(made), content);
    }),
  );
});

test('steps begin exactly where the one before is full', async () => {
  for (const [at, size] of STEPS.entries()) {
    assert.equal(step(size), size);
    assert.equal(step(size - 1), size);
    if (size < LIMIT) assert.equal(step(size + 1), STEPS[at + 1]);
  }
  assert.equal(step(1), 1024);
  await refused('too_large', () => step(LIMIT + 1));
});

test('a length beyond the text, or anything but zeros behind it, is bad padding', async () => {
  const deflated = deflateRawSync('said');
  await refused('bad_padding', () => unpad(new Uint8Array(3)));
  await refused('bad_padding', () => unpad(padded(deflated, { length: 1021 })));
  await refused('bad_padding', () => unpad(padded(deflated, { length: 0xffffffff })));
  await refused('bad_padding', () => unpad(padded(deflated, { length: deflated.length - 2 })));
  for (const at of [4 + deflated.length, 700, 1023]) {
    const bytes = padded(deflated);
    bytes[at] = 1;
    await refused('bad_padding', () => unpad(bytes));
  }
});

test('no whole deflate stream, or something after it, is malformed', async () => {
  const deflated = deflateRawSync('said');
  const trailing = [
    concat(deflated, Uint8Array.of(0)),
    concat(deflated, deflated),
    concat(deflated, Uint8Array.of(7, 7)),
  ];
  for (const other of [new Uint8Array(), deflated.slice(0, -1), Uint8Array.of(255, 255), ...trailing]) {
    await refused('malformed', () => unpad(padded(other)));
  }
  await refused('malformed', () => unpad(padded(deflated, { length: deflated.length + 1 })));
});

test('more than a megabyte is too large, before and after inflating', async () => {
  const zeros = new Uint8Array(LIMIT);
  assert.equal((await pad(zeros)).length, 2048);
  assert.equal((await unpad(await pad(zeros))).length, LIMIT);
  await refused('too_large', () => pad(new Uint8Array(LIMIT + 1)));
  const bomb = deflateRawSync(new Uint8Array(LIMIT + 1));
  await refused('too_large', () => unpad(padded(bomb, { size: 2048 })));
  const huge = deflateRawSync(new Uint8Array(200 * LIMIT));
  await refused('too_large', () => unpad(padded(huge, { size: 262_144 })));
});

test('what cannot be deflated below a megabyte is too large', async () => {
  const noise = concat(...Array.from({ length: 16 }, () => crypto.getRandomValues(new Uint8Array(65_536))));
  await refused('too_large', () => pad(noise));
});
