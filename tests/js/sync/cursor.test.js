import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { advance, readCursor, writeCursor } from '../../../static/js/sync/cursor.js';

test('the chain is SHA-256(chain | u64 position | digest) from 32 zero bytes', async () => {
  const digest = createHash('sha256').update('an item').digest();
  const position = Buffer.alloc(8);
  position.writeBigUInt64BE(1n);
  const expected = createHash('sha256')
    .update(Buffer.concat([Buffer.alloc(32), position, digest]))
    .digest('base64url');
  const moved = await advance(readCursor(''), digest.toString('base64url'));
  assert.equal(writeCursor(moved), `1.${expected}`);
  assert.deepEqual(readCursor(`1.${expected}`), moved);
  assert.equal(writeCursor(readCursor('')), '');
});
