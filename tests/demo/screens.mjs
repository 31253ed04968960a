/** What the browser's own rules make of opened records, as JSON: `{people, records, now}` in, screens out. */
import { readFileSync } from 'node:fs';
import { agreedActions } from '../../static/js/welfare/actions.js';
import { londonToday } from '../../static/js/welfare/clock.js';
import { closesFor, dueFor, nextContact } from '../../static/js/welfare/due.js';
import { initials } from '../../static/js/welfare/initials.js';
import { queue } from '../../static/js/welfare/queue.js';
import { subjectOf } from '../../static/js/welfare/subject.js';
import { standing, timeline } from '../../static/js/welfare/timeline.js';

const { people, records, now } = JSON.parse(readFileSync(0, 'utf8'));
const known = new Map(people.map((person) => [person.id, person]));
const today = londonToday(now);

/** One case as an officer's or a contact's screens show it. @param {string} id */
function shownCase(id) {
  const entries = timeline(
    records.filter((record) => record.case === id),
    { people: known },
  );
  const subject = subjectOf(entries, known);
  return {
    name: subject.name,
    initials: initials(subject.name),
    answered: entries.some(({ acceptances }) => acceptances.length > 0),
    next: nextContact(entries, { today }),
    actions: agreedActions(entries, { today }),
    entries: entries.map((entry) => ({
      form: entry.form,
      standing: standing(entry),
      addenda: entry.addenda.length,
      asks: entry.asks.map(({ answered }) => answered),
      broken: entry.conflict || entry.orphan || entry.invalid.length > 0,
    })),
  };
}

/** The due times that a phone would have put into this header. @param {any} record */
function expectedDues({ case: caseId, created_at, body }) {
  const before = records.filter((each) => each.case === caseId && each.created_at < created_at);
  return { due: dueFor(body, { newId: () => 'any' }) ?? null, closes: closesFor(body, before) };
}

/** @param {any} record */
function actualDues({ due, closes = [] }) {
  return { due: due ? { ...due, id: 'any' } : null, closes };
}

const waiting = queue(records, { people: known, now });
const short = ({ entry, initials: who, waited, deputy_at }) => ({
  who,
  form: entry.form,
  author: known.get(entry.author).name,
  minutes: Math.round(waited / 60_000),
  deputy_in: deputy_at === undefined ? null : Math.round((deputy_at - now) / 60_000),
});
const cases = [...new Set(records.map((record) => record.case))].map(shownCase);
process.stdout.write(
  JSON.stringify({
    cases,
    risks: waiting.risks.map(short),
    unread: waiting.unread.map(short),
    waiting: waiting.waiting.map(short),
    dues: records.map((record) => ({
      form: record.body.form,
      actual: actualDues(record),
      expected: expectedDues(record),
    })),
  }),
);
