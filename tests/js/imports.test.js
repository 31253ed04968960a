/**
 * The walls between the rooms of the browser's side. What imports what is read by esbuild, not guessed from the text.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Room -> what its files may import: rooms, single files of a room, npm packages. */
const MAY_IMPORT = {
  main: ['ui', 'sync', 'vault', 'welfare'],
  ui: ['welfare', 'sync', 'vault', 'crypto/words.js', 'crypto/errors.js', 'crypto/bytes.js', 'npm:lit-html'],
  sync: ['vault', 'crypto'],
  vault: ['crypto', 'npm:idb'],
  welfare: [],
  crypto: ['npm:hpke', 'npm:argon2id', 'npm:@scure/bip39', 'npm:shamir-secret-sharing'],
  lazy: ['npm:qr', 'npm:fake-indexeddb'],
  worker: ['sync', 'vault/outbox.js'],
};

/** Rooms from which a module may be loaded by `import()`, beside what MAY_IMPORT says. */
const MAY_LOAD = { ui: ['lazy'], main: ['lazy'] };

/** All that may be in the worker's bundle, which holds no keys: no room that opens anything is among it. */
const IN_WORKER = ['worker', 'sync', 'vault', 'crypto/bytes.js', 'crypto/errors.js', 'npm:idb'];

/** What only a contact does, or somebody with a network, comes when it is needed: the app that everybody fetches at the first visit stays small. */
const NOT_AT_FIRST = [
  'vault/access.js',
  'vault/cases.js',
  'vault/enrolment.js',
  'vault/fresh_key.js',
  'vault/officers.js',
  'vault/passkey_making.js',
  'crypto/invitation.js',
  'crypto/memberships.js',
  'crypto/vault_sealing.js',
  'ui/parts/tick_field.js',
];

/** @type {Map<string, {path: string, kind: string}[]>} file -> what it imports, npm packages as `npm:NAME` */
let imports;

before(async () => {
  const entryPoints = ['static/js', 'service_worker'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => `${folder}/${name}`),
  );
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints,
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    format: 'esm',
    outdir: '.',
    logLevel: 'silent',
  });
  imports = new Map(
    Object.entries(metafile.inputs).map(([file, input]) => [
      file,
      input.imports.map(({ path, kind, external }) => ({ path: external ? `npm:${packageOf(path)}` : path, kind })),
    ]),
  );
});

/** @param {string} specifier `lit-html/directives/repeat.js`, `@scure/bip39` */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The page's own script, and the one that it loads behind the first screen. */
const MAIN = new Set(['static/js/main.js', 'static/js/start.js']);

/** @param {string} file path in the repository @returns {string} `ui/parts/icon.js`, `worker/install.js`, `main` */
function placeOf(file) {
  if (file.startsWith('npm:')) return file;
  if (MAIN.has(file)) return 'main';
  if (file.startsWith('service_worker/')) return file.replace('service_worker/', 'worker/');
  return file.replace('static/js/', '');
}

/** @param {string} place */
const roomOf = (place) => place.split('/')[0];

/** @param {string} place @param {string[]} allowed */
const among = (place, allowed) =>
  allowed.includes(place) || (!place.startsWith('npm:') && allowed.includes(roomOf(place)));

/** @param {string} file @param {{path: string, kind: string}} imported */
function allowed(file, { path, kind }) {
  const room = roomOf(placeOf(file));
  const target = placeOf(path);
  if (roomOf(target) === room) return true;
  return among(target, MAY_IMPORT[room]) || (kind === 'dynamic-import' && among(target, MAY_LOAD[room] ?? []));
}

test('there is something to check', () => {
  for (const file of ['static/js/main.js', 'service_worker/worker.js']) assert.ok(imports.has(file), file);
});

test('every file stands in a room', () => {
  const homeless = [...imports.keys()].filter((file) => !(roomOf(placeOf(file)) in MAY_IMPORT));
  assert.deepEqual(homeless, []);
});

test('rooms import only what they may', () => {
  const broken = [...imports].flatMap(([file, list]) =>
    list.filter((imported) => !allowed(file, imported)).map(({ path, kind }) => `${file} -> ${path} (${kind})`),
  );
  assert.deepEqual(broken, []);
});

test('the rule itself refuses what it should', () => {
  const statement = 'import-statement';
  assert.equal(allowed('static/js/welfare/due.js', { path: 'static/js/vault/items.js', kind: statement }), false);
  assert.equal(allowed('static/js/crypto/kdf.js', { path: 'npm:idb', kind: statement }), false);
  assert.equal(allowed('static/js/ui/app.js', { path: 'static/js/lazy/scan.js', kind: statement }), false);
  assert.equal(allowed('static/js/ui/app.js', { path: 'static/js/lazy/scan.js', kind: 'dynamic-import' }), true);
  assert.equal(allowed('service_worker/sync.js', { path: 'static/js/vault/session.js', kind: statement }), false);
});

test('the worker carries nothing that opens a record', () => {
  const seen = new Set(['service_worker/worker.js']);
  for (const file of seen) for (const { path } of imports.get(file) ?? []) seen.add(path);
  const strangers = [...seen].filter((file) => !among(placeOf(file), IN_WORKER));
  assert.deepEqual(strangers, []);
});

test('what only a contact or somebody with a network needs is not fetched with the app', () => {
  const seen = new Set(['static/js/start.js']);
  for (const file of seen) {
    for (const { path, kind } of imports.get(file) ?? []) if (kind === 'import-statement') seen.add(path);
  }
  const loaded = new Set([...seen].map(placeOf));
  assert.ok(loaded.has('vault/casebook.js'));
  for (const place of NOT_AT_FIRST) assert.ok(imports.has(`static/js/${place}`), place);
  assert.deepEqual(
    NOT_AT_FIRST.filter((place) => loaded.has(place)),
    [],
  );
});
