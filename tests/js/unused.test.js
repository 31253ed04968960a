/** Styles of variants that nothing uses are left out, and nothing else is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compile } from 'sass';
import { UNUSED, without } from '../../scripts/build/unused.mjs';

const FOLDERS = ['static/js', 'static/css', 'templates', 'wso_pwa'];
const SOURCES = /\.(js|scss|html|py)$/;

const sources = () =>
  FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
  ).filter((path) => SOURCES.test(path));

test('a selector goes with its class, a rule with its last selector, a condition with its last rule', () => {
  const css = [
    '@charset "UTF-8";.a,.b:hover{x:y}.b{x:y}.b-more{x:y}.a:not(.b),:is(.c,.d) .e{x:y}',
    '@media print{.b{x:y}}@media print{.a{x:y}.b .a{x:y}}@keyframes b{from{x:y}to{x:y}}',
  ].join('');
  const left =
    '@charset "UTF-8";.a{x:y}.b-more{x:y}.a:not(.b),:is(.c,.d) .e{x:y}@media print{.a{x:y}}@keyframes b{from{x:y}to{x:y}}';
  assert.equal(without(css, ['b']), left);
  assert.equal(without(css, []), css);
});

test('of our stylesheet every other rule stays as it was', () => {
  const { css } = compile('static/css/app.scss', { loadPaths: ['node_modules'], style: 'compressed', quietDeps: true });
  assert.equal(without(css, []), css);
  const unused = without(css, UNUSED);
  assert.ok(unused.length < css.length);
  assert.equal(without(unused, UNUSED), unused);
});

test('no source names what is left out', () => {
  const texts = sources().map((path) => [path, readFileSync(path, 'utf8')]);
  assert.ok(texts.length > 300);
  const named = UNUSED.flatMap((name) => {
    const whole = new RegExp(`${name}(?![\\w-])`);
    return texts.filter(([, text]) => whole.test(text)).map(([path]) => `${path}: ${name}`);
  });
  assert.deepEqual(named, []);
});
