import { accessOf, jobsFor, onlyContactOf } from './access.js';
import { VaultError } from './errors.js';
import { withPending } from './pending.js';

/**
 * @typedef {import('../crypto/ledger.js').Ledger} Ledger
 * @typedef {import('./access.js').Job} Job
 * @typedef {import('./access.js').Act} Act
 * @typedef {import('./entry.js').Entry} Entry
 * @typedef {{done: number, total: number}} Progress
 * @typedef {{ledger: Ledger, base: Ledger, mark: string}} Copy the logs with what waits, and what they were read from
 */

/** Statements that are signed side by side and kept in one transaction: little is lost by an interruption, and the page can draw in between. */
const PORTION = 25;
const KIND = 'wrapping';

/**
 * Gives somebody many cases, takes them out of many, wraps many for their new keys, or gives many a key that their stopped ones do not open. Each case has a statement of its own; what is in the outbox
 * is done, and the rest is found again by looking at the logs.
 */
export class Wrapping {
  #parts;
  /** @type {Copy|null} */
  #copy = null;

  /** @param {import('./casebook.js').Lent} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {string} person @returns {Promise<import('./access.js').Access>} */
  async access(person) {
    return accessOf(await this.#ledger(), { me: this.#parts.issuer.person, person });
  }

  /** @param {string} person @returns {Promise<string[]>} see `onlyContactOf` */
  async onlyContactOf(person) {
    return onlyContactOf(await this.#ledger(), person);
  }

  /** @param {string} person @returns {Promise<{act: Act, cases: string[]}|null>} what was begun on this device and not finished */
  async begun(person) {
    const kept = await this.#parts.kept.get(KIND, person);
    if (!kept) return null;
    const { outside, lacking, left, inside, exposed } = await this.access(person);
    const open = { add: outside, wrap: lacking, remove: [...inside, ...lacking, ...left], stop: exposed }[
      /** @type {Act} */ (kept.act)
    ];
    const cases = kept.cases.filter((/** @type {string} */ id) => open.includes(id));
    if (cases.length > 0) return { act: kept.act, cases };
    await this.#parts.kept.remove(KIND, person);
    return null;
  }

  /** What was begun is not to be gone on with. @param {string} person */
  async drop(person) {
    await this.#parts.kept.remove(KIND, person);
  }

  /**
   * Signs what is to be signed, portion after portion. Ends early when the vault is locked (`locked`) or `signal` says so; what was signed stays.
   * @param {{person: string, cases: string[], act: Act}} wanted
   * @param {{progress?: (progress: Progress) => void, signal?: AbortSignal}} [options]
   * @returns {Promise<{done: number, left: {case: string, code: string}[]}>} left: what could not be signed, and why
   */
  async run(wanted, { progress = () => undefined, signal } = {}) {
    const { kept, saved } = this.#parts;
    await kept.put(KIND, wanted.person, { act: wanted.act, cases: wanted.cases });
    /** @type {{done: number, left: {case: string, code: string}[]}} */
    const outcome = { done: 0, left: [] };
    const total = wanted.cases.length;
    progress({ done: 0, total });
    for (let at = 0; at < total && !signal?.aborted; at += PORTION) {
      const cases = wanted.cases.slice(at, at + PORTION);
      const left = await this.#portion({ ...wanted, cases });
      outcome.left.push(...left);
      outcome.done += cases.length - left.length;
      progress({ done: at + cases.length, total });
    }
    if (!signal?.aborted && outcome.left.length === 0) await kept.remove(KIND, wanted.person);
    this.#copy = null;
    await saved();
    return outcome;
  }

  /** @param {{person: string, cases: string[], act: Act}} wanted */
  #portion(wanted) {
    const { space, locks, isOpen } = this.#parts;
    return locks.request(space.writeLock, async () => {
      if (!isOpen()) throw new VaultError('locked');
      const ledger = await this.#ledger();
      const { base } = /** @type {Copy} */ (this.#copy);
      this.#copy = null; // it moves on by what may not come to be kept
      const outcomes = await Promise.all(jobsFor(ledger, wanted).map((job) => this.#sign(ledger, job)));
      await space.outbox.add(outcomes.flatMap(({ entry }) => entry ?? []));
      this.#copy = { ledger, base, mark: markOf(await space.outbox.entries()) };
      return outcomes.flatMap(({ left }) => left ?? []);
    });
  }

  /**
   * @param {Ledger} ledger
   * @param {Job} job
   * @returns {Promise<{entry?: Entry|null, left?: {case: string, code: string}}>} one case that cannot be done keeps none of the others
   */
  async #sign(ledger, job) {
    const { issuer, keyring } = this.#parts;
    const { changeMembers } = await import('./contacts.js');
    try {
      return { entry: await changeMembers({ ledger, issuer, keyring, ...job }) };
    } catch (problem) {
      const code = problem instanceof Error && 'code' in problem ? String(problem.code) : null;
      if (!code) throw problem;
      return { left: { case: job.case, code } };
    }
  }

  /** @returns {Promise<Ledger>} with what waits in the outbox; read again only when somebody else has moved something, since that takes a check of each signature */
  async #ledger() {
    const { space } = this.#parts;
    const entries = await space.outbox.entries();
    const base = await space.ledgers.current();
    const mark = markOf(entries);
    if (!this.#copy || this.#copy.base !== base || this.#copy.mark !== mark) {
      const { ledger } = await withPending(base, entries);
      this.#copy = { ledger, base, mark };
    }
    return this.#copy.ledger;
  }
}

/** @param {Entry[]} entries */
function markOf(entries) {
  return entries.map(({ digest, state }) => `${digest} ${state === 'waiting' ? 'saved' : state}`).join();
}
