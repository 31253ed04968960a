/** One case that cannot be worked out takes no other along. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PeopleScreen } from '../../../static/js/ui/screens/people.js';
import { Views } from '../../../static/js/ui/views.js';
import { ALISON, directory, flat, NOW, PRIYA, record, said } from './desk_support.js';
import { accepted, phoneApp } from './phone_support.js';

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
  assert.deepEqual(views.listed, ['broken'], 'of what cannot be worked out the list stands on all there is');
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

test('People drawn from what the list stands on is People drawn from everything', () => {
  const contact = (/** @type {string} */ digest, /** @type {number} */ daysAgo, /** @type {string} */ next_date) =>
    record(digest, {
      form: 'contact-log',
      case: 'b',
      author: PRIYA,
      created_at: NOW - daysAgo * 86_400_000,
      values: { contact_method: 'home', next_date, next_method: 'phone' },
    });
  const asked = contact('asked', 40, '2026-02-01');
  const records = [
    ...accepted('a', { subject_name: 'Jago Tregenna', case_ref: 'WS-1' }),
    ...accepted('b', { subject_name: 'Samina Qureshi', case_ref: 'WS-2' }),
    asked,
    said('question', 'ask-back', asked, { case: 'b', author: ALISON }),
    ...Array.from({ length: 9 }, (_, n) => contact(`old ${n}`, 30 - n, '2026-02-02')),
    contact('latest', 1, '2026-03-01'),
    record('offer', { form: 'allocation', case: 'c', author: ALISON, values: { subject_name: 'Ola Reed' } }),
  ];
  const everything = phoneApp({ records });
  const few = new Set(everything.views.listed);
  const listed = phoneApp({ records: records.filter(({ digest }) => few.has(digest)) });
  assert.equal(few.size, records.length - 9);
  const words = flat(new PeopleScreen(/** @type {any} */ (everything)).render());
  assert.equal(flat(new PeopleScreen(/** @type {any} */ (listed)).render()), words);
  assert.match(words, /has a question/);
});
