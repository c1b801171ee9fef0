/** The hours of a day at which messages leave. */
import type { Holiday, SendWindow } from '../domain/community.js';
import { addDays, dateIn, type Instant, instantAt, timeIn, type Zone } from '../domain/time.js';
import { isWorkingDay, workingDayOnOrAfter } from './working-days.js';

/** When the window opens next; null where it is open at this moment. */
export function opensAt(
  { from, to, days }: SendWindow,
  at: Instant,
  { zone, holidays }: { zone: Zone; holidays: readonly Holiday[] },
): Instant | null {
  const [date, time] = [dateIn(at, zone), timeIn(at, zone)];
  const isDay = days === 'all' || isWorkingDay(date, holidays);
  if (isDay && from <= time && time < to) return null;
  const first = time < from ? date : addDays(date, 1);
  const opens = instantAt(days === 'all' ? first : workingDayOnOrAfter(first, holidays), from, zone);
  // In the hour that occurs twice it has opened already.
  return opens > at ? opens : null;
}

/** `on working days between 08:00 and 20:00`. */
export const windowInWords = ({ from, to, days }: SendWindow): string =>
  `${days === 'working' ? 'on working days ' : ''}between ${from} and ${to}`;
