/** How far the clock of this device is off: the days and times of records are taken from it. */

/** @typedef {import('./app.js').App} App */

const TOLERANCE = 5 * 60_000;

/** By the server's last word. @param {{clockOff: number | null}} device @returns {number} milliseconds ahead, negative behind; 0 when it is right or nothing was said yet */
export function clockOff({ clockOff: off }) {
  return off !== null && Math.abs(off) > TOLERANCE ? off : 0;
}

/** Whether it is behind as far as anybody can know here, without signal too: something has arrived later than now. @param {App} app */
export function isClockBehind(app) {
  const latest = (app.casebook?.records ?? []).reduce((last, { received_at }) => Math.max(last, received_at ?? 0), 0);
  return app.clockOff < 0 || latest > app.now() + TOLERANCE;
}
