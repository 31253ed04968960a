import { Api } from '../static/js/sync/api.js';
import { pushOutbox } from '../static/js/sync/background.js';
import { showUnsent } from '../static/js/sync/badge.js';

/**
 * Sends what waits when the network is back, page or no page. Rejects when it could not be sent, so that the browser tries again; a session that has
 * ended is for the page to renew.
 * @param {{indexedDB: IDBFactory, locks: {request: (...rest: any[]) => Promise<any>}, fetch: typeof globalThis.fetch, channel: BroadcastChannel,
 *   badge?: import('../static/js/sync/badge.js').Badge}} parts
 */
export async function sendOutbox({ indexedDB, locks, fetch, channel, badge }) {
  try {
    const { sent, unsent } = await pushOutbox({ indexedDB, locks, api: new Api({ fetch }) });
    if (unsent !== null) await showUnsent(badge, unsent);
    if (sent > 0) channel.postMessage({ type: 'changed', person: null });
  } catch (problem) {
    if (/** @type {{status?: number}} */ (problem).status !== 401) throw problem;
  } finally {
    channel.close();
  }
}
