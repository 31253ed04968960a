/** Bundles the app's modules and the service worker with esbuild. */
import { join } from 'node:path';
import { build } from 'esbuild';

/** What only somebody with a network needs, asked for when it is. */
const LAZY = ['static/js/lazy/', 'static/js/ui/joining/screens.js', 'node_modules/@scure/bip39/wordlists/'];
const DESK = 'static/js/ui/desk/screens.js';

/** @typedef {import('esbuild').Metafile['outputs']} Outputs */

/** @typedef {'main' | 'chunk' | 'desk' | 'lazy'} Role kept by every device, kept by a desk's, or asked for when needed */

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
  bundle: true,
  minify: true,
  target: 'es2022',
  charset: 'utf8',
  loader: { '.wasm': 'binary' },
  legalComments: 'external',
  logLevel: 'warning',
};

/**
 * The app: one entry, a chunk for each dynamic import and for what they share.
 *
 * @param {string} root of the checkout
 * @param {string} folder to write to
 * @returns {Promise<{name: string, role: Role}[]>} in the order of their names
 */
export async function bundleScripts(root, folder) {
  const { metafile } = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: ['static/js/main.js'],
    outdir: folder,
    format: 'esm',
    splitting: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    metafile: true,
  });
  const paths = Object.keys(metafile.outputs).filter((path) => path.endsWith('.js'));
  const main = paths.find((path) => metafile.outputs[path].entryPoint === 'static/js/main.js');
  if (!main) throw new Error('esbuild made nothing of static/js/main.js');
  const everywhere = reached(metafile.outputs, main, [...LAZY, DESK]);
  const atDesk = reached(metafile.outputs, main, LAZY);
  return paths
    .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), role: role(path, main, everywhere, atDesk) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * @param {string} path
 * @param {string} main
 * @param {Set<string>} everywhere
 * @param {Set<string>} atDesk
 * @returns {Role}
 */
function role(path, main, everywhere, atDesk) {
  if (path === main) return 'main';
  if (everywhere.has(path)) return 'chunk';
  return atDesk.has(path) ? 'desk' : 'lazy';
}

/**
 * What is loaded from `start` on without the modules that `without` names.
 *
 * @param {Outputs} outputs
 * @param {string} start
 * @param {string[]} without beginnings of paths
 */
function reached(outputs, start, without) {
  const seen = new Set([start]);
  for (const path of seen) {
    for (const next of outputs[path].imports) {
      const entry = next.external ? undefined : outputs[next.path].entryPoint;
      if (next.external || without.some((beginning) => entry?.startsWith(beginning))) continue;
      seen.add(next.path);
    }
  }
  return seen;
}

/**
 * The worker: one classic script, without imports at run time.
 *
 * @param {string} root
 * @param {string} folder
 */
export async function bundleWorker(root, folder) {
  await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: ['service_worker/worker.js'],
    outfile: join(folder, 'service-worker.js'),
    format: 'iife',
  });
}
