/** One case that cannot be worked out takes no other along. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Views } from '../../../static/js/ui/views.js';
import { directory, NOW, record } from './desk_support.js';

test('a broken case is marked as such; the others and every list stand', () => {
  const broken = record('broken', { case: 'b' });
  Object.defineProperty(broken, 'parents', {
    get: () => {
      throw new TypeError('hostile');
    },
  });
  const risk = record('risk', { form: 'risk', case: 'a' });
  const one = (/** @type {string} */ id, /** @type {any[]} */ records) => ({
    id,
    records,
    members: ['me'],
    disposed: false,
  });
  const cases = new Map([
    ['b', one('b', [broken])],
    ['a', one('a', [risk])],
  ]);
  const casebook = { state: 'open', me: { id: 'me' }, people: directory(), cases, records: [broken, risk] };
  const views = new Views(/** @type {any} */ ({ casebook, now: () => NOW }));
  assert.deepEqual(
    views.mine.map((view) => [view.id, view.broken instanceof TypeError, view.entries.length]),
    [
      ['b', true, 0],
      ['a', false, 1],
    ],
  );
  assert.equal(views.waitingForReview, 1);
  assert.deepEqual([...views.queue.unreadable.keys()], ['b']);
  assert.deepEqual(views.references, []);
  assert.equal(views.entryOf('risk')?.view.id, 'a');
});

test('initials that several have are found once for each change of the casebook', () => {
  const one = (/** @type {string} */ id, /** @type {string} */ subject_name) => ({
    id,
    records: [record(id, { form: 'allocation', author: 'alison', case: id, values: { subject_name } })],
    members: ['me'],
    disposed: false,
  });
  const cases = new Map([
    ['a', one('a', 'Jago Tregenna')],
    ['b', one('b', 'Joan Tully')],
    ['c', one('c', 'Samina Qureshi')],
  ]);
  const casebook = { state: 'open', me: { id: 'me' }, people: directory(), cases, records: [] };
  const views = new Views(/** @type {any} */ ({ casebook, now: () => NOW }));
  const found = views.sharedInitials;
  assert.deepEqual([...found], ['JT']);
  assert.equal(views.sharedInitials, found);
  cases.delete('b');
  views.clear();
  assert.deepEqual([...views.sharedInitials], []);
});
