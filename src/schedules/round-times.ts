/**
 * When a round is: it belongs to the ISO week whose digest it feeds, opens on the day of its rule and closes when that digest is
 * composed. A day off moves it to the next working day; every zone has its working day before it closes.
 */
import type { Community, Holiday } from '../domain/community.js';
import type { Occasion } from '../domain/occasion.js';
import {
  addDays,
  addHours,
  type CalendarDate,
  dateIn,
  daysBetween,
  type Instant,
  instantAt,
  weekdayOf,
  type Zone,
} from '../domain/time.js';
import { digestOccasionsBetween } from './digest-occasions.js';
import { isWorkingDay } from './working-days.js';

export interface RoundTimes {
  /** `round:2021-W33`. */
  key: string;
  /** The day on which everybody is asked, in their own zone. */
  day: CalendarDate;
  /** When that day's working hours begin where they begin first. */
  opensAt: Instant;
  closesAt: Instant;
}

/** Where a day begins first and last. */
const EAST: Zone = 'Pacific/Kiritimati';
const WEST: Zone = 'Pacific/Pago_Pago';

const LOOK_BACK_HOURS = 15 * 24;
const LOOK_AHEAD_HOURS = 22 * 24;
/** A first digest has none before it. */
const WEEK_HOURS = 7 * 24;

export const roundKey = (week: string): string => `round:${week}`;

/** The rounds around `now`, in order: the last ones that have closed, the one under way, and the next. Empty without a rule. */
export function roundsAround(community: Community, now: Instant, holidays: readonly Holiday[]): RoundTimes[] {
  if (community.rounds === null) return [];
  const digests = digestOccasionsBetween(
    community,
    addHours(now, -LOOK_BACK_HOURS),
    addHours(now, LOOK_AHEAD_HOURS),
    holidays,
  );
  return digests.flatMap((digest, index) => timesOf(community, digests[index - 1] ?? null, digest, holidays) ?? []);
}

/** Null where no working day lies between the digest before and this one. */
function timesOf(
  community: Community,
  before: Occasion | null,
  digest: Occasion,
  holidays: readonly Holiday[],
): RoundTimes | null {
  const { rounds } = community;
  if (rounds === null || digest.source.type !== 'cadence') return null;
  const { from } = rounds.workingHours;
  const closesAt = digest.composeAt;
  const since = before?.composeAt ?? addHours(closesAt, -WEEK_HOURS);
  const first = dateIn(since, EAST);
  const dates = Array.from({ length: daysBetween(first, dateIn(closesAt, EAST)) + 1 }, (_, i) => addDays(first, i));
  const possible = dates.filter(
    (date) =>
      isWorkingDay(date, holidays) &&
      instantAt(date, from, EAST) >= since &&
      // Whose day begins last still has some of it.
      instantAt(date, from, WEST) < closesAt,
  );
  const wanted = dates.filter((date) => weekdayOf(date) === rounds.weekday && date <= (possible.at(-1) ?? '')).at(-1);
  const day = possible.find((date) => wanted !== undefined && date >= wanted) ?? possible.at(-1);
  if (day === undefined) return null;
  return { key: roundKey(digest.source.week), day, opensAt: instantAt(day, from, EAST), closesAt };
}
