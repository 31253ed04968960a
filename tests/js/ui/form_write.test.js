/** A finished form becomes a record: a phone goes on as soon as it is on the disk, a desk when its queue knows of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeForm } from '../../../static/js/ui/form_write.js';

const FINISHED = { start: { form: 'contact-log', case: 'a' }, version: 2, values: {}, draft: 'd' };

/** @param {boolean} isContact @returns {Promise<string[]>} what was asked of the casebook */
async function askedOf(isContact) {
  /** @type {string[]} */
  const asked = [];
  const told = (/** @type {string} */ verb) => async (/** @type {any} */ writing) => {
    asked.push(`${verb} ${writing.form} of ${writing.case}, draft ${writing.draft}`);
    return { digest: 'x' };
  };
  const casebook = { cases: new Map(), keep: told('keep'), write: told('write') };
  const app = /** @type {any} */ ({ casebook, isContact, newId: () => 'id' });
  assert.deepEqual(await writeForm(app, /** @type {any} */ (FINISHED)), { digest: 'x', form: 'contact-log' });
  return asked;
}

test('a phone does not wait until the record has been opened again', async () => {
  assert.deepEqual(await askedOf(false), ['keep contact-log of a, draft d']);
});

test('a desk waits, for its queue must not offer what is done', async () => {
  assert.deepEqual(await askedOf(true), ['write contact-log of a, draft d']);
});

test('a locked app writes nothing', async () => {
  const app = /** @type {any} */ ({ casebook: null });
  await assert.rejects(writeForm(app, /** @type {any} */ (FINISHED)), { code: 'locked' });
});
