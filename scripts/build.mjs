/**
 * Builds the browser's side into static/built/: `npm run build`.
 *
 * Everything is made in a folder of its own and then put in place, so that a failed build leaves the old one whole.
 * Nothing that differs from run to run (time, absolute path, order of files) goes into it: two builds give the same
 * bytes, so what is served can be checked against the source.
 */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compress } from './build/compress.mjs';
import { describe } from './build/describe.mjs';
import { bundleScripts, bundleWorker } from './build/scripts.mjs';
import { compileStyles } from './build/styles.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BUILT = join(ROOT, 'static/built');
const ICONS = join(ROOT, 'static/icons');

/** @param {string} folder */
async function buildInto(folder) {
  const scripts = await bundleScripts(ROOT, folder);
  await bundleWorker(ROOT, folder);
  const css = await compileStyles(ROOT, folder);
  const icons = (await readdir(ICONS)).filter((name) => /\.(png|svg)$/.test(name)).sort();
  const files = [
    ...(await describe(folder, '/static/built', [...scripts, { name: css, role: 'css' }])),
    ...(await describe(
      ICONS,
      '/static/icons',
      icons.map((name) => ({ name, role: 'icon' })),
    )),
  ];
  const entry = files.find((file) => file.role === 'main')?.path;
  const assets = { files, entry, css: `/static/built/${css}`, worker: 'service-worker.js' };
  await compress(folder);
  await writeFile(join(folder, 'assets.json'), `${JSON.stringify(assets, null, 1)}\n`);
  return assets;
}

/** @param {string} folder what was built, to take the place of static/built */
async function putInPlace(folder) {
  const old = `${folder}-old`;
  await rename(BUILT, old).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(folder, BUILT);
  await rm(old, { recursive: true, force: true });
}

const folder = join(ROOT, `.built-${process.pid}`);
try {
  await mkdir(folder, { recursive: true });
  const assets = await buildInto(folder);
  await putInPlace(folder);
  const bytes = assets.files.reduce((sum, file) => sum + (file.role === 'lazy' ? 0 : file.wire), 0);
  console.log(
    `static/built: ${assets.files.length} files, ${Math.round(bytes / 1024)} kB over the wire to open the app`,
  );
} catch (error) {
  console.error(`Not built: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
