/** The few entries that a list of people stands on say the same as all of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextContact } from '../../../static/js/welfare/due.js';
import { listed, listedAtDesk } from '../../../static/js/welfare/listed.js';
import { queue } from '../../../static/js/welfare/queue.js';
import { subjectOf } from '../../../static/js/welfare/subject.js';
import { standing, timeline } from '../../../static/js/welfare/timeline.js';
import { log, PEOPLE, record } from './records.js';

const TODAY = '2026-03-12';
const FORMS = [
  'contact-log',
  'contact-log',
  'contact-log',
  'allocation',
  'risk',
  'review',
  'ask-back',
  'answer',
  'addendum',
  'acceptance',
  'view',
];
const NAMES = Array.from({ length: 8 }, (_, n) => `r${n}`);

/** One record of a case: revisions of one another, about one another, believed or not. */
const one = fc.record({
  form: fc.constantFrom(...FORMS),
  record: fc.constantFrom(...NAMES),
  about: fc.option(fc.constantFrom(...NAMES), { nil: null }),
  author: fc.constantFrom(...PEOPLE.keys()),
  minutes: fc.integer({ min: -9_000, max: 0 }),
  follows: fc.boolean(),
  valid: fc.constantFrom(true, true, true, 'not_allowed'),
  state: fc.constantFrom('sent', 'sent', 'waiting', 'refused'),
  values: fc.record(
    {
      contact_method: fc.constantFrom('home', 'attempted', 'attempted', 'declined'),
      date: fc.constantFrom('2026-03-01', '2026-03-08', '2026-03-11'),
      next_date: fc.constantFrom('2026-03-10', '2026-03-12', '2026-04-01'),
      subject_name: fc.constantFrom('Quentin Farrow', 'Ruth Lane'),
      decision: fc.constantFrom('accept', 'decline'),
    },
    { requiredKeys: ['contact_method'] },
  ),
});

/** @param {any[]} facts */
function recordsOf(facts) {
  return facts.map(({ form, about, follows, ...rest }, n) =>
    record(`d${n}`, form, {
      ...rest,
      about: about && [about, 'd0', `d${Math.max(0, n - 1)}`],
      parents: follows && n > 0 ? [`d${n - 1}`] : [],
    }),
  );
}

/** What People says of a case. @param {import('../../../static/js/welfare/timeline.js').Entry[]} entries */
function shown(entries) {
  const subject = subjectOf(entries, PEOPLE);
  const answers = entries.filter(({ form, latest }) => form === 'allocation' && latest.valid === true);
  return {
    subject,
    next: nextContact(entries, { today: TODAY }),
    answers: answers.map((entry) => [entry.record, entry.acceptances]),
    asked: entries.filter((entry) => standing(entry) === 'asked'),
  };
}

test('whatever there is, the list says the same from the few as from all', () => {
  const property = fc.property(fc.array(one, { minLength: 1, maxLength: 14 }), (facts) => {
    const entries = timeline(recordsOf(facts), { people: PEOPLE });
    const few = listed(entries).flatMap(({ family }) => family);
    assert.deepEqual(shown(timeline(few, { people: PEOPLE })), shown(entries));
  });
  fc.assert(property, { numRuns: 300, seed: 12 });
});

/** What stands on the desk, in words. @param {any[]} records */
function queued(records) {
  const { risks, unread, waiting } = queue(records, { people: PEOPLE, now: 0 });
  return [risks, unread, waiting].map((items) => items.map(({ entry, subject }) => [entry.record, subject?.name]));
}

test('whatever there is, the desk says the same from the few as from all', () => {
  const property = fc.property(fc.array(one, { minLength: 1, maxLength: 14 }), (facts) => {
    const records = recordsOf(facts);
    const entries = timeline(records, { people: PEOPLE });
    fc.pre(entries.every(({ orphan }) => !orphan)); // records in a circle, which only a forger makes, part company when some are left out
    const { risks, unread, waiting } = queue(records, { people: PEOPLE, now: 0 });
    const first = [...listedAtDesk(entries), ...[...risks, ...unread, ...waiting].map(({ entry }) => entry)];
    const digests = new Set(first.flatMap(({ family }) => family.map(({ digest }) => digest)));
    const few = records.filter(({ digest }) => digests.has(digest));
    assert.deepEqual(queued(few), queued(records));
    assert.deepEqual(shown(timeline(few, { people: PEOPLE })), shown(entries));
  });
  fc.assert(property, { numRuns: 300, seed: 12 });
});

test('of a thousand contacts it is the last one at which the person was reached, and the tries since', () => {
  const logs = Array.from({ length: 1000 }, (_, n) => log(`l${n}`, { next_date: '2026-03-20' }, { minutes: n - 2000 }));
  const tried = log('tried', { contact_method: 'attempted' }, { minutes: -10 });
  const allocation = record('a', 'allocation', { author: 'alison', minutes: -3000 });
  const few = listed(timeline([...logs, tried, allocation], { people: PEOPLE }));
  assert.deepEqual(
    few.map((entry) => entry.record),
    ['tried', 'l999', 'a'],
  );
});
