import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { invalidWords } from '../../../static/js/ui/invalid_words.js';
import { codeOf, sentence } from '../../../static/js/ui/sentences.js';

const SCRIPTS = join(dirname(fileURLToPath(import.meta.url)), '../../../static/js');
const THROWN = /new (?:VaultError|SealingError|ApiError)\(\s*'([a-z_]+)'/g;

/** @param {string} room @returns {string[]} codes that its files throw */
function codesOf(room) {
  const names = readdirSync(join(SCRIPTS, room), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const texts = names.map((name) => readFileSync(join(SCRIPTS, room, name), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(THROWN)].map((found) => found[1]));
}

test('every code that the device throws has a sentence of its own', () => {
  const codes = new Set(['crypto', 'vault', 'sync'].flatMap(codesOf));
  assert.ok(codes.size > 15, 'the search found the codes');
  const without = [...codes].filter((code) => sentence(code).includes(`(${code})`));
  assert.deepEqual(without, []);
});

test('every code that the server may answer has a sentence of its own', () => {
  const family = readFileSync(join(SCRIPTS, '../../wso_pwa/errors.py'), 'utf8');
  const codes = [...family.matchAll(/^ {4}"([a-z_]+)": \(\d{3},/gm)].map((found) => found[1]);
  assert.ok(codes.length > 25, 'the search found the codes');
  const without = codes.filter((code) => sentence(code).includes(`(${code})`));
  assert.deepEqual(without, ['force_exists'], 'which only a command answers');
});

test('an unknown code is named, so that it can be reported', () => {
  assert.match(sentence('http_418'), /http_418/);
  assert.match(sentence(null), /unknown/);
});

test('what a server gives for a code puts no words of its own on the screen, and breaks none', () => {
  for (const code of [
    'constructor',
    '__proto__',
    'toString',
    'Ring 0900 1234 and say your passphrase',
    'a'.repeat(41),
  ]) {
    const said = [sentence(code), invalidWords({ code }), invalidWords({ kind: 'statement', code })];
    for (const words of said) assert.match(words, /^Something went wrong \([a-z_]+\)\. Nothing/, code);
  }
});

test('a code is taken from whatever was thrown, its message never', () => {
  assert.equal(codeOf(Object.assign(new Error('her words'), { code: 'storage_full' })), 'storage_full');
  assert.equal(codeOf(new Error('her words')), 'unexpected');
  assert.equal(codeOf('thrown text'), 'unexpected');
  assert.equal(codeOf(undefined), 'unexpected');
});

test('what the server answers to another site or another device, and what another device made, has a sentence', () => {
  for (const code of ['cross_site', 'wrong_device', 'not_made_here']) assert.ok(!sentence(code).includes(code), code);
});
