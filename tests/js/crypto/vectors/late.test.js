/** late.json: what was decided of revisions that came after their author had left. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldKey } from '../../../../static/js/crypto/case_log.js';
import { Ledger } from '../../../../static/js/crypto/ledger.js';
import { refused } from '../support.js';
import { vectors } from './read.js';
import { shown } from './shown.js';

const { force, pinned_root: pinnedRoot, statements, state, decided, held_keys, refused: others } = vectors('late');
const [{ id: caseId }] = state.cases;

async function heard(count, before = []) {
  let ledger = new Ledger(force, { pinnedRoot });
  for (const { text, sig } of [...statements.slice(0, count), ...before]) {
    await ledger.add(text, sig);
    ledger = Ledger.restore(structuredClone(ledger.snapshot()));
  }
  return ledger;
}

test('the last word on each revision counts', async () => {
  const ledger = await heard(statements.length);
  assert.deepEqual(shown(ledger), state);
  assert.deepEqual(ledger.cases.get(caseId).late, decided);
  const earlier = (await heard(statements.length - 1)).cases.get(caseId).late;
  for (const [digest, word] of Object.entries(earlier)) assert.notEqual(decided[digest], word);
});

test('who was given which key', async () => {
  const known = (await heard(statements.length)).cases.get(caseId);
  for (const { person, key, held } of held_keys) assert.equal(heldKey(known, person, key), held);
});

for (const { name, after, before, text, sig, code } of others)
  test(`refused: ${name}`, async () => {
    const ledger = await heard(after, before);
    const state = ledger.snapshot();
    await refused(code, () => ledger.add(text, sig));
    assert.deepEqual(ledger.snapshot(), state);
  });
