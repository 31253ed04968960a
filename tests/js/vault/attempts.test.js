import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_ATTEMPTS, waitUntil, wrongAttempt } from '../../../static/js/vault/attempts.js';

test('three wrong passphrases are free, then the wait doubles up to five minutes', () => {
  let attempts = NO_ATTEMPTS;
  const waits = [];
  for (let count = 0; count < 12; count += 1) {
    attempts = wrongAttempt(attempts, 1000);
    waits.push(attempts.until - 1000);
  }
  assert.deepEqual(waits, [0, 0, 0, 2e3, 4e3, 8e3, 16e3, 32e3, 64e3, 128e3, 256e3, 300e3]);
});

test('the wait ends by itself, and a clock that was set back does not prolong it', () => {
  const attempts = { count: 4, until: 10_000 };
  assert.equal(waitUntil(attempts, 9_999), 10_000);
  assert.equal(waitUntil(attempts, 10_000), null);
  assert.equal(waitUntil({ count: 4, until: 900_000_000 }, 10_000), null);
});
