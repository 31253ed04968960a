/**
 * Days and times as people say them: British time, 24 hours. Moments are milliseconds since 1970, days 'YYYY-MM-DD'.
 */
import { t, tn } from './text.js';

const ZONE = 'Europe/London';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** As far as ECMAScript's calendar goes, either way. */
const LAST_MOMENT = 8.64e15;

const ISO_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DAY_AND_MONTH = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const WITH_YEAR = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: 'numeric', month: 'long', year: 'numeric' });
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: 'numeric', month: 'short' });
const SHORT_YEAR = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** The day in Britain at a moment; '' when a clock was so wrong that there is none. @param {number} now */
export function today(now) {
  return isMoment(now) ? ISO_DAY.format(now) : '';
}

/** "17:30" @param {number} at */
export function clock(at) {
  if (!isMoment(at)) return t('unknown time');
  return CLOCK.format(at);
}

/** "Today", "Yesterday", "Tuesday 10 March", with the year when it is another. @param {number | string} at @param {number} now */
export function day(at, now) {
  const moment = toMoment(at);
  if (!isMoment(moment)) return t('Unknown day');
  const away = daysBetween(today(now), today(moment));
  if (away === 0) return t('Today');
  if (away === -1) return t('Yesterday');
  if (away === 1) return t('Tomorrow');
  return sameYear(moment, now) ? DAY_AND_MONTH.format(moment) : WITH_YEAR.format(moment);
}

/** The same inside a sentence: "today", "10 March". @param {number | string} at @param {number} now */
export function onDay(at, now) {
  const moment = toMoment(at);
  if (!isMoment(moment)) return t('unknown day');
  const away = daysBetween(today(now), today(moment));
  if (away === 0) return t('today');
  if (away === -1) return t('yesterday');
  if (away === 1) return t('tomorrow');
  return sameYear(moment, now) ? DAY_AND_MONTH.format(moment) : WITH_YEAR.format(moment);
}

/** "Today, 18:00" @param {number} at @param {number} now */
export function dayTime(at, now) {
  if (!isMoment(at)) return t('Unknown day');
  return t('{day}, {time}', { day: day(at, now), time: clock(at) });
}

/** "today, 18:00", inside a sentence. @param {number} at @param {number} now */
export function onDayTime(at, now) {
  if (!isMoment(at)) return t('unknown day');
  return t('{day}, {time}', { day: onDay(at, now), time: clock(at) });
}

/** "10 Mar, 17:30" @param {number} at @param {number} now */
export function shortDayTime(at, now) {
  if (!isMoment(at)) return t('Unknown day');
  if (today(at) === today(now)) return t('{day}, {time}', { day: t('Today'), time: clock(at) });
  return t('{day}, {time}', { day: shortDay(at, now), time: clock(at) });
}

/** "10 Mar" @param {number} at @param {number} now */
export function shortDay(at, now) {
  if (!isMoment(at)) return t('Unknown day');
  return (sameYear(at, now) ? SHORT_DAY : SHORT_YEAR).format(at);
}

/** "1 h 12 min", "3 days" @param {number} length */
export function span(length) {
  const minutes = Math.max(0, Math.floor(length / MINUTE));
  if (minutes < 60) return t('{n} min', { n: minutes });
  if (length < DAY) return t('{h} h {m} min', { h: Math.floor(minutes / 60), m: minutes % 60 });
  return tn('{n} day', '{n} days', Math.floor(length / DAY));
}

/** "2 days overdue" @param {number} days */
export function overdue(days) {
  return tn('{n} day overdue', '{n} days overdue', days);
}

/** Whole days from one day to another. @param {string} from @param {string} to */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** Noon of a day stands for it: the same day in Britain all year. @param {number | string} at */
function toMoment(at) {
  if (typeof at === 'number') return at;
  return typeof at === 'string' ? Date.parse(`${at}T12:00:00Z`) : Number.NaN;
}

/** A record's clock may say anything; the calendar does not go on for ever. @param {number} at milliseconds */
function isMoment(at) {
  return Math.abs(at) <= LAST_MOMENT;
}

/** @param {number} at @param {number} now */
function sameYear(at, now) {
  return today(at).slice(0, 4) === today(now).slice(0, 4);
}
