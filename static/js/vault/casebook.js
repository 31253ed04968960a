import { Devices } from './devices.js';
import { wireItem } from './entry.js';
import { VaultError } from './errors.js';
import { Issuer } from './issuer.js';
import { Kept } from './kept.js';
import { KeptList } from './kept_list.js';
import { KeptRecords } from './kept_records.js';
import { Keyring } from './keyring.js';
import { onDemand } from './on_demand.js';
import { Pen } from './pen.js';
import { Reading } from './reading.js';
import { Records } from './records.js';

/**
 * @typedef {import('./types.js').OpenedRecord} OpenedRecord
 * @typedef {import('./records.js').Writing} Writing
 * @typedef {{space: import('./space.js').Space, opened: import('./entrance.js').Opened, drafts: import('./drafts.js').Drafts,
 *   now: () => number, locks: import('./types.js').Locks, api: import('./types.js').Caller, beforeWriting?: () => Promise<void>}} Parts
 * @typedef {{space: import('./space.js').Space, issuer: Issuer, keyring: Keyring, kept: Kept, api: import('./types.js').Caller,
 *   locks: import('./types.js').Locks, beforeWriting?: () => Promise<void>, saved: () => Promise<void>, isOpen: () => boolean}} Lent saved: to be called when something lies in the outbox
 * @typedef {Pick<Parts, 'space'|'opened'|'locks'|'api'> & {issuer: Issuer, keyring: Keyring, saved: () => Promise<void>}} Signing what rare acts
 *   of a contact, loaded only when needed, sign with; saved: to be called when a statement lies in the outbox
 */

/**
 * Everything that this person may read, opened in memory after unlocking, and the pen to write more. Events: `progress`, `changed`
 * (detail: cases, people), `saved`, `draftleft` (a draft of a saved record could not be removed).
 */
export class Casebook extends EventTarget {
  #parts;
  #reading;
  #keyring;
  #pen;
  #issuer;
  #lent;
  #open = true;

