/** parts.json, and what JavaScript made of the same: kits on three papers, any two of which are needed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromB64u, toB64u } from '../../../../static/js/crypto/bytes.js';
import { uncrockford } from '../../../../static/js/crypto/crockford.js';
import { joinParts, readPart, writePart } from '../../../../static/js/crypto/kit_part.js';
import { readTypedKit } from '../../../../static/js/crypto/typed_kit.js';
import { refused } from '../support.js';
import { bothVectors } from './read.js';

for (const { made, read, joined, refused: others } of bothVectors('parts')) {
  for (const { key, parts, ...said } of made)
    for (const { text, number, set, share } of parts)
      test(`part ${number} of kit ${said.kit}`, async () => {
        assert.equal(await writePart({ ...said, number, set: fromB64u(set), share: fromB64u(share) }), text);
        const found = await readPart(text);
        assert.equal(toB64u(uncrockford(found.set, 40)), set);
        assert.deepEqual({ ...found, set }, { ...said, number, set, share: fromB64u(share) });
      });

  test('parts as people type them', async () => {
    for (const { typed, number, share } of read) {
      const found = await readPart(typed);
      assert.deepEqual([found.number, toB64u(found.share)], [number, share]);
    }
  });

  test('any two give the key', async () => {
    for (const { typed, kit, key } of joined) {
      assert.equal(toB64u(await readTypedKit(typed, kit)), key);
      const digits = typed.map((text) => /^Key part: (.*)$/m.exec(text)[1]);
      assert.equal(toB64u(await readTypedKit(digits, kit)), key);
    }
  });

  for (const { name, typed, code } of others)
    test(`refused: ${name}`, () => {
      const join = async () => joinParts(await Promise.all(typed.map(readPart)));
      return refused(code, code === 'one_kit' ? () => readTypedKit(typed, 'B') : join);
    });
}
