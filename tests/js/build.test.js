/** The build: the same bytes every time, and a list that is true. It runs on a small tree of its own. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SOURCES = {
  'static/js/main.js':
    "import { shared } from './ui/shared.js';\nshared();\nimport('./start.js');\nimport('./ui/desk/screens.js');\nimport('./lazy/scan.js');\n",
  'static/js/start.js': "import { shared } from './ui/shared.js';\nexport const start = () => shared();\n",
  'static/js/ui/shared.js': `export const shared = () => globalThis.dispatchEvent(new Event(${JSON.stringify('x'.repeat(400))}));\n`,
  'static/js/ui/desk/screens.js': "import { shared } from '../shared.js';\nexport const desk = () => shared();\n",
  'static/js/lazy/scan.js':
    "import { deep } from './deep.js';\nimport { shared } from '../ui/shared.js';\nshared(deep);\n",
  'static/js/lazy/deep.js': "export const deep = 'reached through a lazy module alone';\n",
  'static/css/app.scss': '@use "part"; main { padding: 1px + 3px; }\n',
  'static/css/_part.scss': `${'.row { color: black; } '.repeat(20)}\n`,
  'static/icons/emblem.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  'service_worker/worker.js': "self.addEventListener('install', () => undefined);\n",
};
const made = [];

/** @type {string} a tree that was built once; whoever changes something takes a copy */
let built;

/** @returns {string} folder of a fresh tree with the sources above and the real build script */
function tree() {
  const folder = mkdtempSync(join(tmpdir(), 'wso-build-'));
  made.push(folder);
  for (const [path, text] of Object.entries(SOURCES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** @param {string} folder */
const build = (folder) => execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: folder, stdio: 'pipe' });

/** @param {string} folder @returns {Record<string, string>} name -> SHA-256 of what was built */
function digests(folder) {
  const built = join(folder, 'static/built');
  return Object.fromEntries(readdirSync(built).map((name) => [name, sha256(readFileSync(join(built, name)))]));
}

/** @param {string} folder @returns {Map<string, {name: string, text: string}>} by the name without its hash */
function scripts(folder) {
  const built = join(folder, 'static/built');
  const names = readdirSync(built).filter((name) => /-[A-F0-9]{8}\.js$/.test(name));
  return new Map(
    names.map((name) => [
      name.replace(/-[A-F0-9]{8}\.js$/, ''),
      { name, text: readFileSync(join(built, name), 'utf8') },
    ]),
  );
}

/** @param {string} folder */
const leftovers = (folder) => readdirSync(folder).filter((name) => name.startsWith('.built'));

/** @param {Buffer} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('base64url');

/** @returns {string} folder of a copy of what was built, to change and build again */
function copy() {
  const folder = mkdtempSync(join(tmpdir(), 'wso-build-'));
  made.push(folder);
  cpSync(built, folder, { recursive: true });
  return folder;
}

before(() => {
  built = tree();
  build(built);
});

after(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

test('two builds, in two places, give the same bytes', () => {
  const other = tree();
  build(other);
  assert.deepEqual(digests(other), digests(built));
  build(other);
  assert.deepEqual(digests(other), digests(built));
  assert.deepEqual(leftovers(other), []);
});

test('the list says what is there', () => {
  const assets = JSON.parse(readFileSync(join(built, 'static/built/assets.json'), 'utf8'));
  for (const { path, sha256: said, size } of assets.files) {
    const bytes = readFileSync(join(built, path));
    assert.equal(said, sha256(bytes), path);
    assert.equal(size, bytes.length, path);
  }
  const roles = assets.files.map(({ path, role }) => [path.replace(/-[A-Z0-9]{8}\./, '.'), role]);
  assert.deepEqual(roles.sort(), [
    ['/static/built/app.css', 'css'],
    ['/static/built/main.js', 'main'],
    ['/static/built/scan.js', 'lazy'],
    ['/static/built/screens.js', 'desk'],
    ['/static/built/start.js', 'chunk'],
    ['/static/icons/emblem.svg', 'icon'],
  ]);
  assert.match(assets.entry, /^\/static\/built\/main-[A-Z0-9]{8}\.js$/);
  assert.match(assets.css, /^\/static\/built\/app-[A-F0-9]{8}\.css$/);
  assert.equal(assets.worker, 'service-worker.js');
  assert.doesNotMatch(readFileSync(join(built, 'static/built/service-worker.js'), 'utf8'), /\b(import|export)\b/);
});

test('what the desk shares with the app is in the app alone, under the name that it has there', () => {
  const texts = scripts(built);
  const [desk, scan] = ['screens', 'scan'].map((name) => texts.get(name)?.text ?? '');
  for (const text of [desk, scan]) assert.ok(text.includes(`from"./${texts.get('start')?.name}"`), text);
  const holders = [...texts].filter(([, { text }]) => text.includes('x'.repeat(400))).map(([name]) => name);
  assert.deepEqual(holders.sort(), ['main', 'start']);
});

test('another text has another name, and so has whatever leads to it', () => {
  const folder = copy();
  const before = scripts(folder);
  writeFileSync(join(folder, 'static/js/ui/desk/screens.js'), 'export const desk = () => 1;\n');
  build(folder);
  const after = scripts(folder);
  const same = [...before.keys()].filter((name) => before.get(name)?.name === after.get(name)?.name);
  assert.deepEqual(same.sort(), ['scan', 'start']);
});

test('compressed siblings hold the same bytes', () => {
  const folder = join(built, 'static/built');
  const compressed = readdirSync(folder).filter((name) => /\.(br|gz)$/.test(name));
  assert.ok(compressed.some((name) => name.endsWith('.css.br')) && compressed.some((name) => name.endsWith('.css.gz')));
  for (const name of compressed) {
    const open = name.endsWith('.br') ? brotliDecompressSync : gunzipSync;
    assert.deepEqual(open(readFileSync(join(folder, name))), readFileSync(join(folder, name.slice(0, -3))), name);
  }
});

test('a failed build leaves the old one whole', () => {
  const folder = copy();
  const before = digests(folder);
  writeFileSync(join(folder, 'static/js/ui/desk/screens.js'), 'this is no JavaScript');
  assert.throws(() => build(folder));
  assert.deepEqual(digests(folder), before);
  assert.deepEqual(leftovers(folder), []);
});
