/** canonical.json, codes.json, and what JavaScript made of the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromB64u, toB64u } from '../../../../static/js/crypto/bytes.js';
import { write } from '../../../../static/js/crypto/canonical.js';
import { crockford, uncrockford } from '../../../../static/js/crypto/crockford.js';
import { readKit, writeKit } from '../../../../static/js/crypto/kit.js';
import { readRecoveryCode, writeRecoveryCode } from '../../../../static/js/crypto/recovery_code.js';
import { readSheetCode, writeSheetCode } from '../../../../static/js/crypto/sheet.js';
import { refused } from '../support.js';
import { bothVectors } from './read.js';

for (const { written, not_written: notWritten } of bothVectors('canonical')) {
  for (const { name, value, text } of written) {
    test(`canonical text: ${name}`, () => {
      assert.equal(write(value), text);
      assert.deepEqual(JSON.parse(text), value);
    });
  }
  for (const { name, value } of notWritten)
    test(`not written: ${name}`, () => refused('malformed', () => write(value)));
}

for (const { crockford: digits, sheet, kit, recovery } of bothVectors('codes')) {
  test('Crockford digits', async () => {
    for (const { bytes, bits, digits: text } of digits.made) {
      assert.equal(crockford(fromB64u(bytes), bits), text);
      assert.equal(toB64u(uncrockford(text, bits)), bytes);
    }
    for (const { typed, bits, bytes } of digits.read) assert.equal(toB64u(uncrockford(typed, bits)), bytes);
    for (const { typed, bits } of digits.refused) await refused('bad_code', () => uncrockford(typed, bits));
  });

  test('sheet codes', async () => {
    for (const { profile, secret, code } of sheet.made) {
      assert.equal(await writeSheetCode(profile, fromB64u(secret)), code);
      assert.deepEqual(await readSheet(code), { profile, secret });
    }
    for (const { typed, ...expected } of sheet.read) assert.deepEqual(await readSheet(typed), expected);
    for (const { typed, code } of sheet.refused) await refused(code, () => readSheetCode(typed));
  });

  test('recovery codes', async () => {
    for (const { secret, code } of recovery.made) {
      assert.equal(await writeRecoveryCode(fromB64u(secret)), code);
      assert.equal(toB64u(await readRecoveryCode(code)), secret);
    }
    for (const { typed, secret } of recovery.read) assert.equal(toB64u(await readRecoveryCode(typed)), secret);
    for (const { typed, code } of recovery.refused) await refused(code, () => readRecoveryCode(typed));
  });

  test('kits', async () => {
    for (const { text, root, fingerprint, key, ...fields } of kit.made) {
      assert.equal(await writeKit({ ...fields, root, key: fromB64u(key) }), text);
      assert.deepEqual(await readKit(text), { ...fields, fingerprint, key: fromB64u(key) });
    }
    for (const { typed, kit: letter, key } of kit.read) {
      const read = await readKit(typed);
      assert.deepEqual([read.kit, toB64u(read.key)], [letter, key]);
    }
    for (const { typed, code } of kit.refused) await refused(code, () => readKit(typed));
  });
}

async function readSheet(code) {
  const { profile, secret } = await readSheetCode(code);
  return { profile, secret: toB64u(secret) };
}
