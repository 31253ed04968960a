/** Days and times as people in the United Kingdom live them. The clock is always handed in. Pure. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Europe/London';

/** The years 1000 to 9999: a moment outside counts as the nearest inside, so that every moment has a day. */
const EARLIEST = -30_610_224_000_000;
const LATEST = 253_402_214_400_000;

/**
 * @param {number} now milliseconds UTC
 * @returns {string} 'YYYY-MM-DD' in London
 */
export function londonToday(now) {
  return wallClock(now).toISOString().slice(0, 10);
}

/**
 * @param {number} now milliseconds UTC
 * @returns {string} 'HH:MM' in London
 */
export function londonTime(now) {
  return wallClock(now).toISOString().slice(11, 16);
}

/**
 * The moment at which clocks in London show this: the earlier one where they show it twice, in autumn; in the hour that is skipped in spring, the hour
 * before counts on.
 * @param {string} date 'YYYY-MM-DD'
 * @param {string} time 'HH:MM'
 * @returns {number} milliseconds UTC; NaN when that is no date or no time
 */
export function londonMoment(date, time) {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) return wanted;
  const before = offsetAt(wanted - 3 * HOUR); // what clocks were ahead by before a change that is near
  if (offsetAt(wanted - before) === before) return wanted - before;
  const guess = wanted - offsetAt(wanted);
  return wanted - offsetAt(guess);
}

/**
 * @param {string} date 'YYYY-MM-DD'
 * @returns {number} milliseconds UTC of the midnight that ends this day in London
 */
export function endOfLondonDay(date) {
  return londonMoment(addDays(date, 1), '00:00');
}

/**
 * @param {string} date 'YYYY-MM-DD'
 * @param {number} days
 * @returns {string} 'YYYY-MM-DD'
 */
export function addDays(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/**
 * @param {string} from 'YYYY-MM-DD'
 * @param {string} to 'YYYY-MM-DD'
 * @returns {number} days from one to the other; negative when `to` is earlier
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/**
 * @param {number} now
 * @returns {number} how far London is ahead of UTC, in milliseconds
 */
function offsetAt(now) {
  const at = within(now);
  return wallClock(at).getTime() - Math.floor(at / 1000) * 1000;
}

/**
 * @param {number} now
 * @returns {Date} whose UTC fields are what the clocks in London show
 */
function wallClock(now) {
  const style = /** @type {const} */ ({ timeZone: ZONE, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium' });
  const parts = new Intl.DateTimeFormat('en-GB', style).formatToParts(new Date(within(now)));
  const [day, month, year, hour, minute, second] = ['day', 'month', 'year', 'hour', 'minute', 'second'].map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/** @param {number} now @returns {number} */
function within(now) {
  return Math.min(Math.max(now, EARLIEST), LATEST);
}
