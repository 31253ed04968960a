import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answeredDigests, readDigests, standing, timeline } from '../../../static/js/welfare/timeline.js';
import { log, NOON, PEOPLE, record } from './records.js';

const facts = { people: PEOPLE };
/** @param {any[]} list */
const digests = (list) => list.map((one) => one.digest);

test('what happened last stands first, whenever it was written down', () => {
  const records = [
    log('written first', { date: '2026-03-11' }, { minutes: 0 }),
    log('written last', { date: '2026-03-09' }, { minutes: 9 }),
    record('no day of its own', 'risk', { minutes: 3 }),
  ];
  const entries = timeline(records, facts);
  assert.deepEqual(
    entries.map((entry) => entry.record),
    ['no day of its own', 'written first', 'written last'],
  );
  assert.equal(entries[0].at, NOON + 3 * 60_000);
});

test('every device shows the same order', () => {
  const records = ['a', 'b', 'c'].map((name) => log(name, { date: '2026-03-11' }));
  const there = timeline(records, facts).map((entry) => entry.record);
  assert.deepEqual(
    timeline([...records].reverse(), facts).map((entry) => entry.record),
    there,
  );
});

test('summer time counts', () => {
  const [entry] = timeline([log('a', { date: '2026-07-01', start: '18:00' })], facts);
  assert.equal(entry.at, Date.UTC(2026, 6, 1, 17));
});

test('a day that is none does not stop the rest', () => {
  const entries = timeline([log('a', { date: 'nonsense' }), log('b', { date: '2026-03-11', start: 'x' })], facts);
  assert.deepEqual(
    entries.map((entry) => entry.at),
    [NOON, NOON],
  );
});

test('what is about a record hangs on it, what is about that too', () => {
  const records = [
    record('view', 'view', { author: 'alison', about: ['log', 'log'] }),
    record('more', 'addendum', { about: ['added', 'added'], minutes: 3 }),
    record('added', 'addendum', { about: ['log', 'log'], minutes: 2 }),
    record('ask', 'ask-back', { author: 'alison', about: ['log', 'log'], minutes: 1 }),
    log('log', { date: '2026-03-11' }),
    record('review', 'review', { author: 'alison', about: ['log', 'log'] }),
    record('known', 'acknowledge', { author: 'alison', about: ['log', 'log'] }),
    record('taken', 'acceptance', { about: ['log', 'log'] }),
    record('done', 'action-done', { about: ['log', 'log'] }),
  ];
  const [entry, ...others] = timeline(records, facts);
  assert.equal(others.length, 0);
  assert.equal(entry.record, 'log');
  assert.deepEqual(digests(entry.addenda), ['added', 'more']);
  assert.deepEqual(digests(entry.views), ['view']);
  assert.deepEqual(digests(entry.reviews), ['review']);
  assert.deepEqual(digests(entry.acknowledgements), ['known']);
  assert.deepEqual(digests(entry.acceptances), ['taken']);
  assert.deepEqual(digests(entry.done), ['done']);
  assert.deepEqual(
    entry.asks.map((ask) => [ask.record.digest, ask.answered]),
    [['ask', true]],
  );
  assert.deepEqual(readDigests(entry), ['added', 'done', 'log', 'more', 'taken']);
});

test('what is about a record that is not here stands by itself', () => {
  const [entry] = timeline([record('added', 'addendum', { about: ['elsewhere', 'x'] })], facts);
  assert.equal(entry.orphan, true);
  assert.equal(timeline([log('a', {})], facts)[0].orphan, false);
});

test('two that are about each other are both shown', () => {
  const records = [record('a', 'addendum', { about: ['b', 'b'] }), record('b', 'addendum', { about: ['a', 'a'] })];
  assert.deepEqual(new Set(timeline(records, facts).map((entry) => entry.record)), new Set(['a', 'b']));
});

test('a record of another case cannot hang itself on this one', () => {
  const records = [log('log', {}), record('foreign', 'addendum', { case: 'other', about: ['log', 'log'] })];
  const entries = timeline(records, facts);
  assert.equal(entries.length, 2);
  assert.deepEqual(entries.find((entry) => entry.record === 'log')?.addenda, []);
});

test('one id in two cases is two records', () => {
  const records = [log('a', {}, { record: 'same' }), log('b', {}, { record: 'same', case: 'other' })];
  assert.deepEqual(
    timeline(records, facts).map((entry) => entry.heads.length),
    [1, 1],
  );
});

test('the newest revision is shown, the older ones are kept', () => {
  const records = [
    log('one', { how: 'a' }, { record: 'log' }),
    log('two', { how: 'b' }, { record: 'log', parents: ['one'], minutes: 5 }),
  ];
  const [entry] = timeline(records, facts);
  assert.equal(entry.latest.digest, 'two');
  assert.deepEqual(digests(entry.revisions), ['one', 'two']);
  assert.equal(entry.conflict, false);
});

test('two revisions of one parent are a conflict until a third joins them', () => {
  const forked = [
    log('one', {}, { record: 'log' }),
    log('left', {}, { record: 'log', parents: ['one'], minutes: 1 }),
    log('right', {}, { record: 'log', parents: ['one'], minutes: 2 }),
  ];
  const [conflict] = timeline(forked, facts);
  assert.equal(conflict.conflict, true);
  assert.deepEqual(digests(conflict.heads), ['right', 'left']);
  const joined = [...forked, log('joined', {}, { record: 'log', parents: ['left', 'right'], minutes: 3 })];
  const [settled] = timeline(joined, facts);
  assert.equal(settled.conflict, false);
  assert.equal(settled.latest.digest, 'joined');
});

