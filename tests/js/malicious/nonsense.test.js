/** A server that answers nonsense: nothing of it is taken, it is said, and what was written goes once the server makes sense again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Api } from '../../../static/js/sync/api.js';
import { ok } from '../support/fake_server.js';
import { belongings } from '../support/hostile.js';
import { contactLog, World } from '../support/world.js';
import { told } from './told.js';

/** What the honest answer is, and what becomes of it. */
const NONSENSE = {
  'a page instead of JSON': () => new Response('<h1>Sign in to the Wi-Fi</h1>'),
  'half of its JSON': (answer) => new Response(JSON.stringify({ ok: true, ...answer }).slice(0, -30)),
  'a list': () => Response.json([]),
  null: () => Response.json(null),
  'changes that are null': (answer) => ok({ ...answer, changes: [null] }),
  'changes that are words': (answer) => ok({ ...answer, changes: ['word'] }),
  'a change that is empty': (answer) => ok({ ...answer, changes: [{}] }),
  'a change with a number for a header': ({ changes: [change], ...answer }) =>
    ok({ ...answer, changes: [{ ...change, header: 7 }] }),
  'a change with a list for a body': ({ changes: [change], ...answer }) =>
    ok({ ...answer, changes: [{ ...change, body: [] }] }),
  'a change with a position that is a word': ({ changes: [change], ...answer }) =>
    ok({ ...answer, changes: [{ ...change, pos: String(change.pos) }] }),
  'acknowledgements that are null': (answer) => ok({ ...answer, accepted: [null] }),
  'refusals that are null': (answer) => ok({ ...answer, refused: [null] }),
  'a refusal without a code': (answer, written) => ok({ ...answer, refused: [{ id: written.id }] }),
  'notices that are null': (answer) => ok({ ...answer, notices: [null] }),
  'a notice without a time': (answer) =>
    ok({ ...answer, notices: [{ id: 'a', due: 'b', case: 'c', role: 'contact', stage: 1 }] }),
  'a cursor that is a number': (answer) => ok({ ...answer, cursor: 7 }),
  'a cursor that goes back': (answer) => ok({ ...answer, changes: [], cursor: '' }),
  'a cursor ahead of what came': (answer) => ok({ ...answer, changes: [] }),
  'a wrong chain': (answer) => ok({ ...answer, cursor: `${answer.cursor.split('.')[0]}.${'A'.repeat(43)}` }),
  'the changes in another order': async ({ changes, ...answer }) => ok({ ...answer, changes: [...changes].reverse() }),
  'a change twice': ({ changes, ...answer }) => ok({ ...answer, changes: [...changes, changes.at(-1)] }),
  'a change too few': ({ changes, ...answer }) => ok({ ...answer, changes: changes.slice(1) }),
};

for (const [name, spoil] of Object.entries(NONSENSE)) {
  test(`${name}: nothing is taken, nothing is lost, the person is told`, async () => {
    const world = await World.begin();
    const { ann, cal, case: id } = await world.withCase();
    for (const how of ['One', 'Two']) await ann.casebook.write(contactLog(id, how));
    await ann.engine.now();
    const written = await cal.casebook.write(contactLog(id));
    const cursor = await cal.space.meta('cursor');
    const page = world.server.records.changes(world.cal.id, cursor, 10);
    const before = await belongings(cal);
    world.server.fault('/api/sync', await spoil({ accepted: [], refused: [], notices: [], ...page }, written));
    const status = await cal.engine.now();
    assert.deepEqual([status.state, status.code, status.unsent], ['error', 'bad_answer', 1]);
    assert.match(await told(cal, id), /gave an answer that makes no sense, so nothing was taken from it/);
    assert.deepEqual(await belongings(cal), before);
    assert.equal(await cal.space.meta('cursor'), cursor);
    assert.deepEqual(cal.engine.status.notices, []);
    assert.equal((await cal.engine.now()).unsent, 0);
    assert.equal(world.server.records.kept.has(written.digest), true);
  });
}

test('an answer without end is given up, not read for ever', async () => {
  let given = 0;
  let ended = false;
  const block = new Uint8Array(4 * 1024 * 1024).fill(32);
  const body = new ReadableStream({
    pull(controller) {
      given += block.length;
      controller.enqueue(block);
    },
    cancel() {
      ended = true;
    },
  });
  const api = new Api({ fetch: async () => new Response(body) });
  await assert.rejects(api.call('/api/sync', {}), { code: 'bad_answer' });
  assert.deepEqual([ended, given < 100 * 1024 * 1024], [true, true]);
});
