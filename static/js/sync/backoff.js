/** How long to wait after a failure: twice as long each time, up to five minutes, with jitter so that phones do not come back all at once. */

const FIRST = 2_000;
const LONGEST = 5 * 60_000;
/** A server may ask for more patience, not for any: far above this, timers of browsers run over and fire at once. */
const LONGEST_ASKED = 60 * 60_000;

/**
 * @param {number} failures in a row, 1 or more
 * @param {{chance: () => number, least?: number|null}} parts chance: 0 to 1; least: what the server asked for (milliseconds)
 * @returns {number} milliseconds
 */
export function backoff(failures, { chance, least = null }) {
  const full = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20));
  const jittered = Math.round(full / 2 + (full / 2) * chance());
  return Math.max(jittered, Math.min(least ?? 0, LONGEST_ASKED));
}