test("nobody's words are replaced by somebody else's", () => {
  const records = [
    log('mine', {}, { record: 'log' }),
    log('theirs', {}, { record: 'log', parents: ['mine'], author: 'tomos', minutes: 1 }),
  ];
  const [entry] = timeline(records, facts);
  assert.deepEqual(digests(entry.heads), ['theirs', 'mine']);
  assert.equal(entry.conflict, true);
});

test('nobody moves a record out of sight by a revision of it that is about another one', () => {
  const records = [
    record('bait', 'addendum', { record: 'log', about: ['other', 'other'], author: 'tomos' }),
    log('mine', {}, { record: 'log' }),
    log('other', {}),
    record('review', 'review', { author: 'alison', about: ['log', 'mine'] }),
  ];
  for (const order of [records, [...records].reverse()]) {
    const entry = timeline(order, facts).find((one) => one.record === 'log' && one.form === 'contact-log');
    assert.deepEqual(digests(entry?.heads ?? []), ['mine']);
    assert.deepEqual(digests(entry?.reviews ?? []), ['review']);
  }
});

test('what was not verified is named and counts for nothing', () => {
  const records = [
    log('log', {}),
    record('forged', 'review', { about: ['log', 'log'], valid: 'not_allowed' }),
    log('broken', { how: 'x' }, { record: 'log', parents: ['log'], valid: 'bad_signature', minutes: 1 }),
  ];
  const [entry] = timeline(records, facts);
  assert.deepEqual(
    entry.invalid.map(({ record: one, reason }) => [one.digest, reason]),
    [
      ['forged', 'not_allowed'],
      ['broken', 'bad_signature'],
    ],
  );
  assert.equal(entry.latest.digest, 'log');
  assert.deepEqual(digests(entry.unread), ['log']);
  assert.equal(standing(entry), 'sent');
});

test('a record of which nothing can be verified is still there', () => {
  const [entry] = timeline([log('log', {}, { valid: 'bad_signature' })], facts);
  assert.equal(entry.latest.digest, 'log');
  assert.equal(entry.revisions.length, 0);
  assert.deepEqual(entry.unread, []);
});

test('a review covers the revisions that it names and no others', () => {
  const records = [log('log', {}), record('review', 'review', { author: 'alison', about: ['log', 'log'], minutes: 1 })];
  const [read] = timeline(records, facts);
  assert.equal(standing(read), 'read');
  const added = [...records, record('added', 'addendum', { about: ['log', 'log'], minutes: 2 })];
  const [again] = timeline(added, facts);
  assert.deepEqual(digests(again.unread), ['added']);
  assert.equal(standing(again), 'sent');
  const by = [...added, record('second', 'review', { author: 'joseph', about: ['log', 'added', 'log'], minutes: 3 })];
  assert.equal(standing(timeline(by, facts)[0]), 'read');
});

test('what a force contact adds need not be read by another', () => {
  const records = [
    log('log', {}),
    record('review', 'review', { author: 'alison', about: ['log', 'log'], minutes: 1 }),
    record('added', 'addendum', { author: 'joseph', about: ['log', 'log'], minutes: 2 }),
  ];
  assert.equal(standing(timeline(records, facts)[0]), 'read');
});

test('a question is open until somebody else answers it', () => {
  const ask = record('ask', 'ask-back', { author: 'alison', about: ['log', 'log'], minutes: 10 });
  const asked = [log('log', {}), ask];
  assert.equal(standing(timeline(asked, facts)[0]), 'asked');
  const before = record('before', 'addendum', { about: ['log', 'log'], minutes: 5 });
  assert.equal(timeline([...asked, before], facts)[0].asks[0].answered, false);
  const own = record('own', 'addendum', { author: 'alison', about: ['log', 'log'], minutes: 11 });
  assert.equal(timeline([...asked, own], facts)[0].asks[0].answered, false);
  const other = record('other contact', 'addendum', { author: 'joseph', about: ['log', 'log'], minutes: 11 });
  assert.equal(timeline([...asked, other], facts)[0].asks[0].answered, false);
  const after = record('after', 'addendum', { about: ['log', 'log'], minutes: 12 });
  assert.equal(timeline([...asked, after], facts)[0].asks[0].answered, true);
  const named = answeredDigests(timeline(asked, facts)[0]);
  assert.deepEqual(named, ['ask', 'log']);
  const slow = record('slow clock', 'addendum', { about: ['log', ...named], minutes: 5 });
  assert.equal(timeline([...asked, slow], facts)[0].asks[0].answered, true);
});

test('what was written to one question does not answer another that had not been seen', () => {
  const first = record('first', 'ask-back', { author: 'alison', about: ['log', 'log'], minutes: 10 });
  const second = record('second', 'ask-back', { author: 'alison', about: ['log', 'log'], minutes: 11 });
  const answer = record('answer', 'answer', { about: ['log', 'log', 'first'], minutes: 12 });
  const [entry] = timeline([log('log', {}), first, second, answer], facts);
  assert.deepEqual(
    entry.asks.map(({ record: { digest }, answered }) => [digest, answered]),
    [
      ['first', true],
      ['second', false],
    ],
  );
});

test('where a record is comes before what became of it', () => {
  for (const state of ['saved', 'waiting', 'refused']) {
    const ask = record('ask', 'ask-back', { author: 'alison', about: ['log', 'log'] });
    assert.equal(standing(timeline([log('log', {}, { state }), ask], facts)[0]), state);
  }
  const known = record('known', 'acknowledge', { author: 'alison', about: ['risk', 'risk'] });
  assert.equal(standing(timeline([record('risk', 'risk'), known], facts)[0]), 'acknowledged');
});
