/** A kit on three papers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { newKeyPair } from '../../../static/js/crypto/keys.js';
import { readKit, writeKit } from '../../../static/js/crypto/kit.js';
import { joinParts, readPart, splitKit } from '../../../static/js/crypto/kit_part.js';
import { readTypedKit } from '../../../static/js/crypto/typed_kit.js';
import { refused } from './support.js';

const pair = await newKeyPair();
const said = { kit: 'B', force: newId(), root: toB64u(pair.public), made: '2026-03-09' };
const kit = await writeKit({ ...said, key: pair.private });
const texts = await splitKit(kit);

test('each of three papers says what it is, and they share the name of their set', async () => {
  const [, set] = /^Set: ([0-9A-Z]{8})$/m.exec(texts[0]);
  for (const [at, text] of texts.entries()) {
    assert.match(text, new RegExp(`^Kit: B\nPart: ${at + 1} of 3\nSet: ${set}\nForce: ${said.force}\nKey part: P`));
    assert.match(
      text,
      /\nKey part: ([0-9A-Z]{6} ){10}[0-9A-Z]{6}\nRoot fingerprint: (\d{4} ?){6}\nMade: 2026-03-09\n$/,
    );
  }
});

test('no paper holds the key or any run of it, and another splitting makes other papers', async () => {
  const { key } = await readKit(kit);
  for (const text of texts) {
    const { share } = await readPart(text);
    for (let at = 0; at + 4 <= key.length; at += 1)
      assert.ok(!Buffer.from(share).includes(Buffer.from(key.subarray(at, at + 4))));
  }
  const again = await splitKit(kit);
  assert.ok(again.every((text) => !texts.includes(text)));
  await refused('other_set', () => readTypedKit([texts[0], again[1]], 'B'));
});

test('the name of the set comes from the given randomness', async () => {
  const [first] = await splitKit(kit, (length) => new Uint8Array(length).fill(255));
  assert.match(first, /^Set: ZZZZZZZZ$/m);
});

test('a mistyped digit anywhere in a part is noticed', async () => {
  const [, digits] = /^Key part: (.*)$/m.exec(texts[1]);
  for (let at = 0; at < digits.length; at += 7) {
    const slip = digits.slice(0, at) + (digits[at] === '7' ? '8' : '7') + digits.slice(at + 1);
    await refused('bad_code', () => readPart(texts[1].replace(digits, slip)));
    await refused('bad_code', () => readTypedKit([texts[0], slip], 'B'));
  }
});

test('digits of any other length are a mistyped code, a part or not', async () => {
  const { code } = { code: /^Key part: (.*)$/m.exec(texts[1])[1] };
  for (const typed of [code.slice(0, -1), code.slice(0, 60), `${code}0`, '']) {
    await refused('bad_code', () => readTypedKit([typed], 'B'));
  }
  await refused('part_alone', () => readTypedKit([code], 'B'));
});

test('three parts do as well as two, and none at all is none', async () => {
  const { key } = await readKit(kit);
  assert.deepEqual(await readTypedKit(texts, 'B'), key);
  await refused('part_alone', () => joinParts([]));
});
