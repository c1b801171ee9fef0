/**
 * Time, as Herald speaks of it. Nothing here reads a clock: every moment is an argument.
 *
 * - {@link Instant}: a moment, ISO 8601 in UTC with milliseconds (`2021-08-16T00:00:00.000Z`); compares as text.
 * - {@link CalendarDate}: a day of the community's calendar (`2021-08-15`), without a zone; compares as text.
 * - {@link TimeOfDay}: `HH:mm`, in whichever zone the sentence names.
 */
import { DateTime, IANAZone } from 'luxon';

export type Instant = string;
export type CalendarDate = string;
export type TimeOfDay = string;
export type Zone = string;

/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/**
 * Each plan asks for the same few hundred days and wall-clock times, and a zone's rules are slow to read: so answers are kept,
 * and all forgotten when there are too many.
 */
function remembered<A extends string[]>(compute: (...texts: A) => string): (...texts: A) => string {
  const answers = new Map<string, string>();
  return (...texts) => {
    const key = texts.join(' ');
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = compute(...texts);
    if (answers.size >= MAX_ANSWERS) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}
const MAX_ANSWERS = 20_000;

const toInstant = (moment: DateTime): Instant => moment.toUTC().toISO({ suppressMilliseconds: false }) ?? fail(moment);

function fail(moment: DateTime): never {
  throw new RangeError(`Not a moment in time: ${moment.invalidExplanation ?? 'unknown reason'}`);
}

const utc = (instant: Instant): DateTime => DateTime.fromISO(instant, { zone: 'utc' });
const day = (date: CalendarDate): DateTime => DateTime.fromISO(date, { zone: 'utc' });

/** IANA names only: Luxon itself would also take `local` (whatever machine this is) and fixed offsets. */
export const isZone = (zone: string): boolean => /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone);

export const isCalendarDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && day(text).isValid;

/** Normalises any ISO 8601 moment that carries an offset to an {@link Instant}; null when it is not one. */
export function parseInstant(text: string): Instant | null {
  // Thousands on a page are spelt like this, and Luxon takes its time.
  if (/^[\d-]{10}T[\d:]{8}Z$/.test(text)) {
    const date = new Date(text);
    if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 19))) return date.toISOString();
  }
  if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null;
  const moment = DateTime.fromISO(text, { setZone: true });
  return moment.isValid ? toInstant(moment) : null;
}

// Days and instants are counted in UTC, where no day is longer than another, so plain milliseconds do; planning asks for
// thousands of them, and Luxon is for zones and words.
const DAY_MILLIS = 86_400_000;

/** @throws RangeError when it is not a date or an instant */
function parsed(text: CalendarDate | Instant): number {
  const millis = Date.parse(text);
  if (Number.isNaN(millis)) throw new RangeError(`Not a moment in time: ${text}`);
  return millis;
}

export const instantFromMillis = (millis: number): Instant => new Date(millis).toISOString();
export const millisOf = (instant: Instant): number => parsed(instant);

/**
 * The moment at which a wall clock in `zone` shows `time` on `date`. In the hour that a change to summer time skips,
 * the first moment after the gap; in the hour that occurs twice, the first of the two (Luxon alone takes the second).
 */
export const instantAt: (date: CalendarDate, time: TimeOfDay, zone: Zone) => Instant = remembered(computeInstant);

function computeInstant(date: CalendarDate, time: TimeOfDay, zone: Zone): Instant {
  const moment = DateTime.fromISO(`${date}T${time}`, { zone });
  if (!moment.isValid) fail(moment);
  if (moment.toFormat("yyyy-MM-dd'T'HH:mm") !== `${date}T${time}`) return toInstant(endOfGap(moment));
  const first = moment.getPossibleOffsets().reduce((a, b) => (a.toMillis() <= b.toMillis() ? a : b));
  return toInstant(first);
}

/** The zone skipped the wall-clock time that was asked for, and `after` lies behind the gap: the minute at which it ends. */
function endOfGap(after: DateTime): DateTime {
  let first = after.startOf('minute');
  while (first.minus({ minutes: 1 }).offset === after.offset) first = first.minus({ minutes: 1 });
  return first;
}

/** The calendar date in `zone` at this moment. */
export const dateIn: (instant: Instant, zone: Zone) => CalendarDate = remembered((instant, zone) =>
  utc(instant).setZone(zone).toFormat('yyyy-MM-dd'),
);

/** The wall clock in `zone` at this moment. */
export const timeIn = (instant: Instant, zone: Zone): TimeOfDay => utc(instant).setZone(zone).toFormat('HH:mm');

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  instantFromMillis(parsed(date) + days * DAY_MILLIS).slice(0, 10);
export const addMinutes = (instant: Instant, minutes: number): Instant =>
  instantFromMillis(parsed(instant) + minutes * 60_000);
export const addHours = (instant: Instant, hours: number): Instant => addMinutes(instant, hours * 60);

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: CalendarDate, b: CalendarDate): number => (parsed(b) - parsed(a)) / DAY_MILLIS;
export const weekdayOf = (date: CalendarDate): Weekday =>
  (((new Date(parsed(date)).getUTCDay() + 6) % 7) + 1) as Weekday;
export const weekdayName = (date: CalendarDate): string => WEEKDAYS[weekdayOf(date) - 1] ?? '';

/** ISO week of a date, as a key: `2021-W33`. */
export const isoWeek: (date: CalendarDate) => string = remembered((date) => day(date).toFormat("kkkk-'W'WW"));

/** `Wednesday, 11 August 2021`, in en-GB words and without a zone, since a date has none. */
export const formatDate: (date: CalendarDate) => string = remembered((date) =>
  day(date).setLocale('en-GB').toFormat('cccc, d LLLL yyyy'),
);

/** `11 August 2021`. */
export const formatShortDate: (date: CalendarDate) => string = remembered((date) =>
  day(date).setLocale('en-GB').toFormat('d LLLL yyyy'),
);

/** `Tuesday, 17 August 2021, 08:00 PDT (15:00 UTC)`; the UTC part names its date where that differs. */
export const formatInstant: (instant: Instant, zone: Zone) => string = remembered(instantInWords);

function instantInWords(instant: Instant, zone: Zone): string {
  const here = utc(instant).setZone(zone).setLocale('en-US');
  const there = utc(instant).setLocale('en-GB');
  const local = `${here.setLocale('en-GB').toFormat('cccc, d LLLL yyyy, HH:mm')} ${zoneName(here)}`;
  if (here.offset === 0) return local;
  const sameDay = here.toISODate() === there.toISODate();
  return `${local} (${there.toFormat(sameDay ? 'HH:mm' : 'cccc HH:mm')} UTC)`;
}

/** `PDT` where the zone has a common abbreviation, else `UTC+9`. */
function zoneName(moment: DateTime): string {
  const short = moment.offset === 0 ? 'UTC' : moment.toFormat('ZZZZ');
  return short.replace(/^GMT/, 'UTC');
}
