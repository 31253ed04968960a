import { ACKNOWLEDGE_WITHIN } from './due.js';
import { initials } from './initials.js';
import { groupBy } from './records.js';
import { subjectOf } from './subject.js';
import { cameBack, timeline } from './timeline.js';

/** @typedef {import('./records.js').OpenedRecord} OpenedRecord */
/** @typedef {import('./records.js').People} People */
/** @typedef {import('./timeline.js').Entry} Entry */

/**
 * @typedef {object} QueueItem
 * @property {Entry} entry
 * @property {import('./subject.js').Subject | null} subject
 * @property {string} initials '?' while the allocation is not here
 * @property {number} since milliseconds: since when it stands here
 * @property {number} waited milliseconds until now
 *
 * @typedef {QueueItem & {danger: boolean, noted: number, arrived: number | null, deputy_at: number}} RiskInQueue
 *   danger: somebody is in immediate danger, says one of its heads; noted: when it was begun, by the phone's clock; arrived: null while it is only on this device; deputy_at: when the
 *   deputy hears of it as well
 */

/**
 * What the desk has before it: risk records that nobody has acknowledged, then what nobody has read, then what waits
 * for an answer. Oldest first in each, immediate danger before other risks; nothing stands in two of them.
 * @param {OpenedRecord[]} records of all cases
 * @param {{people: People, now: number}} facts
 * @returns {{risks: RiskInQueue[], unread: QueueItem[], waiting: QueueItem[], unreadable: Map<string, unknown>}}
 *   unreadable: cases that could not be worked out, with what went wrong; the others stand as ever
 */
export function queue(records, { people, now }) {
  /** @type {Map<string, unknown>} */
  const unreadable = new Map();
  const items = [...groupBy(records, (record) => record.case)].flatMap(([id, ofCase]) => {
    try {
      const subject = subjectOf(ofCase, people);
      return timeline(ofCase, { people }).map((entry) => ({ entry, subject }));
    } catch (problem) {
      unreadable.set(id, problem);
      return [];
    }
  });
  const risks = items.filter(({ entry }) => isOpenRisk(entry));
  const rest = items.filter((item) => !risks.includes(item));
  const waiting = rest.filter(({ entry }) => openAsk(entry));
  const unread = rest.filter((item) => !waiting.includes(item) && item.entry.unread.length > 0);
  return {
    risks: dangerFirst(
      ordered(risks.map(({ entry, subject }) => riskOf(itemOf(entry, subject, now, entry.revisions.slice(0, 1))))),
    ),
    unread: ordered(unread.map(({ entry, subject }) => itemOf(entry, subject, now, unreadOf(entry)))),
    waiting: ordered(waiting.map(({ entry, subject }) => itemOf(entry, subject, now, [openAsk(entry)]))),
    unreadable,
  };
}

/**
 * Whatever a record was begun as: while one of its heads is a risk record, it is one.
 * @param {Entry} entry
 * @returns {boolean} a risk record that no force contact has acknowledged as it stands now
 */
function isOpenRisk(entry) {
  const counted = entry.heads.filter((head) => head.valid === true);
  const risks = entry.form === 'risk' ? counted : counted.filter((head) => head.body.form === 'risk');
  const known = new Set(entry.acknowledgements.flatMap(({ body }) => body.about?.digests ?? []));
  return risks.some((head) => !known.has(head.digest));
}

/** @param {Entry} entry @returns {OpenedRecord | undefined} the oldest question that nobody has answered */
function openAsk(entry) {
  return entry.asks.find((ask) => !ask.answered)?.record;
}

/** @param {Entry} entry @returns {OpenedRecord[]} the answer where there is one: since then it waits */
function unreadOf(entry) {
  const answer = cameBack(entry);
  return answer ? [answer] : entry.unread;
}

/**
 * @param {Entry} entry
 * @param {QueueItem['subject']} subject
 * @param {number} now
 * @param {(OpenedRecord | undefined)[]} reasons why it stands here: the oldest of them counts
 * @returns {QueueItem}
 */
function itemOf(entry, subject, now, reasons) {
  const since = Math.min(...reasons.map((reason) => arrival(reason ?? entry.latest)));
  const name = subject?.name ?? '';
  return { entry, subject, initials: initials(name) || '?', since, waited: Math.max(0, now - since) };
}

/** @param {QueueItem} item @returns {RiskInQueue} */
function riskOf(item) {
  const [first] = item.entry.revisions;
  const { noted } = first.body.values;
  return {
    ...item,
    danger: item.entry.heads.some(({ valid, body }) => valid === true && body.values.danger === 'yes'),
    noted: typeof noted === 'number' ? noted : first.created_at,
    arrived: first.received_at,
    deputy_at: item.since + ACKNOWLEDGE_WITHIN,
  };
}

/** @param {OpenedRecord} record @returns {number} */
function arrival(record) {
  return record.received_at ?? record.created_at;
}

/** @param {RiskInQueue[]} risks oldest first @returns {RiskInQueue[]} */
function dangerFirst(risks) {
  return [...risks.filter(({ danger }) => danger), ...risks.filter(({ danger }) => !danger)];
}

/**
 * @template {QueueItem} T
 * @param {T[]} items
 * @returns {T[]}
 */
function ordered(items) {
  return items.sort((a, b) => a.since - b.since || (a.entry.record < b.entry.record ? -1 : 1));
}
