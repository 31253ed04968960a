/** Service workers as a page sees them. */
import { WorkerLink } from '../../../static/js/sync/worker_link.js';
import { Writing } from '../../../static/js/sync/writing.js';
import { FakeLocks, FakeTimers } from './parts.js';

/** A version of the worker. It answers through `answer`, or not at all; `asked` is what it was asked, in order. */
export class FakeWorker extends EventTarget {
  asked = [];

  constructor(state, answer = () => undefined) {
    super();
    this.state = state;
    this.answer = answer;
  }

  postMessage = (question, [port]) => {
    this.asked.push(question.type);
    const words = this.answer(question, this);
    if (words) port.postMessage(words);
  };

  become(state) {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** `navigator.serviceWorker` with these versions. */
export function containerOf({ controller = {}, active = null, waiting = null, installing = null } = {}) {
  const registration = Object.assign(new EventTarget(), { active, waiting, installing });
  return Object.assign(new EventTarget(), { controller, registration, register: async () => registration });
}

/** The page's side of the link to them; the page is made from `files` and belongs to a tab with `marks`. */
export function workerLink(
  container,
  { timers = new FakeTimers({ now: 0 }), locks = new FakeLocks(), marks = new Map(), files = [] } = {},
) {
  const kept = {
    getItem: (key) => marks.get(key) ?? null,
    setItem: (key, value) => marks.set(key, value),
    removeItem: (key) => marks.delete(key),
  };
  return new WorkerLink({
    container,
    timers,
    writing: new Writing({ locks }),
    page: { marks: kept, files: () => files },
  });
}
