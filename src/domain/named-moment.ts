/** Moments as people name them in a line of text: `tomorrow`, `Friday 14:00`, `2021-08-05 09:00`. */
import {
  addDays,
  dateIn,
  type Instant,
  instantAt,
  isCalendarDate,
  parseInstant,
  type TimeOfDay,
  WEEKDAYS,
  weekdayOf,
  type Zone,
} from './time.js';

interface Around {
  now: Instant;
  zone: Zone;
  /** The hour of a day that is named without one. */
  morning: TimeOfDay;
}

const DAY_AND_HOUR = /^(\d{4}-\d{2}-\d{2}|[a-z]+)?(?:,?\s*(?:at\s+)?(\d{1,2}:\d{2}))?$/i;

/** An hour or a weekday alone is the next one that comes. Null where the text names no moment. */
export function namedMoment(text: string, { now, zone, morning }: Around): Instant | null {
  const words = text.trim().replace(/[.!]$/, '');
  const exact = parseInstant(words);
  if (exact !== null) return exact;
  const [whole = '', day = null, hour = null] = DAY_AND_HOUR.exec(words) ?? [];
  const time = hour === null ? morning : hour.padStart(5, '0');
  if (whole === '' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const today = dateIn(now, zone);
  const at = (ahead: number): Instant => instantAt(addDays(today, ahead), time, zone);
  if (day === null) return at(0) > now ? at(0) : at(1);
  if (isCalendarDate(day)) return instantAt(day, time, zone);
  const name = day.toLowerCase();
  if (name === 'today') return hour === null ? null : at(0);
  if (name === 'tomorrow') return at(1);
  const weekday = WEEKDAYS.findIndex((one) => [one, one.slice(0, 3)].some((known) => known.toLowerCase() === name)) + 1;
  if (weekday === 0) return null;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return at(ahead) > now ? at(ahead) : at(ahead + 7);
}

/** What stands before the last `until`, and behind it; null where there is none. */
export function withoutUntil(text: string): { why: string; until: string | null } {
  const [, why, until] = /^(.*\s)?until\s+(.+)$/is.exec(text.trim()) ?? [];
  return until === undefined
    ? { why: text.trim(), until: null }
    : { why: (why ?? '').trim().replace(/[,;:]$/, ''), until: until.trim() };
}
