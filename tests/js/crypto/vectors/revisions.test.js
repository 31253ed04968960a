/** revisions.json, and what JavaScript made of the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromB64u, toB64u, utf8 } from '../../../../static/js/crypto/bytes.js';
import { CaseKey } from '../../../../static/js/crypto/casekey.js';
import { sha256 } from '../../../../static/js/crypto/kdf.js';
import { openRevision } from '../../../../static/js/crypto/revision.js';
import { refused } from '../support.js';
import { bothVectors } from './read.js';

for (const { case: caseId, key, raw, commit, public_keys: publicKeys, opened, sizes, refused: others } of bothVectors(
  'revisions',
)) {
  const caseKey = await CaseKey.from(caseId, key, fromB64u(raw));
  const open = ({ header, body, sig }) => openRevision({ header, body, sig, publicKeys, caseKey });

  test('the key is the one that headers name', () => assert.equal(caseKey.commit, commit));

  for (const vector of opened) {
    test(`opened: ${vector.name}`, async () => {
      const revision = await open(vector);
      assert.deepEqual([revision.content, revision.digest], [vector.content, vector.digest]);
      assert.deepEqual(revision.fields, JSON.parse(vector.header));
    });
  }

  for (const { deflated, body_size: size, text_sha256: digest, ...vector } of sizes) {
    test(`opened: ${deflated} bytes deflated`, async () => {
      assert.equal(fromB64u(vector.body).length, size);
      const { content } = await open(vector);
      assert.equal(toB64u(await sha256(utf8(JSON.stringify(content)))), digest);
    });
  }

  for (const { name, code, ...vector } of others) test(`refused: ${name}`, () => refused(code, () => open(vector)));
}
