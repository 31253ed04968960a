/** What esbuild has minified, once more: its names and its order of things pack a little worse than Terser's. */
import { minify } from 'terser';

/** @typedef {import('./united.mjs').Linked} Linked */

/**
 * @param {Map<string, Linked>} files
 * @returns {Promise<Map<string, Linked>>} in the same order
 */
export async function smallerModules(files) {
  const made = [...files].map(async ([name, file]) => {
    return /** @type {const} */ ([name, { ...file, text: await smaller(file.text, { module: true }) }]);
  });
  return new Map(await Promise.all(made));
}

/**
 * Nothing that could change what a script does: neither names of properties nor what Terser calls unsafe.
 *
 * @param {string} text
 * @param {{module: boolean}} kind
 * @returns {Promise<string>}
 */
export async function smaller(text, { module }) {
  const { code } = await minify(text, { module, ecma: 2020, compress: { passes: 2 } });
  if (code === undefined) throw new Error('Terser made nothing');
  return code;
}
