import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aesKey, OVERHEAD, openBox, sealBox } from '../../../static/js/crypto/box.js';
import { utf8 } from '../../../static/js/crypto/bytes.js';
import { openLocal, sealLocal } from '../../../static/js/crypto/local.js';
import { flipped, refused } from './support.js';

const key = await aesKey(new Uint8Array(32).fill(1));
const content = utf8('said in confidence');

test('a sealed box opens, and never seals alike twice', async () => {
  const sealed = await sealBox(key, content, utf8('bound'));
  assert.equal(sealed.length, content.length + OVERHEAD);
  assert.deepEqual(await openBox(key, sealed, utf8('bound')), content);
  assert.notDeepEqual(await sealBox(key, content, utf8('bound')), sealed);
});

test('the IV comes from the randomness that is passed in', async () => {
  const sealed = await sealBox(key, content, utf8(''), (length) => new Uint8Array(length).fill(7));
  assert.deepEqual(sealed.slice(0, 12), new Uint8Array(12).fill(7));
});

test('no byte can be changed, cut off or added, and nothing else opens it', async () => {
  const sealed = await sealBox(key, content, utf8('bound'));
  for (let at = 0; at < sealed.length; at += 1) {
    await refused('not_opened', () => openBox(key, flipped(sealed, at), utf8('bound')));
    await refused('not_opened', () => openBox(key, sealed.slice(0, at), utf8('bound')));
  }
  await refused('not_opened', () => openBox(key, new Uint8Array([...sealed, 0]), utf8('bound')));
  await refused('not_opened', () => openBox(key, sealed, utf8('else')));
  const other = await aesKey(new Uint8Array(32).fill(2));
  await refused('not_opened', () => openBox(other, sealed, utf8('bound')));
});

test('what stays on the device opens under its own kind and id only', async () => {
  const sealed = await sealLocal(key, content, 'draft', 'a');
  assert.deepEqual(await openLocal(key, sealed, 'draft', 'a'), content);
  await refused('not_opened', () => openLocal(key, sealed, 'draft', 'b'));
  await refused('not_opened', () => openLocal(key, sealed, 'kept', 'a'));
});

test('the key cannot be read back', async () => {
  await assert.rejects(crypto.subtle.exportKey('raw', key));
});
