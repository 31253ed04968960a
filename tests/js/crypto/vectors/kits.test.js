/** kits.json: a new recovery key, and the use of kit B. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ledger } from '../../../../static/js/crypto/ledger.js';
import { refused } from '../support.js';
import { vectors } from './read.js';
import { shown } from './shown.js';

const { force, pinned_root: pinnedRoot, statements, state, refused: others } = vectors('kits');

async function heard(count) {
  let ledger = new Ledger(force, { pinnedRoot });
  for (const { text, sig } of statements.slice(0, count)) {
    await ledger.add(text, sig);
    ledger = Ledger.restore(structuredClone(ledger.snapshot()));
  }
  return ledger;
}

test('the state after all statements, and what the kits were used for', async () => {
  const ledger = await heard(statements.length);
  assert.deepEqual(shown(ledger), state);
  const uses = ledger.kitUses.map(({ kit, said, cases }) => [kit, said, cases]);
  assert.deepEqual(uses, [
    ['A', 'person', null],
    ['A', 'recovery', null],
    ['B', 'kit', 1],
  ]);
});

for (const { name, after, text, sig, code } of others.filter(({ write }) => !write))
  test(`refused: ${name}`, async () => {
    const ledger = await heard(after);
    const before = ledger.snapshot();
    await refused(code, () => ledger.add(text, sig));
    assert.deepEqual(ledger.snapshot(), before);
  });

test('a snapshot of before there were new recovery keys is taken', async () => {
  const snapshot = (await heard(statements.length)).snapshot();
  const { formerRecoveryKids, kitUses, ...directory } = snapshot.directory;
  const ledger = Ledger.restore({ ...snapshot, directory });
  assert.deepEqual(ledger.kitUses, []);
  assert.equal(ledger.recovery, snapshot.directory.recovery);
});
