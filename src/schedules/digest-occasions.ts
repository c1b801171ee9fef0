/** The weekly digest: one occasion per ISO week, on the weekday and at the time of its rule. */
import type { Community, Holiday } from '../domain/community.js';
import type { Occasion } from '../domain/occasion.js';
import {
  addDays,
  addHours,
  addMinutes,
  type CalendarDate,
  dateIn,
  daysBetween,
  type Instant,
  instantAt,
  isoWeek,
  weekdayOf,
} from '../domain/time.js';
import { rememberedFor } from './remembered.js';
import { composeTime } from './send-times.js';
import { workingDayOnOrAfter } from './working-days.js';

/** A digest that is later than this says little that the next one will not say better. */
const LATEST_HOURS = 3 * 24;

/** The digest that may still be sent at `now`, else the next one; null when the digest's rule names no weekday. */
export function digestOccasion(community: Community, now: Instant, holidays: readonly Holiday[]): Occasion | null {
  const around = weeksFrom(community, addDays(dateIn(now, community.zone), -14), 6, holidays);
  return around.find((occasion) => occasion.expiresAt > now) ?? null;
}

/** Every digest that is to leave in [from, to), in order. */
export function digestOccasionsBetween(
  community: Community,
  from: Instant,
  to: Instant,
  holidays: readonly Holiday[],
): Occasion[] {
  const start = addDays(dateIn(from, community.zone), -14);
  // One more, since the first begins with its Monday.
  const weeks = Math.ceil(daysBetween(start, dateIn(to, community.zone)) / 7) + 1;
  const found = weeksFrom(community, start, weeks, holidays);
  return found.filter((occasion) => from <= occasion.sendAt && occasion.sendAt < to);
}

const weeksOf = rememberedFor<Occasion | null>();

/** The digests of `weeks` ISO weeks, beginning with the one that `date` lies in. */
function weeksFrom(community: Community, date: CalendarDate, weeks: number, holidays: readonly Holiday[]): Occasion[] {
  const monday = addDays(date, 1 - weekdayOf(date));
  const known = weeksOf(community, holidays);
  return Array.from({ length: weeks }, (_, week) => addDays(monday, week * 7)).flatMap(
    (day) => known.for(day, () => occasionOf(community, day, holidays)) ?? [],
  );
}

/** The digest of the week that begins on this Monday; null where there is no time for it before the next. */
function occasionOf(community: Community, monday: CalendarDate, holidays: readonly Holiday[]): Occasion | null {
  const { weekday, time, composeHoursAhead } = community.messages.digest;
  if (weekday === null) return null;
  const sendTimeIn = (weeks: number): Instant => {
    const day = workingDayOnOrAfter(addDays(monday, weeks * 7 + weekday - 1), holidays);
    return instantAt(day, time ?? community.sendTime, community.zone);
  };
  const name = isoWeek(monday);
  const sendAt = sendTimeIn(0);
  const latest = addHours(sendAt, LATEST_HOURS);
  const next = addMinutes(sendTimeIn(1), -1);
  const expiresAt = [next, latest].sort()[0] ?? latest;
  if (sendAt >= expiresAt) return null;
  return {
    key: `digest:${name}`,
    kind: 'digest',
    release: null,
    source: { type: 'cadence', week: name },
    matter: `digest:${name}`,
    composeAt: composeTime(community, sendAt, composeHoursAhead, holidays),
    sendAt,
    expiresAt,
  };
}
