/** All test files of a folder in one process: starting one takes longer than most of them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe } from 'node:test';

/**
 * Each file is a suite, so that its hooks are its own.
 * @param {string} here the URL of the file that asks
 * @param {{part?: number, of?: number}} [share] every so many files, from this one on
 */
export function room(here, { part = 0, of = 1 } = {}) {
  const folder = new URL('./', here);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js'))
    .sort();
  assert.ok(names.length > 1);
  for (const name of names.filter((_, at) => at % of === part)) describe(name, () => import(new URL(name, folder)));
}
