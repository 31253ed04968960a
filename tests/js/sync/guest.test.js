import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../../static/js/sync/errors.js';
import { guardTab, isGuest, markGuest, reach } from '../../../static/js/sync/guest.js';

/** A window with a storage for the tab. */
function tab() {
  const kept = new Map();
  const sent = [];
  const win = Object.assign(new EventTarget(), {
    sessionStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
      removeItem: (key) => kept.delete(key),
    },
    fetch: async (path, request) => sent.push([path, request.method, request.keepalive]),
  });
  return { win, sent };
}

test('the mark is the tabs own, and can be taken off', () => {
  const { win } = tab();
  assert.equal(isGuest(win), false);
  markGuest(win, true);
  assert.equal(isGuest(win), true);
  markGuest(win, false);
  assert.equal(isGuest(win), false);
});

test('a browser without a storage for tabs is nobodys guest', () => {
  const win = {
    get sessionStorage() {
      throw new Error('denied');
    },
  };
  markGuest(win, true);
  assert.equal(isGuest(win), false);
});

test('without a network nothing may be written', async () => {
  await reach({ call: async () => ({ ok: true }) });
  const fails = (problem) =>
    reach({
      call: async () => {
        throw problem;
      },
    });
  await assert.rejects(fails(new ApiError('network', { network: true })), { code: 'guest_offline' });
  await assert.rejects(fails(new ApiError('signed_out', { status: 401 })), { code: 'signed_out' });
});

test('leaving asks while something would be lost, and ends the session', () => {
  const { win, sent } = tab();
  let busy = true;
  guardTab(win, () => busy);
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    win.dispatchEvent(event);
    return event.defaultPrevented;
  };
  assert.equal(leave(), true);
  busy = false;
  assert.equal(leave(), false);
  assert.deepEqual(sent, []);
  win.dispatchEvent(new Event('pagehide'));
  assert.deepEqual(sent, [['/api/sign-out', 'POST', true]]);
});
