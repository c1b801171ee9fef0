/** A change of one phase's dates, and what it moves along. */
import { Refusal } from '../domain/errors.js';
import type { PhaseDates, PhaseDefinition } from '../domain/phase.js';
import { addDays, type CalendarDate, daysBetween } from '../domain/time.js';
import { RELEASE_PHASE, releaseDate } from './release-date.js';

export interface DateChange {
  phase: string;
  /** New first day; null keeps the phase's length, or the first day of one that has begun. */
  start: CalendarDate | null;
  /** New last day, or the day. */
  end: CalendarDate;
  /** The release day stays, and what lies behind it; what would move past it becomes shorter instead. */
  releaseHolds?: boolean;
}

type Shapes = { phases: readonly Pick<PhaseDefinition, 'id' | 'shape'>[] };

/**
 * The schedule after a change. When the phase's end moves later, every phase that comes after it moves by as many days:
 * lengths and gaps stay. After it comes what begins later than its old end, or on that very day and is listed below it.
 * What begins earlier runs in parallel and stays; so does everything when the end moves earlier or is set for the first time,
 * since nobody's announced time is shortened unasked. What has begun on `today` keeps its first day. A span that ended on the
 * eve of a day goes on ending on its eve, whichever way the day moves.
 *
 * Example: feature freeze 15 August, docs update 15 August to 5 September, manifests testing 6 to 12 September, release
 * 27 September. Feature freeze to 22 August (+7): docs update 22 August to 12 September, manifests testing 13 to 19
 * September, release 4 October; development, which began in June, stays, unless it ended on 14 August: then it ends on the
 * 21st. Manifests testing to 19 September (+7): only the release moves along.
 *
 * @throws Refusal `not-found` for a phase that the schedule lacks, `invalid` when it would end before it starts, or when the
 *   release is to move and to hold
 */
export function cascade(
  community: Shapes,
  phases: readonly PhaseDates[],
  change: DateChange,
  today: CalendarDate | null = null,
): PhaseDates[] {
  const index = phases.findIndex((p) => p.id === change.phase);
  const was = phases[index];
  if (was === undefined) {
    const known = phases.map((p) => p.id).join(', ');
    throw new Refusal('not-found', `The schedule has no phase "${change.phase}". Its phases: ${known}.`);
  }
  if (change.releaseHolds === true && change.phase === RELEASE_PHASE) {
    throw new Refusal('invalid', 'The release cannot move and hold. Choose another phase, or let the release move.');
  }
  const start = newStart(community, was, change, today);
  if (start !== null && start > change.end) {
    throw new Refusal(
      'invalid',
      `The phase would end on ${change.end}, before it starts on ${start}. Name a later end.`,
    );
  }
  const days = was.end === null ? 0 : daysBetween(was.end, change.end);
  const limit = change.releaseHolds === true ? releaseDate(phases) : null;
  const moved = phases.map((phase, at) => {
    if (at === index) return { ...phase, start, end: change.end };
    return days > 0 && comesAfter(phase, was, at > index) ? shifted(phase, days, { limit, today }) : phase;
  });
  return moved.map((phase, at) => (at === index ? phase : untilTheEve(community, phases, moved, at, today)));
}

function newStart(
  community: Shapes,
  was: PhaseDates,
  change: DateChange,
  today: CalendarDate | null,
): CalendarDate | null {
  if (shapeOf(community, was) === 'day') return change.end;
  if (change.start !== null) return change.start;
  if (was.start === null || was.end === null || hasBegun(was, today)) return was.start;
  return addDays(change.end, -daysBetween(was.start, was.end));
}

const shapeOf = ({ phases }: Shapes, { id }: PhaseDates): PhaseDefinition['shape'] | undefined =>
  phases.find((definition) => definition.id === id)?.shape;

const hasBegun = ({ start }: PhaseDates, today: CalendarDate | null): boolean =>
  today !== null && start !== null && start <= today;

function comesAfter(phase: PhaseDates, moved: PhaseDates, listedBelow: boolean): boolean {
  const begin = phase.start ?? phase.end;
  if (begin === null || moved.end === null) return false;
  return begin > moved.end || (begin === moved.end && listedBelow);
}

/** `limit`: the release day that holds. */
function shifted(
  phase: PhaseDates,
  days: number,
  { limit, today }: { limit: CalendarDate | null; today: CalendarDate | null },
): PhaseDates {
  const { start, end } = phase;
  const begin = start ?? end;
  if (limit !== null && begin !== null && begin >= limit) return phase;
  if (today !== null && end !== null && end < today) return phase;
  const first = start === null || hasBegun(phase, today) ? start : addDays(start, days);
  const last = end === null ? null : addDays(end, days);
  const past = limit !== null && end !== null && last !== null && end < limit && last >= limit;
  if (!past) return { ...phase, start: first, end: last };
  return first !== null && first > end ? phase : { ...phase, start: first, end };
}

/** A span that ended on the eve of a day which is still to come, and has moved. */
function untilTheEve(
  community: Shapes,
  before: readonly PhaseDates[],
  after: readonly PhaseDates[],
  at: number,
  today: CalendarDate | null,
): PhaseDates {
  const [was, is] = [before[at], after[at]] as [PhaseDates, PhaseDates];
  if (was.end === null || is.end !== was.end || shapeOf(community, was) === 'day') return is;
  const next = addDays(was.end, 1);
  const day = before.findIndex((phase, i) => phase.end === next && after[i]?.end !== next && isDay(community, phase));
  const moved = after[day]?.end ?? null;
  if (moved === null || (today !== null && next < today)) return is;
  const eve = addDays(moved, -1);
  return is.start !== null && is.start > eve ? is : { ...is, end: eve };
}

const isDay = (community: Shapes, phase: PhaseDates): boolean => shapeOf(community, phase) === 'day';
