/** stopped.json: keys that somebody else may have. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ledger } from '../../../../static/js/crypto/ledger.js';
import { isStopped, NOBODY, stoppedKeys } from '../../../../static/js/crypto/nobody.js';
import { refused } from '../support.js';
import { vectors } from './read.js';
import { shown } from './shown.js';

const kept = vectors('stopped');
const { force, pinned_root: pinnedRoot, statements, state, refused: others } = kept;

async function heard(count) {
  let ledger = new Ledger(force, { pinnedRoot });
  for (const { text, sig } of statements.slice(0, count)) {
    await ledger.add(text, sig);
    ledger = Ledger.restore(structuredClone(ledger.snapshot()));
  }
  return ledger;
}

test('the state after all statements, who doubts, and which keys were stopped', async () => {
  assert.equal(NOBODY, kept.nobody);
  const ledger = await heard(statements.length);
  assert.deepEqual(shown(ledger), state);
  const people = [...ledger.people.values()];
  assert.deepEqual(
    people.filter(({ doubted }) => doubted).map(({ id }) => id),
    kept.doubted,
  );
  const stopped = people.flatMap((person) => stoppedKeys(person)).map(({ sign }) => sign);
  assert.deepEqual([...stopped, NOBODY].sort(), kept.stopped_keys);
});

test('the doubt ends with the keys', async () => {
  const person = (await heard(kept.stopped_at.after)).people.get(kept.stopped_at.person);
  assert.deepEqual([isStopped(person), Boolean(person.doubted)], [true, kept.stopped_at.doubted]);
});

for (const { name, after, text, sig, code } of others.filter(({ write }) => !write))
  test(`refused: ${name}`, async () => {
    const ledger = await heard(after);
    const before = ledger.snapshot();
    await refused(code, () => ledger.add(text, sig));
    assert.deepEqual(ledger.snapshot(), before);
  });
