import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalPassphrase } from '../../../static/js/crypto/account.js';
import { proposePassphrase } from '../../../static/js/crypto/words.js';

test('four words are drawn from 2,048 by the randomness passed in', async () => {
  assert.equal(await proposePassphrase((length) => new Uint8Array(length)), 'abandon abandon abandon abandon');
  assert.equal(await proposePassphrase(() => Uint8Array.of(0, 1, 7, 255, 8, 0, 15, 254)), 'ability zoo abandon zone');
});

test('a proposed passphrase is in its normal form', async () => {
  const proposed = await proposePassphrase();
  assert.match(proposed, /^[a-z]+( [a-z]+){3}$/);
  assert.equal(normalPassphrase(proposed), proposed);
});
