import { within } from '../vault/persistence.js';

/**
 * @typedef {{path: string, sha256: string}} PrecachedFile
 * @typedef {{cache: string, desk: boolean, files: PrecachedFile[]}} Precache what the worker keeps for offline use; desk: the desk's files too
 */

const PATIENCE = 3_000;
const MENDING = 30_000;

/**
 * The page's side of the service worker. Events: `waiting` (a new version is ready), `replaced` (it has taken over: reload the page).
 */
export class WorkerLink extends EventTarget {
  #container;
  #timers;
  /** @type {ServiceWorkerRegistration|null} */
  #registration = null;

  /**
   * @param {{container: ServiceWorkerContainer|undefined, timers: import('../vault/types.js').Timers}} parts
   */
  constructor({ container, timers }) {
    super();
    this.#container = container;
    this.#timers = timers;
    /** The app's answer to: is a form open? @type {() => boolean} */
    this.formOpen = () => false;
  }

  /** Registers the worker. Rejects where the browser will not have it; the app then works with a network only. */
  async start() {
    const container = this.#container;
    if (!container) return;
    container.addEventListener('message', (event) => this.#answer(event));
    let hadOne = container.controller !== null; // the first one replaces nothing
    container.addEventListener('controllerchange', () => {
      if (hadOne) this.#tell('replaced');
      hadOne = true;
    });
    this.#registration = await container.register('/service-worker.js', { scope: '/' });
    this.#watch(this.#registration);
  }

  get waiting() {
    return Boolean(this.#registration?.waiting && this.#registration.active);
  }

  /**
   * Lets the waiting version take over if no tab has a form open: the worker asks every one, and a tab that does not answer counts as open.
   * @returns {Promise<{updated: boolean, open: number}>}
   */
  async update() {
    const waiting = this.#registration?.waiting;
    if (!waiting) return { updated: false, open: 0 };
    return (await this.#ask(waiting, { type: 'skip-waiting' })) ?? { updated: false, open: 0 };
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

  /** @param {ServiceWorkerRegistration} registration */
  #watch(registration) {
    if (this.waiting) this.#tell('waiting');
    registration.addEventListener('updatefound', () => {
      const installing = registration.installing;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && this.waiting) this.#tell('waiting');
      });
    });
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

  /** @param {MessageEvent} event */
  #answer({ data, ports }) {
    if (data?.type === 'form-open') ports[0]?.postMessage({ open: this.formOpen() });
  }

  /** @param {string} type */
  #tell(type) {
    this.dispatchEvent(new Event(type));
  }
}
