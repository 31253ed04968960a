/** The vectors that both languages read: tests/vectors/README.md. */
import { readFileSync } from 'node:fs';

/** @param {string} name without `.json` */
export const vectors = (name) =>
  JSON.parse(readFileSync(new URL(`../../../vectors/${name}.json`, import.meta.url), 'utf8'));

/** The file that Python made and the one that JavaScript made. */
export const bothVectors = (name) => [vectors(name), vectors(`js-${name}`)];
