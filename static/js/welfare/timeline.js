import { londonMoment } from './clock.js';
import { families, founderOf, isWorkflow, keyOf } from './families.js';
import { byContact, groupBy, headsOf, newestFirst, oldestFirst } from './records.js';
import { isDate, wellFormed } from './wellformed.js';

/** @typedef {import('./records.js').OpenedRecord} OpenedRecord */
/** @typedef {import('./records.js').People} People */

/**
 * @typedef {object} Entry one record of a case with all that was said about it
 * @property {string} record
 * @property {string} case
 * @property {string} form what its first author began it as, as the following
 * @property {string} author
 * @property {number} at when it happened: the day and time in the record, else when it was written
 * @property {OpenedRecord} latest the newest head of whoever began the record
 * @property {OpenedRecord[]} heads
 * @property {OpenedRecord[]} revisions valid ones, oldest first
 * @property {boolean} conflict two were written at once and nobody has joined them
 * @property {OpenedRecord[]} addenda oldest first, as the following
 * @property {{record: OpenedRecord, answered: boolean}[]} asks
 * @property {OpenedRecord[]} reviews
 * @property {OpenedRecord[]} acknowledgements
 * @property {OpenedRecord[]} views
 * @property {OpenedRecord[]} acceptances
 * @property {OpenedRecord[]} done agreed actions reported as done
 * @property {OpenedRecord[]} unread what no contact's review or acknowledgement names yet
 * @property {{record: OpenedRecord, reason: string}[]} invalid shown, never counted
 * @property {boolean} orphan it is about a record that is not here
 * @property {OpenedRecord[]} family all of it: each revision of the record and of whatever is about it, counted or not
 */

/**
 * The records of a case (or of several) in the order in which things happened, newest first.
 *
 * What is about another record hangs on that one; what is about a record that is not here stands by itself, so that
 * nothing is ever out of sight. What was not verified counts for nothing and is named in `invalid`.
 * @param {OpenedRecord[]} records
 * @param {{people: People}} facts
 * @returns {Entry[]}
 */
export function timeline(records, { people }) {
  return [...families(records.map(wellFormed))]
    .map(([root, family]) => entryOf(root, family, people))
    .filter((entry) => !(entry.orphan && entry.form === 'set-aside')) // of a record that only contacts are given
    .sort((a, b) => b.at - a.at || newestFirst(a.latest, b.latest));
}

/**
 * @param {string} root its key
 * @param {OpenedRecord[]} family revisions of the root and of all that is about it
 * @param {People} people
 * @returns {Entry}
 */
function entryOf(root, family, people) {
  const own = family.filter((revision) => keyOf(revision) === root);
  const valid = family.filter((revision) => revision.valid === true).sort(oldestFirst);
  const revisions = valid.filter((revision) => keyOf(revision) === root);
  const heads = headsOf(revisions.length ? revisions : own);
  const founder = founderOf(revisions.length ? revisions : own);
  const latest = heads.find((head) => head.author === founder.author) ?? heads[0];
  const about = latestOfEach(valid.filter((revision) => keyOf(revision) !== root));
  const parts = attached(about);
  return {
    record: latest.record,
    case: latest.case,
    form: founder.body.form,
    author: founder.author,
    at: happenedAt(latest),
    latest,
    heads,
    revisions,
    conflict: heads.length > 1,
    ...parts,
    asks: parts.asks.map((ask) => ({
      record: ask,
      answered: isAnswered(ask, parts, { author: founder.author, people }),
    })),
    unread: unreadOf(
      [...heads, ...parts.addenda, ...parts.acceptances],
      [...parts.reviews, ...parts.acknowledgements],
      people,
    ),
    invalid: family.filter(({ valid: ok }) => ok !== true).map((record) => ({ record, reason: String(record.valid) })),
    orphan: isWorkflow(founder),
    family,
  };
}

/**
 * @param {OpenedRecord[]} about oldest first
 */
