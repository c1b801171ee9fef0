/**
 * Working days: when it makes sense to write to people.
 *
 * A day is off when it is a Saturday or a Sunday, or a public holiday in at least half of the community's regions. One region
 * out of six does not stop a message (somewhere there is always a holiday), but a message that half of its readers find
 * days later does not reach them in time. The regions are those that the list of holidays names.
 */
import type { Holiday } from '../domain/community.js';
import { addDays, type CalendarDate, weekdayOf } from '../domain/time.js';

/** By list, since a plan asks about the same list thousands of times; a list is never changed once it is applied. */
const known = new WeakMap<readonly Holiday[], ReadonlySet<CalendarDate>>();

function sharedHolidays(holidays: readonly Holiday[]): ReadonlySet<CalendarDate> {
  const before = known.get(holidays);
  if (before !== undefined) return before;
  const regions = new Set(holidays.map((h) => h.region)).size;
  const byDate = new Map<CalendarDate, Set<string>>();
  for (const { date, region } of holidays) {
    const off = byDate.get(date) ?? new Set<string>();
    byDate.set(date, off.add(region));
  }
  const shared = new Set([...byDate].flatMap(([date, off]) => (off.size * 2 >= regions ? [date] : [])));
  known.set(holidays, shared);
  return shared;
}

export const isWeekend = (date: CalendarDate): boolean => weekdayOf(date) >= 6;

export const isWorkingDay = (date: CalendarDate, holidays: readonly Holiday[]): boolean =>
  !isWeekend(date) && !sharedHolidays(holidays).has(date);

/** The date itself when it is a working day, else the last one before it. */
export function workingDayOnOrBefore(date: CalendarDate, holidays: readonly Holiday[]): CalendarDate {
  return search(date, holidays, -1);
}

/** The date itself when it is a working day, else the first one after it. */
export function workingDayOnOrAfter(date: CalendarDate, holidays: readonly Holiday[]): CalendarDate {
  return search(date, holidays, 1);
}

/** No calendar has a year of holidays: a list that claims one is ignored rather than searched for ever. */
const FARTHEST = 366;

function search(date: CalendarDate, holidays: readonly Holiday[], step: 1 | -1): CalendarDate {
  for (let i = 0; i < FARTHEST; i++) {
    const candidate = addDays(date, i * step);
    if (isWorkingDay(candidate, holidays)) return candidate;
  }
  return date;
}
