import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const DRAWN = new Set([...read('templates/parts/sprite.html').matchAll(/id="i-([a-z]+)"/g)].map((found) => found[1]));
/** Where a name of an icon stands: a call, a property of a part, a link into the sprite. */
const NAMED = [/\bicon\('([a-z]+)'/g, /\bicon: '([a-z]+)'/g, /#i-([a-z]+)"/g];

/** @param {string} path */
function read(path) {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** @param {string} folder */
function filesIn(folder) {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(js|html)$/.test(name)).map((name) => `${folder}/${name}`);
}

test('every icon that is used is drawn', () => {
  const files = [...filesIn('static/js/ui'), ...filesIn('templates')];
  const used = files.flatMap((path) =>
    NAMED.flatMap((named) => [...read(path).matchAll(named)].map((found) => ({ path, name: found[1] }))),
  );
  assert.ok(used.length > 40, 'the search found the icons');
  assert.deepEqual(
    used.filter(({ name }) => !DRAWN.has(name)),
    [],
  );
});

test('every picture says how large it is, for a page whose style has not come', () => {
  const files = [...filesIn('static/js/ui'), ...filesIn('templates')];
  const drawn = files.flatMap((path) => [...read(path).matchAll(/<svg[^>]*>/g)].map(([tag]) => ({ path, tag })));
  assert.ok(drawn.length > 8, 'the search found the pictures');
  assert.deepEqual(
    drawn.filter(({ tag }) => !/ width=/.test(tag) || !/ height=/.test(tag)),
    [],
  );
});
