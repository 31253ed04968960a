import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { rootFingerprint } from '../../../static/js/crypto/fingerprint.js';
import { newKeyPair } from '../../../static/js/crypto/keys.js';
import { readKit, writeKit } from '../../../static/js/crypto/kit.js';
import { refused } from './support.js';

const pair = await newKeyPair();
const root = toB64u(pair.public);
const force = newId();
const made = '2026-03-09';
const kit = await writeKit({ kit: 'A', force, key: pair.private, root, made });

test('a kit is five lines and reads back', async () => {
  assert.match(
    kit,
    /^Kit: A\nForce: [0-9a-f-]{36}\nKey: ([0-9A-Z]{6} ){8}[0-9A-Z]{6}\nRoot fingerprint: (\d{4} ?){6}\nMade: 2026-03-09\n$/,
  );
  assert.deepEqual(await readKit(kit), {
    kit: 'A',
    force,
    key: pair.private,
    fingerprint: await rootFingerprint(root),
    made,
  });
});

test('a kit that was typed off or printed with more around it reads as well', async () => {
  const typed = `Keep this apart from kit B.\r\n\r\n${kit.replaceAll('\n', '\r\n').replaceAll(': ', ' :')}`;
  assert.deepEqual((await readKit(typed)).key, pair.private);
  const lower = kit.replace(/^Key: .*$/m, (line) => `Key: ${line.slice(5).toLowerCase()}`);
  assert.deepEqual((await readKit(lower)).key, pair.private);
});

test('a mistyped key is a bad code', async () => {
  const at = kit.indexOf('Key: ') + 5;
  const slip = kit.slice(0, at) + (kit[at] === '7' ? '8' : '7') + kit.slice(at + 1);
  await refused('bad_code', () => readKit(slip));
  await refused('bad_code', () => readKit(kit.replace(/^Key: ./m, 'Key: ')));
});

test('lines that are missing, doubled or wrong make a bad kit', async () => {
  const lines = kit.trimEnd().split('\n');
  for (const at of lines.keys()) {
    await refused('bad_kit', () => readKit(lines.toSpliced(at, 1).join('\n')));
    await refused('bad_kit', () => readKit([...lines, lines[at]].join('\n')));
  }
  const wrong = [
    /Kit: A/,
    'Kit: C',
    /Force: ./,
    'Force: x',
    /Made: .*/,
    'Made: 2026-02-30',
    /(?<=fingerprint: )\d/,
    'x',
  ];
  for (let at = 0; at < wrong.length; at += 2)
    await refused('bad_kit', () => readKit(kit.replace(wrong[at], wrong[at + 1])));
  await refused('bad_kit', () => readKit(''));
});

test('only a private key and a real date are written', async () => {
  const parts = { kit: 'B', force, key: pair.private, root, made };
  await refused('malformed', () => writeKit({ ...parts, key: new Uint8Array(32) }));
  for (const change of [{ made: '2026-2-3' }, { made: '2026-13-01' }, { kit: 'C' }, { force: 'x' }]) {
    await refused('bad_kit', () => writeKit({ ...parts, ...change }));
  }
});
