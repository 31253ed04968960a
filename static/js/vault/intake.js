import { VaultError } from './errors.js';
import { fewAtOnce } from './few_at_once.js';
import { openItem, whereItIs } from './opening.js';

/**
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {import('./entry.js').Item} Item
 * @typedef {import('./opening.js').Readers} Readers
 * @typedef {{after: number, upto: number, digests: string[], again: string[]}} Fresh opened, and not kept yet
 */

/** Takes in what is here: what was kept as it had been opened, then whatever has come since, which is opened and kept. */
export class Intake {
  #items;
  #kept;
  #opened;
  #standing;
  #step;
  #begun = false;
  #closed = false;
  /** @type {Set<string>} to be opened once more */
  #again = new Set();
  /** @type {Fresh[]} */
  #fresh = [];
  #keeps = true;
  #gathered = false;

  /**
   * @param {{items: import('./items.js').Items, kept: import('./kept_records.js').KeptRecords, opened: import('./opened_records.js').OpenedRecords,
   *   standing: import('./standing.js').Standing, step: () => void}} parts step: called whenever `progress` has moved
   */
  constructor({ items, kept, opened, standing, step }) {
    this.#items = items;
    this.#kept = kept;
    this.#opened = opened;
    this.#standing = standing;
    this.#step = step;
    /** The arrival up to which everything has been taken in. */
    this.looked = 0;
    this.progress = { done: 0, total: 0 };
  }

  get begun() {
    return this.#begun;
  }

  close() {
    this.#closed = true;
    this.#fresh = [];
    this.#opened.close();
  }

  /** What could not be opened may open now: the logs have moved. */
  lookAgain() {
    for (const { digest } of this.#opened.invalid) this.#again.add(digest);
  }

  /**
   * @param {Entry[]} entries the outbox
   * @param {Readers} readers
   * @returns {Promise<Set<string>>} the cases in which something is otherwise than before
   */
  async takeIn(entries, readers) {
    if (!this.#begun) await this.#begin();
    const touched = new Set(entries.flatMap((entry) => this.#opened.follow(entry) ?? []));
    const own = entries.filter(({ kind, digest }) => kind === 'revision' && !this.#opened.get(digest));
    const again = await this.#items.some([...this.#again].filter((digest) => !this.#opened.get(digest)));
    this.progress = { done: 0, total: own.length + again.length + (await this.#items.last()) - this.looked };
    await this.#openSome(own, readers, touched);
    this.#note({ after: this.looked, upto: this.looked, ...(await this.#openSome(again, readers, touched)) });
    this.#again.clear();
    for await (const { after, upto, items } of this.#items.since(this.looked)) {
      const outcome = await this.#openSome(items, readers, touched);
      if (this.#closed) break;
      this.#note({ after, upto, ...outcome });
      this.looked = upto;
    }
    return touched;
  }

  /** Keeps what has been opened, as it stands now. Where there is no room, it stays in memory only and is opened anew the next time. */
  async keep() {
    if (!this.#keeps) return;
    try {
      for (let next = this.#fresh.shift(); next; next = this.#fresh.shift()) await this.#keepOne(next);
      if (!this.#gathered && !this.#closed) await this.#gather();
    } catch (problem) {
      if (!(problem instanceof VaultError)) throw problem;
      this.#keeps = false;
      this.#fresh = [];
    }
  }

  async #begin() {
    this.looked = await this.#kept.load(({ records, again }) => {
      for (const record of records) this.#opened.take({ record });
      for (const digest of again) this.#again.add(digest);
    });
    for (const statement of await this.#items.statements()) this.#takeStatement(statement);
    this.#begun = true;
  }

  /**
   * @param {(Entry|Item)[]} some
   * @param {Readers} readers
   * @param {Set<string>} touched gets the cases that it changed
   * @returns {Promise<{digests: string[], again: string[]}>} what was opened, and what could not be
   */
  async #openSome(some, readers, touched) {
    const revisions = some.filter(({ kind }) => kind === 'revision');
    const outcomes = await fewAtOnce(revisions, (item) => this.#openOne(item, readers));
    for (const outcome of outcomes) {
      const changed = this.#opened.take(outcome);
      if (changed) touched.add(changed);
    }
    for (const item of some) if (item.kind === 'statement') this.#takeStatement(/** @type {Item} */ (item));
    const done = this.progress.done + some.length;
    this.progress = { done, total: Math.max(done, this.progress.total) };
    if (some.length > 0 && !this.#closed) this.#step();
    return {
      digests: outcomes.flatMap((outcome) => ('record' in outcome ? outcome.record.digest : [])),
      again: outcomes.flatMap((outcome) => ('invalid' in outcome ? outcome.invalid.digest : [])),
    };
  }

  /** @param {Entry|Item} item @param {Readers} readers */
  #openOne(item, readers) {
    const known = this.#opened.get(item.digest);
    return known ? Promise.resolve({ record: { ...known, ...whereItIs(item) } }) : openItem(item, readers);
  }

  /** @param {Item} item */
  #takeStatement(item) {
    this.#opened.takeStatement(item);
    if (!item.invalid) this.#standing.take(item);
  }

  /** @param {Fresh} fresh */
  #note(fresh) {
    const is = fresh.upto > fresh.after || fresh.digests.length > 0;
    if (is && this.#keeps && !this.#closed) this.#fresh.push(fresh);
  }

  /** @param {Fresh} fresh */
  #keepOne({ after, upto, digests, again }) {
    const records = digests.flatMap((digest) => this.#opened.get(digest) ?? []);
    return this.#kept.keep({ after, upto, records, again });
  }

  async #gather() {
    this.#gathered = true;
    const records = this.#opened.all.filter(({ received_at }) => received_at !== null);
    const again = this.#opened.invalid.filter(({ kind }) => kind === 'revision').map(({ digest }) => digest);
    await this.#kept.gather({ upto: this.looked, records, again });
  }
}
