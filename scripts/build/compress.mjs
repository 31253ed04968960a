/** Brotli and gzip siblings, which WhiteNoise sends to those who accept them. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/**
 * Writes NAME.br and NAME.gz beside each script and stylesheet that gets smaller by it.
 *
 * @param {string} folder
 */
export async function compress(folder) {
  const names = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(names.map((name) => compressFile(join(folder, name))));
}

/** @param {string} path */
async function compressFile(path) {
  const plain = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  const siblings = { br: await brotli(plain, { params }), gz: await deflate(plain, { level: 9 }) };
  for (const [ending, bytes] of Object.entries(siblings)) {
    if (bytes.length < plain.length) await writeFile(`${path}.${ending}`, bytes);
  }
}
