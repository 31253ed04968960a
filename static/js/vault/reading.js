import { rootFingerprint } from '../crypto/fingerprint.js';
import { KeyChanges } from './key_changes.js';
import { OpenedRecords } from './opened_records.js';
import { openItem, whereItIs } from './opening.js';
import { withPending } from './pending.js';
import { showCases, showPeople } from './shelf.js';
import { Standing } from './standing.js';

/**
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {import('./entry.js').Item} Item
 */

/** Everything opened, kept in step with the database: each refresh reads what is new, opens it, and shows what changed. */
export class Reading {
  #space;
  #keyring;
  #tell;
  #opened = new OpenedRecords();
  /** @type {Set<string>} items that have been looked at */
  #seen = new Set();
  /** @type {import('../crypto/ledger.js').Ledger|null} */
  #base = null;
  #pendingMark = '';
  #standing = new Standing();
  #keyChanges = new KeyChanges();
  /** @type {Promise<void>|null} */
  #running = null;
  #again = false;
  #closed = false;

  /**
   * @param {{space: import('./space.js').Space, keyring: import('./keyring.js').Keyring, tell: (type: string, detail?: object) => void}} parts
   */
  constructor({ space, keyring, tell }) {
    this.#space = space;
    this.#keyring = keyring;
    this.#tell = tell;
    /** @type {'opening'|'open'|'failed'} */
    this.state = 'opening';
    /** @type {string|null} */
    this.code = null;
    this.progress = { done: 0, total: 0 };
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

  get records() {
    return this.#opened.all;
  }

  get invalid() {
    return this.#opened.invalid;
  }

  /** Drops what was opened; a refresh under way ends without effect. */
  close() {
    this.#closed = true;
    this.#opened.clear();
    this.people = new Map();
    this.cases = new Map();
  }

  /** One refresh at a time; a call during one means one more. Resolves when what was there at the call is shown. */
  refresh() {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#loop().finally(() => {
      this.#running = null;
    });
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
  }

  async #once() {
    const entries = await this.#space.outbox.entries();
    const people = await this.#readLedger(entries);
    /** @type {Set<string>} */
    const touched = new Set();
    for (const entry of entries) touch(touched, this.#opened.follow(entry));
    await this.#openAll(entries, touched);
    if (this.#closed) return;
    this.#judge(entries, touched);
    if (people && this.ledger) this.people = await showPeople(this.ledger, this.#keyChanges);
    if (this.ledger && (people || touched.size > 0)) this.#show();
    const first = this.state !== 'open';
    this.state = 'open';
    this.code = null;
    if (first || people || touched.size > 0) this.#tell('changed', { cases: [...touched], people });
  }

  /**
   * @param {Entry[]} entries
   * @returns {Promise<boolean>} whether the logs have moved
   */
  async #readLedger(entries) {
    const base = await this.#space.ledgers.current();
    const statements = entries.filter(({ kind }) => kind === 'statement');
    const mark = statements.map(({ digest, state }) => `${digest} ${state}`).join();
    if (base === this.#base && mark === this.#pendingMark) return false;
    const { ledger, pending } = await withPending(base, entries);
    this.rootPrint = ledger.root ? await rootFingerprint(ledger.root) : '';
    Object.assign(this, { ledger, pending });
    this.#base = base;
    this.#pendingMark = mark;
    for (const { digest } of this.invalid) this.#seen.delete(digest); // another key or person may open it now
    return true;
  }

  /** @param {Entry[]} entries @param {Set<string>} touched */
  async #openAll(entries, touched) {
    const fresh = (await this.#space.items.digests()).filter((digest) => !this.#seen.has(digest));
    const own = entries.filter(({ kind, digest }) => kind === 'revision' && !this.#opened.get(digest));
    this.progress = { done: 0, total: fresh.length + own.length };
    await this.#openSome(own, touched);
    for await (const portion of this.#space.items.portions(fresh)) {
      await this.#openSome(portion, touched);
      if (this.#closed) return;
      for (const { digest } of portion) this.#seen.add(digest);
    }
  }

  /** @param {(Entry|Item)[]} some @param {Set<string>} touched */
  async #openSome(some, touched) {
    if (!this.ledger) return;
    const readers = { ledger: this.ledger, keyring: this.#keyring };
    const revisions = some.filter(({ kind }) => kind === 'revision');
    const outcomes = await Promise.all(revisions.map((item) => this.#openOne(item, readers)));
    if (this.#closed) return;
    for (const outcome of outcomes) touch(touched, this.#opened.take(outcome));
    for (const item of some) if (item.kind === 'statement') this.#takeStatement(/** @type {Item} */ (item));
    this.progress = { done: this.progress.done + some.length, total: this.progress.total };
    if (some.length > 0) this.#tell('progress', this.progress);
  }

  /** @param {Item} item */
  #takeStatement(item) {
    this.#opened.takeStatement(item);
    if (item.invalid) return;
    this.#standing.take(item);
    this.#keyChanges.take(item);
  }

  /** @param {Entry[]} entries @param {Set<string>} touched */
  #judge(entries, touched) {
    if (!this.#base) return;
    const here = new Set([...this.#seen, ...entries.map(({ digest }) => digest)]);
    for (const id of this.#opened.judge({ standing: this.#standing, ledger: this.#base, here })) touched.add(id);
  }

  /** @param {Entry|Item} item @param {import('./opening.js').Readers} readers */
  #openOne(item, readers) {
    const known = this.#opened.get(item.digest);
    return known ? Promise.resolve({ record: { ...known, ...whereItIs(item) } }) : openItem(item, readers);
  }

  #show() {
    const { ledger, pending } = this;
    if (!ledger) return;
    this.cases = showCases(ledger, { person: this.#space.account.person, pending, records: this.records });
  }

  /** @param {unknown} problem */
  #fail(problem) {
    if (this.#closed) return;
    this.state = 'failed';
    this.code = problem instanceof Error && 'code' in problem ? String(problem.code) : 'failed';
    this.#tell('changed', { cases: [], people: false });
  }
}

/** @param {Set<string>} touched @param {string|null} caseId */
function touch(touched, caseId) {
  if (caseId) touched.add(caseId);
}
