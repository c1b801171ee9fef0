/** When one person is asked and reminded: in working hours of their own day, on a working day, and before the round closes. */
import type { Community, Holiday, RoundRule } from '../domain/community.js';
import type { Respondent } from '../domain/round.js';
import {
  addDays,
  addHours,
  type CalendarDate,
  dateIn,
  type Instant,
  instantAt,
  WEEKDAYS,
  weekdayOf,
  type Zone,
} from '../domain/time.js';
import type { RoundTimes } from './round-times.js';
import { isWorkingDay, workingDayOnOrAfter } from './working-days.js';

export interface AskingTime {
  at: Instant;
  /** Why it is not on the day that they asked for, in a sentence; null when it is, or when they asked for none. */
  note: string | null;
}

type Rule = Pick<RoundRule, 'workingHours'>;

/** `from` itself when it lies within working hours, else when they begin next. */
export function withinWorkingHours(
  { workingHours: { from, to } }: Rule,
  zone: Zone,
  moment: Instant,
  holidays: readonly Holiday[],
): Instant {
  const today = dateIn(moment, zone);
  if (isWorkingDay(today, holidays)) {
    const begin = instantAt(today, from, zone);
    if (moment < begin) return begin;
    if (moment < instantAt(today, to, zone)) return moment;
  }
  return instantAt(workingDayOnOrAfter(addDays(today, 1), holidays), from, zone);
}

/**
 * The planned moment of a person's prompt; null when they paused until after it closes. `respondent` is null for whoever has
 * asked for nothing.
 */
export function askingTime(
  rule: RoundRule,
  times: RoundTimes,
  zone: Zone,
  respondent: Respondent | null,
  holidays: readonly Holiday[],
): AskingTime | null {
  const begin = (date: CalendarDate): Instant => instantAt(date, rule.workingHours.from, zone);
  const weekday = respondent?.weekday ?? null;
  const own = weekday === null ? null : workingDayOnOrAfter(onOrAfter(times.day, weekday), holidays);
  const late = own !== null && begin(own) >= times.closesAt;
  const day = own === null || late ? times.day : own;
  const pausedUntil = respondent?.pausedUntil ?? null;
  const since = pausedUntil !== null && pausedUntil > day ? workingDayOnOrAfter(pausedUntil, holidays) : day;
  if (begin(since) >= times.closesAt) return null;
  const note =
    late && weekday !== null ? `The round closes before ${WEEKDAYS[weekday - 1]}, so you are asked earlier.` : null;
  return { at: begin(since), note };
}

/** When whoever has not answered is reminded; null when that would be too late. `planned`: the day that they asked for. */
export function nudgeTime(
  rule: RoundRule,
  closesAt: Instant,
  zone: Zone,
  asked: { at: Instant; planned: Instant },
  holidays: readonly Holiday[],
): Instant | null {
  const due = addHours(asked.at, rule.nudgeHours);
  const [, later = due] = [due, asked.planned].sort();
  const at = withinWorkingHours(rule, zone, later, holidays);
  return at < closesAt ? at : null;
}

function onOrAfter(date: CalendarDate, weekday: number): CalendarDate {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}

export const zoneOf = (community: Pick<Community, 'people' | 'zone'>, person: string): Zone =>
  community.people.find((p) => p.id === person)?.zone ?? community.zone;
