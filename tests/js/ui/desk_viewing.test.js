/** Every reading is recorded once for each revision and reader, and nobody's own words are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unseenBy, Viewing } from '../../../static/js/ui/desk/viewing.js';
import { ALISON, deskApp, entryOf, JOY, PRIYA, record, said } from './desk_support.js';

const log = record('log');

test('a record is new to its first reader', () => {
  assert.deepEqual(unseenBy(entryOf([log]), ALISON), ['log']);
});

test('what one has opened is not new, to oneself alone', () => {
  const entry = entryOf([log, said('seen', 'view', log)], 'log');
  assert.deepEqual(unseenBy(entry, ALISON), []);
  assert.deepEqual(unseenBy(entry, JOY), ['log']);
});

test('an addendum that came later is new by itself', () => {
  const entry = entryOf(
    [log, said('seen', 'view', log), said('more', 'addendum', log, { author: PRIYA, values: { text: 'x' } })],
    'log',
  );
  assert.deepEqual(unseenBy(entry, ALISON), ['more']);
});

test('what one wrote oneself needs no view', () => {
  assert.deepEqual(unseenBy(entryOf([log]), PRIYA), []);
  const own = entryOf([log, said('more', 'addendum', log, { values: { text: 'x' } })], 'log');
  assert.deepEqual(unseenBy(own, ALISON), ['log']);
});

test('a view is written once, however often the screen is drawn', async () => {
  const app = deskApp({ records: [log] });
  const viewing = new Viewing(app);
  await Promise.all([viewing.note(entryOf([log])), viewing.note(entryOf([log]))]);
  await viewing.note(entryOf([log]));
  assert.deepEqual(app.said.written, [
    { case: 'case-1', form: 'view', version: 1, about: { record: 'log', digests: ['log'] }, values: {} },
  ]);
});

test('a view that cannot be kept is told, once', async () => {
  const write = async () => {
    throw Object.assign(new Error('full'), { code: 'storage_full' });
  };
  const app = deskApp({ records: [log], parts: { casebook: { write } } });
  const viewing = new Viewing(app);
  await viewing.note(entryOf([log]));
  await viewing.note(entryOf([log]));
  assert.deepEqual(app.said.failed, ['storage_full']);
});
