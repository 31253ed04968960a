/** Names that carry the hash of what they stand for, of everything that is loaded from there included: another piece, another name of all that lead to it. */
import { createHash } from 'node:crypto';

/**
 * @typedef {import('./united.mjs').Linked} Linked
 * @typedef {{name: string, text: string, legal: string}} Named
 */

/**
 * @param {Map<string, Linked>} files
 * @returns {Map<string, Named>} by the old name, which no text holds any more
 */
export function named(files) {
  const names = new Map([...files.keys()].map((old) => [old, nameOf(old, files)]));
  const renamed = (/** @type {string} */ text) =>
    [...names].reduce((before, [old, name]) => before.replaceAll(old, name), text);
  return new Map(
    [...files].map(([old, { text, legal }]) => [old, { name: names.get(old) ?? old, text: renamed(text), legal }]),
  );
}

/**
 * @param {string} old NAME-HASH.js
 * @param {Map<string, Linked>} files
 */
function nameOf(old, files) {
  const seen = new Set([old]);
  for (const name of seen) {
    for (const next of files.get(name)?.refers ?? []) seen.add(next);
  }
  const hash = createHash('sha256');
  for (const name of [old, ...[...seen].sort()]) hash.update(files.get(name)?.text ?? '');
  return `${old.slice(0, old.lastIndexOf('-'))}-${hash.digest('hex').slice(0, 8).toUpperCase()}.js`;
}
