/** Makes the floor page's files: `node bench/floor/build.mjs FOLDER`. Beside them parts of the app, to be timed alone. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compile } from 'sass';
import { compress } from '../../scripts/build/compress.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(dirname(HERE));
const [, , folder] = argv;

await mkdir(folder, { recursive: true });
const { css } = compile(join(HERE, 'page.scss'), {
  loadPaths: [join(ROOT, 'node_modules')],
  style: 'compressed',
  quietDeps: true,
});
await writeFile(join(folder, 'page.css'), css);
await copyFile(join(HERE, 'worker.js'), join(folder, 'worker.js'));
await build({
  absWorkingDir: ROOT,
  entryPoints: {
    page: 'bench/floor/page.js',
    kdf: 'static/js/crypto/kdf.js',
    sealing: 'bench/works/sealing.js',
    wrapping: 'bench/works/wrapping.js',
  },
  outdir: folder,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.wasm': 'binary' },
  legalComments: 'none',
});
await compress(folder);
