/** House rules for the browser's side that no linter's rule covers. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SCRIPTS = read(['static/js', 'service_worker'], /\.js$/);
const PAGES = read(['templates'], /\.(html|jinja)$/);

/** What turns text into markup or code. */
const RAW =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeStatic|createContextualFragment)\b|document\.write|new Function\b|\beval\(/;
/** A `catch` that forgets what went wrong. */
const SWALLOWED =
  /catch\s*(\([^)]*\))?\s*\{\s*(\/\/[^\n]*\s*|\/\*[^*]*\*\/\s*)*\}|\.catch\(\s*\(\)\s*=>\s*(\{\s*\}|undefined)\s*\)/;
/** Script or style in a page, which the content security policy would stop. */
const INLINE =
  /<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']|\|\s*safe\b|javascript:/i;

/**
 * @param {string[]} folders
 * @param {RegExp} kind of file name
 * @returns {[string, string][]} path and text
 */
function read(folders, kind) {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => kind.test(name))
      .map((name) => [`${folder}/${name}`, readFileSync(join(ROOT, folder, name), 'utf8')]),
  );
}

/** @param {[string, string][]} files @param {RegExp} forbidden */
const found = (files, forbidden) =>
  files.flatMap(([path, text]) => (forbidden.test(text) ? [`${path}: ${text.match(forbidden)?.[0]}`] : []));

test('text never becomes markup or code', () => {
  assert.ok(SCRIPTS.length > 0);
  assert.deepEqual(found(SCRIPTS, RAW), []);
});

test('no error is swallowed', () => {
  assert.deepEqual(found(SCRIPTS, SWALLOWED), []);
});

test('pages hold no inline script, style or unescaped text', () => {
  assert.ok(PAGES.length > 0);
  assert.deepEqual(found(PAGES, INLINE), []);
});

test('the rules find what they are for', () => {
  assert.match('node.innerHTML = text', RAW);
  assert.match('try { a() } catch { }', SWALLOWED);
  assert.match('try { a() } catch (error) { // never mind\n }', SWALLOWED);
  assert.match('go().catch(() => {})', SWALLOWED);
  assert.doesNotMatch('try { a() } catch (error) { report(error) }', SWALLOWED);
  assert.match('<script>go()</script>', INLINE);
  assert.match('<p style="color: red">', INLINE);
  assert.match('{{ name|safe }}', INLINE);
  assert.doesNotMatch('<script type="module" src="/main.js"></script>', INLINE);
});

test('every folder of tests is run, each of its files once', () => {
  const paths = read(['tests/js'], /\.js$/).map(([path]) => path);
  const folders = new Set(paths.flatMap((path) => path.match(/^tests\/js\/(\w+)\/.*\.test\.js$/)?.[1] ?? []));
  assert.ok(folders.size > 0);
  for (const folder of folders) {
    const texts = read([`tests/js/${folder}`], /^all\w*\.js$/).map(([, text]) => text);
    const shares = texts.map((text) => text.match(/part: \d, of: \d/)?.[0] ?? 'part: 0, of: 1').sort();
    const parts = Array.from({ length: Math.max(1, texts.length) }, (_, part) => `part: ${part}, of: ${texts.length}`);
    assert.deepEqual(shares, parts, folder);
  }
});
