/** A change of one phase's dates, and what it moves along. */
import { Refusal } from '../domain/errors.js';
import type { PhaseDates, PhaseDefinition } from '../domain/phase.js';
import { addDays, type CalendarDate, daysBetween } from '../domain/time.js';

export interface DateChange {
  phase: string;
  /** New first day; null keeps the phase's length. */
  start: CalendarDate | null;
  /** New last day, or the day. */
  end: CalendarDate;
}

/**
 * The schedule after a change. When the phase's end moves later, every phase that comes after it moves by as many days:
 * lengths and gaps stay. After it comes what begins later than its old end, or on that very day and is listed below it.
 * What begins earlier runs in parallel and stays; so does everything when the end moves earlier or is set for the first time,
 * since nobody's announced time is shortened unasked.
 *
 * Example: feature freeze 15 August, docs update 15 August to 5 September, manifests testing 6 to 12 September, release
 * 27 September. Feature freeze to 22 August (+7): docs update 22 August to 12 September, manifests testing 13 to 19
 * September, release 4 October; development, which began in June, stays. Manifests testing to 19 September (+7): only the release moves
 * along.
 *
 * @throws Refusal `not-found` for a phase that the schedule lacks, `invalid` when it would end before it starts
 */
export function cascade(
  community: { phases: readonly Pick<PhaseDefinition, 'id' | 'shape'>[] },
  phases: readonly PhaseDates[],
  change: DateChange,
): PhaseDates[] {
  const index = phases.findIndex((p) => p.id === change.phase);
  const was = phases[index];
  if (was === undefined) {
    const known = phases.map((p) => p.id).join(', ');
    throw new Refusal('not-found', `The schedule has no phase "${change.phase}". Its phases: ${known}.`);
  }
  const start = newStart(community, was, change);
  if (start !== null && start > change.end) {
    throw new Refusal(
      'invalid',
      `The phase would end on ${change.end}, before it starts on ${start}. Name a later end.`,
    );
  }
  const days = was.end === null ? 0 : daysBetween(was.end, change.end);
  return phases.map((phase, at) => {
    if (at === index) return { ...phase, start, end: change.end };
    return days > 0 && comesAfter(phase, was, at > index) ? shifted(phase, days) : phase;
  });
}

function newStart(
  community: { phases: readonly Pick<PhaseDefinition, 'id' | 'shape'>[] },
  was: PhaseDates,
  change: DateChange,
): CalendarDate | null {
  const shape = community.phases.find((d) => d.id === was.id)?.shape;
  if (shape === 'day') return change.end;
  if (change.start !== null) return change.start;
  if (was.start === null || was.end === null) return was.start;
  return addDays(change.end, -daysBetween(was.start, was.end));
}

function comesAfter(phase: PhaseDates, moved: PhaseDates, listedBelow: boolean): boolean {
  const begin = phase.start ?? phase.end;
  if (begin === null || moved.end === null) return false;
  return begin > moved.end || (begin === moved.end && listedBelow);
}

const shifted = (phase: PhaseDates, days: number): PhaseDates => ({
  ...phase,
  start: phase.start === null ? null : addDays(phase.start, days),
  end: phase.end === null ? null : addDays(phase.end, days),
});
