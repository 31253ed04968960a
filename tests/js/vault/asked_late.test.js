/** Asked for once more at the very end of a run: whoever asks is told of what was there by then, however near the end it was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SyncEngine } from '../../../static/js/sync/engine.js';
import { Reading } from '../../../static/js/vault/reading.js';

/** Microtasks that may lie between the end of a run and whoever waits for it. */
const STEPS = 12;

/** @param {number} steps @param {() => unknown} work */
async function after(steps, work) {
  for (let step = 0; step < steps; step += 1) await undefined;
  return work();
}

test('a refresh that is asked for as the one before ends reads once more', async () => {
  for (let steps = 0; steps < STEPS; steps += 1) {
    let reads = 0;
    /** @type {Promise<unknown>|null} */
    let asked = null;
    const entries = async () => {
      reads += 1;
      throw Object.assign(new Error('x'), { code: 'storage_failed' });
    };
    const tell = () => {
      asked ??= after(steps, () => reading.refresh());
    };
    const reading = new Reading(/** @type {any} */ ({ space: { outbox: { entries } }, tell }));
    await reading.refresh();
    await asked;
    assert.equal(reads, 2, `after ${steps}`);
  }
});

test('a run that is asked for as the one before ends is made', async () => {
  for (let steps = 0; steps < STEPS; steps += 1) {
    let runs = 0;
    /** @type {Promise<unknown>|null} */
    let asked = null;
    const request = async () => {
      runs += 1;
      throw new Error('x');
    };
    const timers = { setTimeout: () => 1, clearTimeout: () => undefined };
    const engine = new SyncEngine(/** @type {any} */ ({ locks: { request }, now: () => 0, chance: () => 0, timers }));
    const counts = async () => ({ waiting: 0, refused: 0, oldest: null });
    await engine.attach(/** @type {any} */ ({ outbox: { counts }, meta: async () => null, syncLock: 'x' }));
    engine.addEventListener('status', () => {
      if (engine.status.state === 'error') asked ??= after(steps, () => engine.now());
    });
    await engine.start();
    await asked;
    assert.ok(runs >= 2, `after ${steps}`);
  }
});
