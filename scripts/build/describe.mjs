/** What static/built/assets.json says of each file. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/**
 * @param {string} folder on disk
 * @param {string} address of that folder on the server
 * @param {{name: string, role: string}[]} files
 * @returns {Promise<{path: string, sha256: string, role: string, size: number, wire: number}[]>} sha256 in base64url
 *   without padding; size in bytes, wire in bytes as sent in Brotli
 */
export function describe(folder, address, files) {
  return Promise.all(
    files.map(async ({ name, role }) => {
      const bytes = await readFile(join(folder, name));
      const sha256 = createHash('sha256').update(bytes).digest('base64url');
      const wire = name.endsWith('.png') ? bytes.length : brotliCompressSync(bytes).length;
      return { path: `${address}/${name}`, sha256, role, size: bytes.length, wire };
    }),
  );
}
