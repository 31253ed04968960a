import { Retry } from './retry.js';
import { checkSession, exchange } from './run.js';
import { handIn } from './salvage.js';
import { verdict } from './verdict.js';
import { fetchLastWord, isEnded, isOrdered } from './wipe_order.js';

/**
 * @typedef {import('../vault/space.js').Space} Space
 * @typedef {object} Status
 * @property {'idle'|'running'|'offline'|'signed_out'|'error'} state
 * @property {string|null} code
 * @property {number|null} lastSync
 * @property {number} unsent waiting and refused
 * @property {number} refused
 * @property {number|null} oldestUnsent
 * @property {{id: string, due: string, case: string, role: string, stage: number, at: number}[]} notices
 * @property {number|null} retryAt
 */

/** @type {Status} */
const NOTHING = {
  state: 'idle',
  code: null,
  lastSync: null,
  unsent: 0,
  refused: 0,
  oldestUnsent: null,
  notices: [],
  retryAt: null,
};

/** The directory has ended this person's access: there is nothing to sign in to. */
const ENDED = /** @type {const} */ ({ state: 'signed_out', code: 'access_ended' });

/**
 * Brings the device and the server into step, locked or unlocked. One run at a time in all tabs and the worker. Events: `status`, `changes`
 * (something here has changed), `synced` (a run went through), `wiped` (detail.person: a signed statement orders this device to be emptied).
 */
export class SyncEngine extends EventTarget {
  #parts;
  /** @type {Space|null} */
  #space = null;
  /** @type {Status} */
  #status = NOTHING;
  #verified = false;
  #retry;
  /** @type {Promise<Status>|null} */
  #running = null;
  #again = false;
  #stopped = true;

  /**
   * @param {{api: import('./run.js').Caller, locks: {request: (...rest: any[]) => Promise<any>}, now: () => number, chance: () => number,
   *   timers: import('../vault/types.js').Timers, later?: () => void,
   *   sessionSeen?: (session: {person: string, vault_version?: unknown}) => Promise<void>}} parts
   *   later: asks the browser to send when the network is back, page or no page; sessionSeen: what the server said of the session
   */
  constructor(parts) {
    super();
    this.#parts = parts;
    this.#retry = new Retry(parts);
  }

  get status() {
    return this.#status;
  }

  /**
   * Whose records are brought into step; null for nobody.
   * @param {Space|null} space
   */
  async attach(space) {
    if (space === this.#space) return;
    this.#space = space;
    this.#verified = false;
    this.#retry.reset();
    this.#status = NOTHING;
    await this.count();
    if (!this.#stopped) await this.now();
  }

  start() {
    this.#stopped = false;
    return this.now({ reason: 'start' });
  }

  stop() {
    this.#stopped = true;
    this.#retry.disarm();
  }

  /** The person has signed in again. */
  signedIn() {
    return this.askAgain('signedin');
  }

  /** Runs now, and first asks the server whose session it is and whether the person's vault is a newer one. @param {string} reason */
  askAgain(reason) {
    this.#verified = false;
    this.#retry.reset();
    return this.now({ reason });
  }

  /**
   * Runs now; during a run, once more after it. Never rejects: see `status`.
   * @param {{reason?: string}} [why]
   * @returns {Promise<Status>} after the run
   */
  now({ reason = 'button' } = {}) {
    if (!this.#space || this.#stopped) return Promise.resolve(this.#status);
    if (reason !== 'timer') this.#retry.reset(); // something has changed: what failed before says little about now
    if (this.#running && reason !== 'timer') this.#again = true;
    this.#running ??= this.#loop();
    return this.#running;
  }

  /** Reads again what waits, without a run: something was saved, here or in another tab. */
  async count() {
    const space = this.#space;
    try {
      const counted = space ? await countOf(space) : {};
      if (space === this.#space) this.#set(counted);
    } catch (problem) {
      if (space === this.#space) this.#set({ state: 'error', code: verdict(problem).code });
    }
  }

  async #loop() {
    try {
      do {
        this.#again = false;
        await this.#once();
      } while (this.#again && !this.#stopped);
    } finally {
      this.#running = null; // at once: whoever asks from here on is not taken along any more
    }
    return this.#status;
  }

  async #once() {
    const space = /** @type {Space} */ (this.#space);
    this.#retry.disarm();
    this.#set({ state: 'running', retryAt: null });
    try {
      await this.#parts.locks.request(space.syncLock, () => this.#exchange(space));
      this.#retry.reset();
      if (await isOrdered(space)) return this.#wiped(space);
      await this.#end(space, (await isEnded(space)) ? ENDED : { state: 'idle', code: null });
      this.#tell('synced');
    } catch (problem) {
      await this.#fail(space, problem);
    }
  }

  /** @param {Space} space */
  async #exchange(space) {
    const { api, now } = this.#parts;
    if (!this.#verified) await this.#verify(space);
    await exchange(space, { api, now, applied: () => this.#tell('changes') });
  }

  /** @param {Space} space */
  async #verify(space) {
    const session = await checkSession(space, this.#parts.api);
    await this.#parts.sessionSeen?.(session);
    this.#verified = true;
  }

  /** @param {Space} space @param {unknown} problem */
  async #fail(space, problem) {
    const { state } = verdict(problem);
    if (state !== 'signed_out') return this.#pause(space, problem);
    this.#verified = false;
    const word = await this.#lastWord(space);
    if (word === 'wiped') return this.#wiped(space);
    return word === 'ended' ? this.#handIn(space) : this.#pause(space, problem);
  }

  /** Nobody is let in any more: what was written before goes without a session. @param {Space} space */
  async #handIn(space) {
    try {
      await this.#parts.locks.request(space.syncLock, () => handIn(space, this.#parts.api));
      this.#retry.reset();
      this.#tell('changes');
      await this.#end(space, ENDED);
    } catch (problem) {
      await this.#pause(space, problem);
    }
  }

  /** @param {Space} space @param {unknown} problem */
  async #pause(space, problem) {
    const { state, code, again, least } = verdict(problem);
    const wait = again && !this.#stopped ? this.#retry.arm(() => this.now({ reason: 'timer' }), least) : null;
    await this.#end(space, { state, code, retryAt: wait === null ? null : this.#parts.now() + wait });
    if (this.#status.unsent > 0) this.#parts.later?.();
  }

  /** @param {Space} space @param {Partial<Status>} outcome */
  async #end(space, outcome) {
    if (space !== this.#space) return;
    this.#set(outcome);
    await this.count();
  }

  /** What the directory says of a device without a session. A storage that fails is told by the next run. @param {Space} space */
  #lastWord(space) {
    return fetchLastWord(space, this.#parts.api).catch(() => null);
  }

  /** What stands here until everything is gone: emptying may fail, and this run is over. @param {Space} space */
  #wiped(space) {
    const { person } = space.account;
    if (space === this.#space) this.#set({ state: 'error', code: 'device_wiped' });
    this.dispatchEvent(new CustomEvent('wiped', { detail: { person } }));
  }

  /** @param {Partial<Status>} change */
  #set(change) {
    this.#status = { ...this.#status, ...change };
    this.#tell('status');
  }

  /** @param {string} type */
  #tell(type) {
    this.dispatchEvent(new Event(type));
  }
}

/** @param {Space} space @returns {Promise<Partial<Status>>} */
async function countOf(space) {
  const { waiting, refused, oldest } = await space.outbox.counts();
  const lastSync = (await space.meta('last-sync')) ?? null;
  const notices = (await space.meta('notices')) ?? [];
  return { unsent: waiting + refused, refused, oldestUnsent: oldest, lastSync, notices };
}
