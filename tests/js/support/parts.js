/** What a browser hands to the device, in memory: storage, locks, clock, timers, tabs. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { aesKey } from '../../../static/js/crypto/box.js';
import { systemRandom } from '../../../static/js/crypto/bytes.js';
import { Api } from '../../../static/js/sync/api.js';

/** The Web Locks API, as far as the device uses it: one holder of a name at a time, in order, or at once or not at all; a shared one at once. */
export class FakeLocks {
  #tails = new Map();
  #wanted = new Map();
  #shared = [];

  request(name, ...rest) {
    const work = rest.at(-1);
    if (rest[0].mode === 'shared') return this.#share({ name }, work);
    const wanted = this.#wanted.get(name) ?? 0;
    if (rest[0].ifAvailable && wanted > 0) return Promise.resolve(null).then(work);
    this.#wanted.set(name, wanted + 1);
    const run = (this.#tails.get(name) ?? Promise.resolve())
      .then(() => work({ name }))
      .finally(() => this.#wanted.set(name, this.#wanted.get(name) - 1));
    this.#tails.set(
      name,
      run.catch(() => null),
    );
    return run;
  }

  /** Shared ones only. */
  async query() {
    return { held: [...this.#shared] };
  }

  #share(lock, work) {
    this.#shared.push(lock);
    return Promise.resolve(work(lock)).finally(() => this.#shared.splice(this.#shared.indexOf(lock), 1));
  }
}

/** Timers that fire when the test says so. */
export class FakeTimers {
  #next = 1;
  #waiting = new Map();

  constructor(clock) {
    this.clock = clock;
  }

  setTimeout = (work, ms) => {
    const id = this.#next++;
    this.#waiting.set(id, { work, at: this.clock.now + ms });
    return id;
  };

  clearTimeout = (id) => {
    this.#waiting.delete(id);
  };

  get waits() {
    return [...this.#waiting.values()].map(({ at }) => at - this.clock.now);
  }

  /** Moves the clock on and fires what is due, in order. */
  pass(ms) {
    this.clock.now += ms;
    for (const [id, { work, at }] of [...this.#waiting].sort(([, a], [, b]) => a.at - b.at)) {
      if (at <= this.clock.now && this.#waiting.delete(id)) work();
    }
  }
}

/** Channels of one browser: what one tab posts the others receive. */
export class FakeHub {
  #channels = new Set();

  channel() {
    const channel = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of this.#channels) if (other !== channel) queueMicrotask(() => other.onmessage?.({ data }));
      },
      close: () => this.#channels.delete(channel),
    };
    this.#channels.add(channel);
    return channel;
  }
}

/** The icon of an installed app: every number that it showed, 0 for none. */
export class FakeBadge {
  shown = [];

  setAppBadge = async (count) => {
    this.shown.push(count);
  };

  clearAppBadge = async () => {
    this.shown.push(0);
  };
}

/** One browser with its storage; `tab()` gives the parts of one more tab of it. */
export class FakeBrowser {
  constructor({ server, now = 1_767_225_600_000 }) {
    this.clock = { now };
    this.timers = new FakeTimers(this.clock);
    this.indexedDB = new IDBFactory();
    this.locks = new FakeLocks();
    this.hub = new FakeHub();
    this.stored = new Map();
    this.localKeys = new Map();
    this.marks = {
      getItem: (key) => this.stored.get(key) ?? null,
      setItem: (key, value) => this.stored.set(key, value),
      removeItem: (key) => this.stored.delete(key),
    };
    this.net = server?.browser();
    this.force = server?.force ?? '';
  }

  /** The key under which a device seals what stays here: the same after each unlocking. */
  localKey(device) {
    if (!this.localKeys.has(device)) this.localKeys.set(device, aesKey(systemRandom(32)));
    return this.localKeys.get(device);
  }

  tab() {
    const { indexedDB, locks, marks, timers, net, force } = this;
    const window = new EventTarget();
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    return {
      force,
      indexedDB,
      locks,
      marks,
      timers,
      now: () => this.clock.now,
      chance: () => 1,
      api: net && new Api({ fetch: net.fetch }),
      deviceName: 'Test browser',
      channel: this.hub.channel(),
      container: undefined,
      caches: undefined,
      storage: undefined,
      window,
      document,
    };
  }
}

/** Resolves at the next event of this type; a test that never sees it ends with the runner's time limit. */
export function once(target, type) {
  return new Promise((resolve) => {
    target.addEventListener(type, resolve, { once: true });
  });
}

/** That the work rejects with this code. */
export async function codeOf(work) {
  try {
    await work;
  } catch (error) {
    if (!error.code) throw error;
    return error.code;
  }
  return '';
}
