/** Which days are good for a deadline: a working day nowhere off, on the meeting day or the day after (R3, R4). */
import type { Community, Holiday } from '../../domain/community.js';
import { addDays, type CalendarDate, weekdayOf } from '../../domain/time.js';
import { isWeekend } from '../working-days.js';

/** Unlike for sends, a holiday in any region counts: somebody has to work towards a deadline. */
export const holidaysOn = (date: CalendarDate, holidays: readonly Holiday[]): Holiday[] =>
  holidays.filter((h) => h.date === date);

/** True as well when the community has no meeting. */
export function onMeetingDay(community: Pick<Community, 'meeting'>, date: CalendarDate): boolean {
  if (community.meeting === null) return true;
  const after = (weekdayOf(date) - community.meeting.weekday + 7) % 7;
  return after <= 1;
}

const isGood = (community: Pick<Community, 'meeting'>, date: CalendarDate, holidays: readonly Holiday[]): boolean =>
  !isWeekend(date) && holidaysOn(date, holidays).length === 0 && onMeetingDay(community, date);

/**
 * The nearest good day, no earlier than `earliest`; of two equally near the later, since an earlier deadline takes time from
 * people. Null when there is none within four weeks.
 */
export function nearestGoodDay(
  community: Pick<Community, 'meeting'>,
  date: CalendarDate,
  holidays: readonly Holiday[],
  earliest: CalendarDate | null,
): CalendarDate | null {
  for (let distance = 0; distance <= 28; distance++) {
    for (const candidate of [addDays(date, distance), addDays(date, -distance)]) {
      if (earliest !== null && candidate < earliest) continue;
      if (isGood(community, candidate, holidays)) return candidate;
    }
  }
  return null;
}
