/** ledger.json, and what JavaScript made of the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromB64u } from '../../../../static/js/crypto/bytes.js';
import { CaseKey, unwrapCaseKey } from '../../../../static/js/crypto/casekey.js';
import { importIdentity } from '../../../../static/js/crypto/keys.js';
import { Ledger } from '../../../../static/js/crypto/ledger.js';
import { statementDigest } from '../../../../static/js/crypto/statement.js';
import { refused } from '../support.js';
import { bothVectors } from './read.js';
import { shown } from './shown.js';

for (const { force, pinned_root: pinnedRoot, statements, state, late, refused: others, openings } of bothVectors(
  'ledger',
)) {
  const begin = () => new Ledger(force, { pinnedRoot });
  const heard = async (said) => {
    const ledger = begin();
    for (const { text, sig } of said) await ledger.add(text, sig);
    return ledger;
  };

  test('a whole small ledger', async () => {
    for (const { text, digest } of statements) assert.equal(await statementDigest(text), digest);
    assert.deepEqual(shown(await heard(statements)), state);
  });

  test('a ledger that is put away after every statement', async () => {
    let ledger = begin();
    for (const { text, sig } of statements) {
      await ledger.add(text, sig);
      ledger = Ledger.restore(structuredClone(ledger.snapshot()));
    }
    assert.deepEqual(shown(ledger), state);
  });

  for (const { name, steps } of late) {
    test(`heard late: ${name}`, async () => {
      const ledger = begin();
      for (const [at, { text, sig, ...expected }] of steps.entries()) {
        const { known, held } = await ledger.add(text, sig);
        assert.deepEqual({ known, held }, expected, `step ${at}`);
      }
      assert.deepEqual(shown(ledger), state);
    });
  }

  // `write` is what a server asks of a statement that is being written now; a device only reads.
  for (const { name, after, text, sig, code } of others.filter(({ write }) => !write)) {
    test(`refused: ${name}`, async () => {
      const ledger = await heard(statements.slice(0, after));
      const before = ledger.snapshot();
      await refused(code, () => ledger.add(text, sig));
      assert.deepEqual(ledger.snapshot(), before);
    });
  }

  test('members and recovery open the keys of a case', async () => {
    const ledger = await heard(statements);
    assert.ok(openings.length > 1);
    for (const { to, private: scalar, public: point, keys } of openings) {
      const { hpke: pair, hpkePublic } = await importIdentity({ hpke: fromB64u(scalar), sign: fromB64u(scalar) });
      assert.equal(hpkePublic, point);
      for (const [key, raw] of Object.entries(keys)) {
        const { id, commits } = [...ledger.cases.values()].find((each) => Object.hasOwn(each.commits, key));
        const wrap = ledger.wrapsFor(id, to).findLast((each) => each.key === key);
        const opened = await unwrapCaseKey({ wrap, force, case: id, commit: commits[key], pair });
        assert.equal(opened.commit, (await CaseKey.from(id, key, fromB64u(raw))).commit);
      }
    }
  });
}
