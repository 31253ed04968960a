import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Watch } from '../../../static/js/sync/watch.js';

/** A watch over an engine that only counts; `pass()` lets the time go by. */
function watching({ state = 'idle', visibilityState = 'visible' } = {}) {
  /** @type {(() => void)[]} */
  const due = [];
  const timers = {
    setTimeout: (/** @type {() => void} */ work) => due.push(work),
    clearTimeout: (/** @type {number} */ id) => {
      due[id - 1] = () => undefined;
    },
  };
  /** @type {string[]} */
  const runs = [];
  const engine = { status: { state }, now: (/** @type {{reason: string}} */ { reason }) => runs.push(reason) };
  const document = { visibilityState };
  const watch = new Watch({ engine, document, timers: /** @type {any} */ (timers), every: 1 });
  watch.start();
  return { runs, watch, engine, document, pass: () => due[due.length - 1]() };
}

test('looks again and again while the page can be seen', () => {
  const { runs, pass } = watching();
  pass();
  pass();
  assert.deepEqual(runs, ['timer', 'timer']);
});

test('a hidden page does not look, and looks again when it is seen', () => {
  const { runs, pass, document } = watching({ visibilityState: 'hidden' });
  pass();
  assert.deepEqual(runs, []);
  document.visibilityState = 'visible';
  pass();
  assert.deepEqual(runs, ['timer']);
});

for (const state of ['offline', 'signed_out', 'error', 'running']) {
  test(`leaves the engine alone when it is ${state}`, () => {
    const { runs, pass } = watching({ state });
    pass();
    assert.deepEqual(runs, []);
  });
}

test('stopped, it never looks again', () => {
  const { runs, watch, pass } = watching();
  watch.stop();
  pass();
  assert.deepEqual(runs, []);
});
