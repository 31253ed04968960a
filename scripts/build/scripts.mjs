/** Bundles the app's modules and the service worker with esbuild. */
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { named } from './names.mjs';
import { reached } from './pieces.mjs';
import { smaller, smallerModules } from './smaller.mjs';
import { united } from './united.mjs';
import { wasm } from './wasm.mjs';

/** What only somebody with a network needs, asked for when it is. */
const LAZY = [
  'static/js/lazy/',
  'static/js/ui/joining/screens.js',
  'static/js/vault/joining.js',
  'static/js/vault/security_keys.js',
  'static/js/vault/setting_up.js',
  'node_modules/@scure/bip39/wordlists/',
  'node_modules/shamir-secret-sharing/',
];
const DESK = ['static/js/ui/desk/screens.js', 'static/js/vault/contacts.js'];

/** @typedef {import('./pieces.mjs').Piece} Piece */

/** @typedef {'main' | 'chunk' | 'desk' | 'lazy'} Role kept by every device, kept by a desk's, or asked for when needed */

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
  bundle: true,
  minify: true,
  target: 'es2022',
  charset: 'utf8',
  plugins: [wasm],
  legalComments: 'external',
  logLevel: 'warning',
};

/**
 * The app: the first screen, the app for everybody as one file, and a file for each other dynamic import and for what they alone share.
 *
 * @param {string} root of the checkout
 * @param {string} folder to write to
 * @returns {Promise<{name: string, role: Role}[]>} in the order of their names
 */
export async function bundleScripts(root, folder) {
  const pieces = await split(root);
  const main = entryOf(pieces, 'static/js/main.js');
  const start = entryOf(pieces, 'static/js/start.js');
  const files = named(await smallerModules(await united(pieces, { main, start, options: COMMON })));
  for (const [, { name, text, legal }] of files) {
    await writeFile(join(folder, name), text);
    if (legal) await writeFile(join(folder, `${name}.LEGAL.txt`), legal);
  }
  const everywhere = reached(pieces, main, [...LAZY, ...DESK]);
  const atDesk = reached(pieces, main, LAZY);
  return [...files]
    .map(([piece, { name }]) => ({ name, role: role(piece, main, everywhere, atDesk) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Every module in a piece of its own or with those that are needed exactly where it is; nothing is written.
 *
 * @param {string} root
 * @returns {Promise<Map<string, Piece>>} by name
 */
async function split(root) {
  const { metafile, outputFiles } = await build({
    ...COMMON,
    minify: false,
    legalComments: 'inline',
    absWorkingDir: root,
    entryPoints: ['static/js/main.js'],
    outdir: 'pieces',
    format: 'esm',
    splitting: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    metafile: true,
    write: false,
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  return new Map(
    Object.entries(metafile.outputs).map(([path, { imports, exports, entryPoint }]) => {
      const next = imports.map((each) => ({ name: basename(each.path), dynamic: each.kind === 'dynamic-import' }));
      return [basename(path), { text: texts.get(basename(path)) ?? '', imports: next, exports, entry: entryPoint }];
    }),
  );
}

/**
 * @param {Map<string, Piece>} pieces
 * @param {string} source
 */
function entryOf(pieces, source) {
  const found = [...pieces].find(([, { entry }]) => entry === source);
  if (!found) throw new Error(`esbuild made nothing of ${source}`);
  return found[0];
}

/**
 * @param {string} piece
 * @param {string} main
 * @param {Set<string>} everywhere
 * @param {Set<string>} atDesk
 * @returns {Role}
 */
function role(piece, main, everywhere, atDesk) {
  if (piece === main) return 'main';
  if (everywhere.has(piece)) return 'chunk';
  return atDesk.has(piece) ? 'desk' : 'lazy';
}

/**
 * The worker: one classic script, without imports at run time.
 *
 * @param {string} root
 * @param {string} folder
 */
export async function bundleWorker(root, folder) {
  const { outputFiles } = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: ['service_worker/worker.js'],
    outfile: join(folder, 'service-worker.js'),
    format: 'iife',
    write: false,
  });
  for (const { path, text } of outputFiles) {
    await writeFile(path, path.endsWith('.js') ? await smaller(text, { module: false }) : text);
  }
}