  /** @param {Parts} parts */
  constructor(parts) {
    super();
    const { space, opened, now, locks, api, beforeWriting } = parts;
    this.#parts = parts;
    this.#keyring = new Keyring(opened);
    this.#issuer = new Issuer({ opened, now });
    const records = new Records({ space, opened, now });
    this.#pen = new Pen({ space, records, issuer: this.#issuer, keyring: this.#keyring, locks, beforeWriting });
    const store = { database: space.database, local: opened.local };
    this.#reading = new Reading({
      space,
      keyring: this.#keyring,
      kept: new KeptRecords(store),
      list: new KeptList(store),
      tell: (type, detail) => this.#tell(type, detail),
    });
    const kept = new Kept(store);
    const saved = () => this.#saved();
    const isOpen = () => this.#open;
    this.#lent = {
      space,
      issuer: this.#issuer,
      keyring: this.#keyring,
      kept,
      api,
      locks,
      beforeWriting,
      saved,
      isOpen,
    };
    /** What a contact does in the directory. */
    this.officers = onDemand(async () => this.lend((await import('./contacts.js')).Officers));
    this.devices = new Devices(this.#lent);
    /** Resolves when there is something to show: the first lists (`state` 'listed'), everything, or that it failed. @type {Promise<unknown>} */
    this.shown = Promise.resolve();
    /** Resolves when everything has been opened, or could not be (`state` 'failed'). */
    this.ready = Promise.resolve();
  }

  /** Opens everything; returns at once, see `shown`, `ready` and `progress`. */
  open() {
    const { space, locks, opened } = this.#parts;
    const signer = { issuer: this.#issuer, keyring: this.#keyring, identity: opened.identity };
    space.signAnew = () => locks.request(space.writeLock, () => anew(space, signer));
    this.ready = this.refresh();
    const changed = new Promise((resolve) => this.addEventListener('changed', resolve, { once: true }));
    this.shown = Promise.race([changed, this.ready]);
  }

  /**
   * What a contact does now and then is not in everybody's app: the desk brings it along and is lent what it needs.
   * @template T
   * @param {new (parts: Lent) => T} Act
   * @returns {T}
   */
  lend(Act) {
    return new Act(this.#lent);
  }

  /** Forgets what was opened; nothing can be written any more. */
  close() {
    this.#open = false;
    this.#parts.space.signAnew = null;
    this.#pen.putDown();
    this.#reading.close();
    this.#keyring.clear();
  }

  get state() {
    return this.#reading.state;
  }

  /** @returns {string|null} why it could not be opened */
  get code() {
    return this.#reading.code;
  }

  get progress() {
    return this.#reading.progress;
  }

  get force() {
    return { id: this.#parts.space.account.force, name: this.#reading.ledger?.name ?? '' };
  }

  get root() {
    return { fingerprint: this.#reading.rootPrint };
  }

  get me() {
    const { account } = this.#parts.space;
    const { hpkePublic, signPublic } = this.#parts.opened.identity;
    const known = this.#reading.ledger?.people.get(account.person);
    const vouched = Boolean(known?.active && known.hpke === hpkePublic && known.sign === signPublic);
    return { id: account.person, name: known?.name ?? '', roles: known?.roles ?? account.roles, vouched };
  }

  /** @returns {Signing} */
  get signing() {
    const { space, opened, locks, api } = this.#parts;
    return { space, opened, locks, api, issuer: this.#issuer, keyring: this.#keyring, saved: () => this.#saved() };
  }

  get people() {
    return this.#reading.people;
  }

  /** @returns {readonly import('../crypto/directory_log.js').KitUse[]} as the directory tells them, oldest first */
  get kitUses() {
    return this.#reading.ledger?.kitUses ?? [];
  }

  get cases() {
    return this.#reading.cases;
  }

  get invalid() {
    return this.#reading.invalid;
  }

  /** @returns {OpenedRecord[]} of all cases */
  get records() {
    return this.#reading.records;
  }

  /** @param {string} caseId @returns {Promise<boolean>} whether the case's present key opens on this device */
  async hasKey(caseId) {
    const { ledger } = this.#reading;
    const key = ledger?.cases.get(caseId)?.key;
    if (!ledger || !key) return false;
    return this.#keyring.key(ledger, caseId, key).then(
      () => true,
      () => false,
    );
  }

  /**
   * Keeps what the first lists stand on: where nothing has come until the next unlocking, they are shown before all the rest has been read.
   * @param {string[]} digests
   * @returns {Promise<boolean>} whether it is kept
   */
  keepList(digests) {
    return this.#reading.keepList(digests);
  }

  /** Takes in what has come or changed since, from the engine or another tab. Never rejects: see `state`. */
  refresh() {
    return this.#reading.refresh();
  }

  /**
   * Seals and keeps a record; see `Pen.write`. Resolves when it is on the disk: "Saved on this phone". A `changed` follows when it is among the records.
   * @param {Writing} writing
   */
  async keep(writing) {
    const written = await this.#pen.write(writing);
    this.#saved(writing.draft);
    return written;
  }

  /**
   * The same; resolves when it is among the records too.
   * @param {Writing} writing
   */
  async write(writing) {
    const written = await this.#pen.write(writing);
    await this.#saved(writing.draft);
    return written;
  }

  /**
   * Opens a case for a colleague and allocates it; see `Pen.openCase`.
   * @param {Record<string, any>} values of the allocation
   * @param {string[]} memberIds completed with oneself
   * @param {Partial<Pick<Writing, 'form'|'version'|'due'|'closes'|'draft'>>} [options]
   */
  async openCase(values, memberIds, { form = 'allocation', version = 1, ...rest } = {}) {
    const written = await this.#pen.openCase({ ...rest, form, version, values }, memberIds);
    await this.#saved(rest.draft);
    return written;
  }

  /**
   * @param {string} caseId
   * @param {{add?: string[], remove?: string[]}} change
   */
  async changeMembers(caseId, { add = [], remove = [] }) {
    const signed = await this.#pen.changeMembers(caseId, { add, remove });
    if (signed) await this.#saved();
    return signed;
  }

  /** @returns {Promise<{digest: string, kind: string, case: string, code: string|null}[]>} what the server will not take; it stays here */
  async refusals() {
    const entries = await this.#parts.space.outbox.entries();
    const refused = entries.filter(({ state }) => state === 'refused');
    return refused.map(({ digest, kind, log, code }) => ({ digest, kind, case: log, code }));
  }

  /** @param {string} digest @returns {Promise<string>} the sealed item as it would travel */
  async exportRecord(digest) {
    const { outbox, items } = this.#parts.space;
    const entry = (await outbox.get(digest)) ?? (await items.some([digest])).at(0);
    if (!entry) throw new VaultError('unknown_record');
    return `${JSON.stringify(wireItem(entry), null, 2)}\n`;
  }

  /** @param {string} digest a refused record to be offered once more */
  async retry(digest) {
    await this.#parts.space.outbox.retry(digest);
    await this.#saved();
  }

  /** @param {string} [draft] */
  async #saved(draft) {
    const { drafts } = this.#parts;
    if (draft) await drafts.remove(draft).catch((problem) => this.#left(draft, problem));
    this.#tell('saved');
    const shown = this.refresh();
    if (this.state === 'open') await shown; // while all the rest is still being opened nobody waits for it
  }

  /**
   * The draft went with the record's own transaction; only what a writer has brought back since is still here.
   * @param {string} draft
   * @param {{code: string}} problem
   */
  async #left(draft, { code }) {
    const found = await this.#parts.drafts.get(draft).catch(() => null); // a storage that cannot be read brought nothing back
    if (found) this.#tell('draftleft', { code });
  }

  /** @param {string} type @param {object} [detail] */
  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/**
 * Loads what signs anew only where the server has asked for it: there is a network then.
 * @param {import('./space.js').Space} space
 * @param {import('./signing_anew.js').Signer} signer
 */
async function anew(space, signer) {
  const asked = (await space.outbox.entries()).some(({ state }) => state === 'rebase');
  if (asked) await (await import('./contacts.js')).signAnew(space, signer);
}
