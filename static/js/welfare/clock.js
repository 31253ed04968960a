/** Days and times as people in the United Kingdom live them. The clock is always handed in. Pure. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Made once: making it takes a hundred times as long as asking it. */
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  dateStyle: 'short',
  timeStyle: 'medium',
});
/** How far London is ahead at the midnights that were asked for, by day since 1970. @type {Map<number, number>} */
const midnights = new Map();

/** The years 1000 to 9999: a moment outside counts as the nearest inside, so that every moment has a day. */
const EARLIEST = -30_610_224_000_000;
const LATEST = 253_402_214_400_000;

/**
 * @param {number} now milliseconds UTC
 * @returns {string} 'YYYY-MM-DD' in London
 */
export function londonToday(now) {
  return shown(now).slice(0, 10);
}

/**
 * @param {number} now milliseconds UTC
 * @returns {string} 'HH:MM' in London
 */
export function londonTime(now) {
  return shown(now).slice(11, 16);
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
 * @returns {string} what the clocks in London show, as 'YYYY-MM-DDTHH:MM...'
 */
function shown(now) {
  const at = within(now);
  return new Date(at + offsetAt(at)).toISOString();
}

/**
 * @param {number} now
 * @returns {number} how far London is ahead of UTC, in milliseconds
 */
function offsetAt(now) {
  const at = within(now);
  const day = Math.floor(at / DAY);
  const [begins, ends] = [offsetOfMidnight(day), offsetOfMidnight(day + 1)];
  return begins === ends ? begins : exactOffset(at); // clocks do not change twice in a day
}

/** @param {number} day since 1970 @returns {number} */
function offsetOfMidnight(day) {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const offset = exactOffset(within(day * DAY));
  midnights.set(day, offset);
  return offset;
}

/**
 * @param {number} at
 * @returns {number} milliseconds
 */
function exactOffset(at) {
  const parts = CLOCK.formatToParts(new Date(at));
  const [day, month, year, hour, minute, second] = ['day', 'month', 'year', 'hour', 'minute', 'second'].map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** @param {number} now @returns {number} */
function within(now) {
  return Math.min(Math.max(now, EARLIEST), LATEST);
}
