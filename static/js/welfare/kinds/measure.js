import { londonToday } from '../clock.js';
import { fault, isBlank } from './kind.js';

/** @typedef {import('./kind.js').Kind} Kind */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{1,2})(?:[:. ]?(\d{2}))?\s*(am|pm)?$/i;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;

/**
 * @param {any} raw 'YYYY-MM-DD', or {day, month, year} as typed; a year of two digits is of this century
 * @returns {string | null | undefined} the date; null: nothing was typed; undefined: not a day of the calendar
 */
export function readDate(raw) {
  if (typeof raw === 'string') return DATE.test(raw) ? realDate(raw) : undefined;
  if (typeof raw !== 'object' || Array.isArray(raw)) return undefined;
  const typed = [raw.day, raw.month, raw.year];
  if (typed.some((part) => typeof part === 'object' && part !== null)) return undefined;
  const parts = typed.map((part) => (isBlank(part) ? '' : String(part).trim()));
  if (parts.every((part) => part === '')) return null;
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return undefined;
  const [day, month, year] = parts;
  const fullYear = year.length === 2 ? `20${year}` : year;
  return realDate(`${fullYear.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/**
 * @param {string} text YYYY-MM-DD
 * @returns {string | undefined}
 */
function realDate(text) {
  const year = Number(text.slice(0, 4));
  const parsed = new Date(`${text}T00:00:00Z`);
  const real = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
  return real && year >= EARLIEST_YEAR && year <= LATEST_YEAR ? text : undefined;
}

/**
 * @param {string} date
 * @param {string} locale
 * @returns {string} 'Wednesday 11 March 2026'
 */
export function writtenDate(date, locale) {
  const style = /** @type {const} */ ({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '');
}

/** A day: sealed as 'YYYY-MM-DD'. @type {Kind} */
export const date = {
  read(raw, field, context) {
    if (isBlank(raw)) return {};
    const value = readDate(raw);
    if (value === null) return {};
    if (value === undefined) return fault('not_a_date');
    const { latest } = context;
    return field.past && latest !== undefined && value > londonToday(latest) ? fault('in_future') : { value };
  },
  show(value, _field, context) {
    return { text: writtenDate(value, context.locale) };
  },
};

/** A time of day: sealed as 'HH:MM'; 1805, 18.05, 18:05 and 6.05 pm are the same. @type {Kind} */
export const time = {
  read(raw) {
    if (isBlank(raw)) return {};
    const match = typeof raw === 'string' ? TIME.exec(raw.trim()) : null;
    if (!match) return fault('not_a_time');
    const [, hours, minutes = '00', half] = match;
    const hour = half ? halfDay(Number(hours), half.toLowerCase()) : Number(hours);
    if (hour > 23 || Number(minutes) > 59) return fault('not_a_time');
    return { value: `${String(hour).padStart(2, '0')}:${minutes}` };
  },
  show(value) {
    return { text: value };
  },
};

/**
 * @param {number} hour on the clock of twelve
 * @param {string} half
 * @returns {number} on the clock of twenty-four; 99 when there is no such hour
 */
function halfDay(hour, half) {
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** A whole number. @type {Kind} */
export const integer = {
  read(raw, field) {
    if (isBlank(raw)) return {};
    const value = typeof raw === 'string' && /^\s*-?\d{1,9}\s*$/.test(raw) ? Number(raw) : raw;
    if (!Number.isSafeInteger(value)) return fault('not_a_number');
    if (field.least !== undefined && value < field.least) return fault('too_small', { least: field.least });
    if (field.most !== undefined && value > field.most) return fault('too_large', { most: field.most });
    return { value };
  },
  show(value) {
    return { text: String(value) };
  },
};
