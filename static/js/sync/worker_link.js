import { within } from '../vault/persistence.js';

/**
 * @typedef {{path: string, sha256: string}} PrecachedFile
 * @typedef {{cache: string, desk: boolean, files: PrecachedFile[]}} Precache what the worker keeps for offline use; desk: the desk's files too
 */

const PATIENCE = 3_000;
const MENDING = 30_000;

/** Stands in the tab's marks while it loads itself anew to move a new version on. */
const MOVING = 'wso-moving';

/**
 * The page's side of the service worker. Events: `waiting` (a new version is ready), `replaced` (it is taking over: reload the page).
 */
export class WorkerLink extends EventTarget {
  #container;
  #timers;
  #writing;
  #page;
  /** @type {ServiceWorkerRegistration|null} */
  #registration = null;
  /** The first version replaces nothing. */
  #hadOne;

  /**
   * @param {{container: ServiceWorkerContainer|undefined, timers: import('../vault/types.js').Timers, writing: import('./writing.js').Writing,
   *   page: {marks: import('../vault/types.js').Marks|null, files: () => string[]}}} parts page: marks of this tab; paths of the files it is made from
   */
  constructor({ container, timers, writing, page }) {
    super();
    this.#page = page;
    this.#container = container;
    this.#timers = timers;
    this.#writing = writing;
    this.#hadOne = Boolean(container?.controller);
    container?.addEventListener('controllerchange', () => this.#changed()); // before anything is waited for: another tab may let a version in
  }

  /** Registers the worker. Rejects where the browser will not have it; the app then works with a network only. */
  async start() {
    const container = this.#container;
    if (!container) return;
    this.#registration = await container.register('/service-worker.js', { scope: '/' });
    this.#hadOne ||= this.#registration.active !== null; // a page that was loaded past it
    this.#watch(this.#registration);
    if (await this.#isLeftBehind()) this.#tell('replaced');
  }

  get waiting() {
    return Boolean(this.#registration?.waiting && this.#registration.active);
  }

  /**
   * Lets the waiting version take over, unless somebody writes in any tab. The old version first lets go of what it waits for. A browser may keep
   * the new one waiting all the same until a page is loaded anew (Chromium does while the old one is answering or starting): then `replaced` is told too.
   * @returns {Promise<'taken'|'writing'|'none'>} none: nothing waits any more
   */
  async update() {
    const { waiting = null, active = null } = this.#registration ?? {};
    if (!waiting) return 'none';
    if (await this.#writing.anywhere()) return 'writing';
    if (active) await this.#ask(active, { type: 'let-go' });
    const begins = new Promise((resolve) => {
      waiting.addEventListener('statechange', resolve, { once: true });
    });
    await this.#ask(waiting, { type: 'skip-waiting' });
    await within(begins, this.#timers, PATIENCE);
    if (waiting.state === 'redundant') return 'none';
    if (waiting.state === 'installed') {
      this.#page.marks?.setItem(MOVING, '');
      this.#tell('replaced');
    }
    return 'taken';
  }

  /** @returns {Promise<Precache|null>} null: no worker is active, or it does not answer */
  async precache() {
    const active = this.#registration?.active;
    return active ? this.#ask(active, { type: 'precache' }) : null;
  }

  /** Fetches again what the browser has dropped. @returns {Promise<boolean>} false: without a network, or without a worker */
  async mend() {
    const active = this.#registration?.active;
    const answer = active ? await this.#ask(active, { type: 'mend' }, MENDING) : null;
    return answer?.mended ?? false;
  }

  /** Has the desk's files kept too, from now on and over updates. @returns {Promise<boolean>} false: without a network, or without a worker */
  async keepDesk() {
    const ready = await within(Promise.resolve(this.#container?.ready), this.#timers, MENDING);
    const answer = ready?.active ? await this.#ask(ready.active, { type: 'keep-desk' }, MENDING) : null;
    return answer?.kept ?? false;
  }

  /** Asks the browser to send what waits once the network is back, with or without the page. Nothing is lost where it cannot. */
  later() {
    const manager = /** @type {any} */ (this.#registration)?.sync;
    return manager ? manager.register('outbox').catch(() => false) : Promise.resolve(false);
  }

  /**
   * Whether the old version still answered the page that was to move the new one on: then that page runs under a version that it is not a part of.
   * Looked for once, after such a load only, so that a page never loads itself for ever.
   */
  async #isLeftBehind() {
    const { marks, files } = this.#page;
    const moving = marks?.getItem(MOVING) ?? null;
    marks?.removeItem(MOVING);
    const listed = moving === null ? null : await this.precache();
    return listed !== null && !files().every((path) => listed.files.some((file) => file.path === path));
  }

  #changed() {
    if (this.#hadOne) this.#tell('replaced');
    this.#hadOne = true;
  }

  /** @param {ServiceWorkerRegistration} registration */
  #watch(registration) {
    if (this.waiting) this.#tell('waiting');
    const follow = () => {
      const installing = registration.installing;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && this.waiting) this.#tell('waiting');
      });
    };
    follow();
    registration.addEventListener('updatefound', follow);
  }

  /** @param {ServiceWorker} worker @param {object} question @param {number} [patience] ms @returns {Promise<any>} */
  #ask(worker, question, patience = PATIENCE) {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
    });
    worker.postMessage(question, [port2]);
    return within(answer, this.#timers, patience).finally(() => port1.close());
  }

  /** @param {string} type */
  #tell(type) {
    this.dispatchEvent(new Event(type));
  }
}
