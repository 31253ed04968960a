/** What screens ask about a case again and again, worked out once for each change of the casebook. */
import { agreedActions } from '../welfare/actions.js';
import { nextContact } from '../welfare/due.js';
import { initials, sharedInitials } from '../welfare/initials.js';
import { listed, listedAtDesk } from '../welfare/listed.js';
import { queue } from '../welfare/queue.js';
import { subjectOf } from '../welfare/subject.js';
import { timeline } from '../welfare/timeline.js';
import { today } from './when.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../welfare/timeline.js').Entry} Entry */
/**
 * @typedef {object} CaseView
 * @property {string} id
 * @property {Entry[]} entries newest first
 * @property {import('../welfare/subject.js').Subject | null} subject
 * @property {string} initials
 * @property {boolean} [sealed] nothing of it opens here yet: its key has still to be given to this person
 * @property {unknown} [broken] what went wrong: the case could not be worked out and is shown as unreadable
 * @property {string} reference
 * @property {ReturnType<typeof nextContact>} next
 * @property {ReturnType<typeof agreedActions>} actions
 */

/** Of what nobody has read, as much as anybody looks through while the rest is being opened: it may be everything. */
const UNREAD_FIRST = 100;

export class Views {
  /** @type {Map<string, CaseView>} */
  #cases = new Map();
  /** @type {ReturnType<typeof queue> | null} */
  #queue = null;
  /** @type {Set<string> | null} */
  #shared = null;
  #day = '';

  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  clear() {
    this.#cases.clear();
    this.#queue = null;
    this.#shared = null;
  }

  /** @param {string} id @returns {CaseView | null} */
  of(id) {
    this.#newDay();
    const known = this.#cases.get(id);
    if (known) return known;
    const book = this.app.casebook;
    const found = book?.cases.get(id);
    if (!book || !found) return null;
    const view = this.#readable(id, found.records);
    view.sealed = found.member && !found.readable && found.records.length === 0;
    this.#cases.set(id, view);
    return view;
  }

  /** Cases that are open and that I am a member of. @returns {CaseView[]} */
  get mine() {
    const book = this.app.casebook;
    if (!book) return [];
    const open = [...book.cases.values()].filter((one) => !one.disposed && one.members.includes(book.me.id));
    return open.flatMap((one) => this.of(one.id) ?? []);
  }

  /** The records that the list of people stands on, or the desk's queue and its cases; of a case that cannot be worked out, all. @returns {string[]} digests */
  get listed() {
    const { isContact } = this.app;
    const first = isContact ? listedAtDesk : listed;
    const records = (isContact ? this.#all : this.mine).flatMap(({ id, entries, broken }) =>
      broken ? (this.app.casebook?.cases.get(id)?.records ?? []) : first(entries).flatMap(({ family }) => family),
    );
    const all = isContact ? [...records, ...this.#queued] : records;
    return [...new Set(all.map(({ digest }) => digest))];
  }

  /** @returns {CaseView[]} */
  get #all() {
    return [...(this.app.casebook?.cases.keys() ?? [])].flatMap((id) => this.of(id) ?? []);
  }

  /** The records of what the queue begins with. */
  get #queued() {
    const { risks, unread, waiting } = this.queue;
    return [...risks, ...unread.slice(0, UNREAD_FIRST), ...waiting].flatMap(({ entry }) => entry.family);
  }

  /** Initials that several of them have. @returns {Set<string>} */
  get sharedInitials() {
    this.#newDay();
    this.#shared ??= sharedInitials(this.mine.map((view) => view.initials));
    return this.#shared;
  }

  /** @param {string} record @returns {{view: CaseView, entry: Entry} | null} */
  entryOf(record) {
    for (const one of this.app.casebook?.cases.values() ?? []) {
      const view = this.of(one.id);
      const entry = view?.entries.find((candidate) => candidate.record === record);
      if (view && entry) return { view, entry };
    }
    return null;
  }

  /** Case references in use, so that a new one differs. @returns {string[]} */
  get references() {
    return [...(this.app.casebook?.cases.keys() ?? [])].flatMap((id) => this.of(id)?.reference || []);
  }

  /** What the desk has before it: unacknowledged risk, what is unread, what waits for an answer. */
  get queue() {
    const book = this.app.casebook;
    if (book?.state !== 'open' && book?.state !== 'listed')
      return { risks: [], unread: [], waiting: [], unreadable: new Map() };
    this.#queue ??= queue(book.records, { people: book.people, now: this.app.now() });
    return this.#queue;
  }

  /** What stands on every page is not counted before all of it is there. */
  get waitingForReview() {
    if (this.app.casebook?.state !== 'open') return 0;
    const { risks, unread } = this.queue;
    return risks.length + unread.length;
  }

  /** One case that cannot be worked out takes no other along. @param {string} id @param {any[]} records @returns {CaseView} */
  #readable(id, records) {
    try {
      return this.#make(id, records);
    } catch (broken) {
      return { id, entries: [], subject: null, initials: '?', reference: '', next: null, actions: [], broken };
    }
  }

  /** @param {string} id @param {any[]} records @returns {CaseView} */
  #make(id, records) {
    const people = this.app.casebook?.people ?? new Map();
    const entries = timeline(records, { people });
    const subject = subjectOf(entries, people);
    return {
      id,
      entries,
      subject,
      initials: initials(subject?.name) || '?',
      reference: subject?.reference ?? '',
      next: nextContact(entries, { today: this.#day }),
      actions: agreedActions(entries, { today: this.#day }),
    };
  }

  /** What is due changes at midnight. */
  #newDay() {
    const day = today(this.app.now());
    if (day !== this.#day) this.clear();
    this.#day = day;
  }
}
