/** Bundles the app's modules and the service worker with esbuild. */
import { join } from 'node:path';
import { build } from 'esbuild';

const LAZY = 'static/js/lazy/';

/** @typedef {import('esbuild').Metafile['outputs']} Outputs */

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
  bundle: true,
  minify: true,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'external',
  logLevel: 'warning',
};

/**
 * The app: one entry, a chunk for each dynamic import and for what they share.
 *
 * @param {string} root of the checkout
 * @param {string} folder to write to
 * @returns {Promise<{name: string, role: 'main' | 'chunk' | 'lazy'}[]>} in the order of their names
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
  const eager = reached(metafile.outputs, main);
  return paths
    .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), role: role(path, main, eager) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * @param {string} path
 * @param {string} main
 * @param {Set<string>} eager
 */
function role(path, main, eager) {
  if (path === main) return /** @type {const} */ ('main');
  return eager.has(path) ? /** @type {const} */ ('chunk') : /** @type {const} */ ('lazy');
}

/**
 * What the app needs without the modules under static/js/lazy/.
 *
 * @param {Outputs} outputs
 * @param {string} start
 */
function reached(outputs, start) {
  const seen = new Set([start]);
  for (const path of seen) {
    for (const next of outputs[path].imports) {
      if (next.external || outputs[next.path].entryPoint?.startsWith(LAZY)) continue;
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
