/** Whatever a server answers: it holds together as a whole, or it is a bad answer and nothing of it is applied. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { revisionDigest } from '../../../static/js/crypto/revision.js';
import { statementDigest } from '../../../static/js/crypto/statement.js';
import { checkAnswer } from '../../../static/js/sync/answer.js';
import { advance, readCursor, writeCursor } from '../../../static/js/sync/cursor.js';
import { ApiError } from '../../../static/js/sync/errors.js';
import { always } from '../crypto/support.js';
import { vectors } from '../crypto/vectors/read.js';
import { changedJson } from '../support/changed.js';

const SENT = [{ id: 'an id', digest: 'a digest' }];

/** An answer that a server gives to `SENT`: one acknowledgement, two changes, one notice. */
async function goodAnswer() {
  const [{ text, sig }] = vectors('ledger').statements;
  const [{ header, body, sig: signature }] = vectors('revisions').opened;
  const digests = [await statementDigest(text), await revisionDigest(header, body)];
  let at = readCursor('');
  for (const digest of digests) at = await advance(at, digest);
  return {
    ok: true,
    accepted: [{ ...SENT[0], received_at: 1, late: false }],
    refused: [],
    changes: [
      { pos: 1, kind: 'statement', text, sig, received_at: 1 },
      { pos: 2, kind: 'revision', header, body, sig: signature, received_at: 1, late: false },
    ],
    cursor: writeCursor(at),
    more: false,
    notices: [{ id: 'd.1', due: 'd', case: 'c', role: 'contact', stage: 1, at: 1 }],
  };
}

test('an answer with other values in it is taken as a whole or not at all', async () => {
  const good = await goodAnswer();
  assert.equal((await checkAnswer(good, { sent: SENT, cursor: '' })).delivered.length, 2);
  let taken = 0;
  await always(
    fc.asyncProperty(fc.oneof(changedJson([good]), fc.jsonValue()), async (answer) => {
      try {
        const checked = await checkAnswer(answer, { sent: SENT, cursor: '' });
        assert.ok([...checked.accepted.keys()].every((digest) => digest === 'a digest'));
        assert.equal(checked.delivered.length, answer.changes.length);
        taken += 1;
      } catch (error) {
        assert.ok(error instanceof ApiError, String(error?.stack ?? error));
        assert.equal(error.code, 'bad_answer');
      }
    }),
  );
  assert.ok(taken > 0, 'some answers that were changed a little still hold together');
});
