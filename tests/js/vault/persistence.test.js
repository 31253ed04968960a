import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askToPersist, isPersisted } from '../../../static/js/vault/persistence.js';
import { FakeBrowser } from '../support/parts.js';

const never = new Promise(() => undefined);

test('asking for persistence waits for nothing, also where the browser never answers', () => {
  let asked = 0;
  askToPersist({
    persist: () => {
      asked += 1;
      return never;
    },
  });
  askToPersist(undefined);
  askToPersist({});
  assert.equal(asked, 1);
});

test('a browser that does not answer counts as one that does not say', async () => {
  const { timers } = new FakeBrowser({});
  const answer = isPersisted({ persisted: () => never }, timers);
  timers.pass(2_000);
  assert.equal(await answer, null);
  assert.equal(await isPersisted(undefined, timers), null);
  assert.equal(await isPersisted({ persisted: () => Promise.reject(new Error('no')) }, timers), null);
  assert.equal(await isPersisted({ persisted: () => Promise.resolve(true) }, timers), true);
});
