/** Statements for many cases on their way: how far it has come, and what could not be done. It goes on while other pages are looked at. */
import { Wrapping } from '../../vault/wrapping.js';
import { codeOf } from '../sentences.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {{person: string, act: import('../../vault/access.js').Act, cases: string[]}} Wanted */
/** @typedef {import('../../vault/access.js').Access} Access */

/** One for each opened vault: what is under way ends with it. @type {WeakMap<object, CaseWork>} */
const WORK = new WeakMap();

/** @param {App} app @returns {CaseWork} */
export function caseWork(app) {
  const { casebook } = app;
  if (!casebook) throw Object.assign(new Error('locked'), { code: 'locked' });
  const known = WORK.get(casebook) ?? new CaseWork(app, casebook.lend(Wrapping));
  WORK.set(casebook, known);
  return known;
}

export class CaseWork {
  /** @type {(Wanted & {done: number, total: number}) | null} what is being signed now */
  running = null;
  /** @type {{person: string, done: number, left: {case: string, code: string}[]} | null} how the last one ended */
  outcome = null;
  /** @type {AbortController | null} */
  #stop = null;

  /** @param {App} app @param {Wrapping} wrapping */
  constructor(app, wrapping) {
    this.app = app;
    this.wrapping = wrapping;
  }

  /** Signs all of it; rejects never, see `outcome`. @param {Wanted} wanted */
  async run(wanted) {
    if (this.running) return;
    this.outcome = null;
    this.#stop = new AbortController();
    this.running = { ...wanted, done: 0, total: wanted.cases.length };
    try {
      const options = { signal: this.#stop.signal, progress: this.#progress };
      this.outcome = { person: wanted.person, ...(await this.wrapping.run(wanted, options)) };
    } catch (error) {
      if (codeOf(error) !== 'locked') this.app.fail(error); // locked: it is offered again after unlocking
    }
    this.running = null;
    this.app.refresh();
  }

  /** What is signed stays, the rest is offered again. */
  stop() {
    this.#stop?.abort();
  }

  /** @param {{done: number, total: number}} progress */
  #progress = ({ done, total }) => {
    if (this.running) this.running = { ...this.running, done, total };
    this.app.refresh();
  };
}
