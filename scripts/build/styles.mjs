/** Compiles the one stylesheet with Sass. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from 'sass';
import { UNUSED, without } from './unused.mjs';

/**
 * @param {string} root of the checkout
 * @param {string} folder to write to
 * @returns {Promise<string>} the file's name, with the hash of its content
 */
export async function compileStyles(root, folder) {
  const compiled = compile(join(root, 'static/css/app.scss'), {
    loadPaths: [join(root, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
  });
  const css = without(compiled.css, UNUSED);
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8).toUpperCase();
  const name = `app-${hash}.css`;
  await writeFile(join(folder, name), css);
  return name;
}
