import { rootFingerprint } from '../crypto/fingerprint.js';
import { Intake } from './intake.js';
import { OpenedRecords } from './opened_records.js';
import { withPending } from './pending.js';
import { showCases, showPeople, withRenewals } from './shelf.js';
import { Standing } from './standing.js';

/**
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {import('./kept_list.js').List} List
 */

/**
 * Everything opened, kept in step with the database: each refresh takes in what is new and shows what changed. Where nothing has come since the last
 * time, what the first lists stand on is shown before all the rest is read.
 */
export class Reading {
  #space;
  #keyring;
  #tell;
  #list;
  #opened = new OpenedRecords();
  #standing = new Standing();
  #intake;
  /** @type {{stamp: number, ledger: import('../crypto/ledger.js').Ledger}|null} */
  #base = null;
  #pendingMark = '';
  /** One's own key, by its id. */
  #recipient = '';
  /** Everything that what is shown was judged beside. */
  #mark = '';
  /** @type {List|null} what is shown before all the rest is read */
  #listed = null;
  /** @type {Promise<void>|null} */
  #running = null;
  #again = false;
  #closed = false;

  /**
   * @param {{space: import('./space.js').Space, keyring: import('./keyring.js').Keyring, kept: import('./kept_records.js').KeptRecords,
   *   list: import('./kept_list.js').KeptList, tell: (type: string, detail?: object) => void}} parts
   */
  constructor({ space, keyring, kept, list, tell }) {
    this.#space = space;
    this.#keyring = keyring;
    this.#list = list;
    this.#tell = tell;
    const step = () => tell('progress', this.progress);
    this.#intake = new Intake({ items: space.items, kept, opened: this.#opened, standing: this.#standing, step });
    /** @type {'opening'|'listed'|'open'|'failed'} */
    this.state = 'opening';
    /** @type {string|null} */
    this.code = null;
    /** With what waits in the outbox. @type {import('../crypto/ledger.js').Ledger|null} */
    this.ledger = null;
    this.rootPrint = '';
    /** @type {Set<string>} */
    this.pending = new Set();
    /** @type {Map<string, import('./shelf.js').ShownPerson>} */
    this.people = new Map();
    /** @type {Map<string, import('./shelf.js').ShownCase>} */
    this.cases = new Map();
  }

  get progress() {
    return this.#intake.progress;
  }

  get records() {
    return this.#listed?.records ?? this.#opened.all;
  }

  get invalid() {
    return this.#listed?.invalid ?? this.#opened.invalid;
  }

  /** Drops what was opened; a refresh under way ends without effect. */
  close() {
    this.#closed = true;
    this.#intake.close();
    this.#listed = null;
    this.people = new Map();
    this.cases = new Map();
  }

  /**
   * Keeps what the first lists stand on, for the next time.
   * @param {string[]} digests
   * @returns {Promise<boolean>} whether it is kept: otherwise the lists come a little later
   */
  async keepList(digests) {
    if (this.state !== 'open' || this.#closed) return false;
    const records = digests.flatMap((digest) => this.#opened.get(digest) ?? []);
    return this.#list.put(this.#mark, { records, invalid: this.invalid });
  }

  /** One refresh at a time; a call during one means one more. Resolves when what was there at the call is shown. */
  refresh() {
    if (this.#running) this.#again = true;
    this.#running ??= this.#loop();
    return this.#running;
  }

  async #loop() {
    do {
      this.#again = false;
      try {
        await this.#once();
      } catch (problem) {
        this.#fail(problem);
      }
    } while (this.#again && !this.#closed);
    this.#running = null; // at once: whoever asks from here on is not taken along any more
  }

  async #once() {
    const entries = await this.#space.outbox.entries();
    const people = await this.#readLedger(entries);
    if (!this.#intake.begun) await this.#showList(entries);
    const { ledger } = this;
    if (!ledger || this.#closed) return;
    const touched = await this.#intake.takeIn(entries, { ledger, keyring: this.#keyring });
    if (this.#closed) return;
    this.#listed = null;
    this.#judge(entries, touched);
    const first = this.state !== 'open';
    if (first || people) this.people = withRenewals(this.people, this.#standing.keyChanges);
    if (first || people || touched.size > 0) this.#show();
    this.#mark = this.#markOf(this.#intake.looked, entries);
    this.state = 'open';
    this.code = null;
    if (first || people || touched.size > 0) this.#tell('changed', { cases: [...touched], people });
    await this.#intake.keep();
  }

  /**
   * @param {Entry[]} entries
   * @returns {Promise<boolean>} whether the logs have moved
   */
  async #readLedger(entries) {
    const base = await this.#space.ledgers.read();
    const statements = entries.filter(({ kind }) => kind === 'statement');
    const mark = statements.map(({ digest, state }) => `${digest} ${state}`).join();
    if (base === this.#base && mark === this.#pendingMark) return false;
    const { ledger, pending } = await withPending(base.ledger, entries);
    const rootPrint = ledger.root ? await rootFingerprint(ledger.root) : '';
    const people = await showPeople(ledger);
    this.#recipient ||= await this.#keyring.recipient();
    if (this.#closed) return false;
    Object.assign(this, { ledger, pending, rootPrint, people });
    this.#base = base;
    this.#pendingMark = mark;
    this.#intake.lookAgain(); // another key or person may open it now
    return true;
  }

  /** Before all the rest is read. @param {Entry[]} entries */
  async #showList(entries) {
    const listed = await this.#list.get(this.#markOf(await this.#space.items.last(), entries));
    if (!listed || this.#closed) return;
    this.#listed = listed;
    this.#show();
    this.state = 'listed';
    this.#tell('changed', { cases: [...this.cases.keys()], people: true });
  }

  /** @param {number} arrival @param {Entry[]} entries @returns {string} */
  #markOf(arrival, entries) {
    const outbox = entries.map(({ digest, state, code }) => [digest, state, code]);
    return JSON.stringify([arrival, this.#base?.stamp, outbox]);
  }

  /** @param {Entry[]} entries @param {Set<string>} touched */
  #judge(entries, touched) {
    if (!this.#base) return;
    const waiting = new Set(entries.map(({ digest }) => digest));
    const here = { has: (/** @type {string} */ digest) => this.#opened.has(digest) || waiting.has(digest) };
    const { ledger } = this.#base;
    const me = this.#space.account.person;
    const around = { standing: this.#standing, ledger, decisions: this.ledger ?? ledger, me, here };
    for (const id of this.#opened.judge(around)) touched.add(id);
  }

  #show() {
    const { ledger, pending } = this;
    if (!ledger) return;
    const { person } = this.#space.account;
    this.cases = showCases(ledger, { person, recipient: this.#recipient, pending, records: this.records });
  }

  /** @param {unknown} problem */
  #fail(problem) {
    if (this.#closed) return;
    this.state = 'failed';
    this.code = problem instanceof Error && 'code' in problem ? String(problem.code) : 'failed';
    this.#tell('changed', { cases: [], people: false });
  }
}