function attached(about) {
  const of = (/** @type {string[]} */ ...forms) => about.filter((revision) => forms.includes(revision.body.form));
  return {
    addenda: of('addendum', 'answer'),
    asks: of('ask-back'),
    reviews: of('review'),
    acknowledgements: of('acknowledge'),
    views: of('view'),
    acceptances: of('acceptance'),
    done: of('action-done'),
  };
}

/**
 * @param {OpenedRecord[]} revisions of several records, valid
 * @returns {OpenedRecord[]} every head of each record, oldest first
 */
function latestOfEach(revisions) {
  return [...groupBy(revisions, keyOf).values()].flatMap(headsOf).sort(oldestFirst);
}

/**
 * A question is answered by an answer or an addendum that names it, or names no question and was written later, from whoever wrote the record or is no
 * contact (an officer who took it over): what another contact adds answers nothing, nor what was written to another question before this one was seen.
 * @param {OpenedRecord} ask
 * @param {{addenda: OpenedRecord[], asks: OpenedRecord[]}} said
 * @param {{author: string, people: People}} record
 * @returns {boolean}
 */
function isAnswered(ask, { addenda, asks }, { author, people }) {
  const names = (/** @type {OpenedRecord} */ addendum, /** @type {OpenedRecord} */ { digest }) =>
    Boolean(addendum.body.about?.digests.includes(digest));
  return addenda.some(
    (addendum) =>
      addendum.author !== ask.author &&
      (addendum.author === author || !byContact(addendum, people)) &&
      (names(addendum, ask) || (addendum.created_at > ask.created_at && !asks.some((other) => names(addendum, other)))),
  );
}

/**
 * @param {OpenedRecord[]} shown
 * @param {OpenedRecord[]} known what says that something was read
 * @param {People} people
 * @returns {OpenedRecord[]} what none of them names; contacts need not review each other
 */
function unreadOf(shown, known, people) {
  const read = new Set(known.flatMap((one) => one.body.about?.digests ?? []));
  return shown.filter(
    (revision) => revision.valid === true && !read.has(revision.digest) && !byContact(revision, people),
  );
}

/**
 * @param {OpenedRecord} revision
 * @returns {number} milliseconds: `date` and `start` of the record where it has them, else when it was written
 */
function happenedAt(revision) {
  const { date, start } = revision.body.values;
  if (!isDate(date)) return revision.created_at;
  const at = londonMoment(date, typeof start === 'string' ? start : '00:00');
  return Number.isNaN(at) ? revision.created_at : at;
}

/**
 * What a review or a view of this entry must name: everything that is shown of it.
 * @param {Entry} entry
 * @returns {string[]} digests, sorted
 */
export function readDigests(entry) {
  const shown = [...entry.heads, ...entry.addenda, ...entry.acceptances, ...entry.done];
  return shown.map((revision) => revision.digest).sort();
}

/**
 * What a new record about this entry names: the revisions it was written for, and the open questions that it answers.
 * @param {Entry} entry
 * @returns {string[]} digests, sorted
 */
export function answeredDigests(entry) {
  const open = entry.asks.filter((ask) => !ask.answered).map((ask) => ask.record);
  return [...entry.heads, ...open].map((revision) => revision.digest).sort();
}

/**
 * The last that was written, and not yet read, after something was asked back: with it a record is there to be read again.
 * @param {Entry} entry
 * @returns {OpenedRecord | undefined}
 */
export function cameBack({ addenda, asks, unread }) {
  const [asked] = asks.map(({ record }) => record).sort(oldestFirst);
  return asked && addenda.findLast((one) => unread.includes(one) && one.created_at > asked.created_at);
}

/**
 * Where a record stands, in one word.
 * @param {Entry} entry
 * @returns {'saved' | 'waiting' | 'refused' | 'asked' | 'acknowledged' | 'read' | 'sent'}
 */
export function standing(entry) {
  if (entry.latest.state !== 'sent') return entry.latest.state;
  if (entry.asks.some((ask) => !ask.answered)) return 'asked';
  if (entry.unread.length === 0 && entry.reviews.length > 0) return 'read';
  return entry.acknowledgements.length > 0 ? 'acknowledged' : 'sent';
}
