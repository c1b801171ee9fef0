/** The day that a schedule is all about: that of its phase `release`. */
import type { Community } from '../domain/community.js';
import { type PhaseDates, phaseDeadline } from '../domain/phase.js';
import type { CalendarDate, Instant } from '../domain/time.js';

export const RELEASE_PHASE = 'release';

const releasePhase = (phases: readonly PhaseDates[]): PhaseDates | undefined =>
  phases.find((p) => p.id === RELEASE_PHASE);

/** The release day; null while it is to be decided, or when the schedule has no release phase. */
export const releaseDate = (phases: readonly PhaseDates[]): CalendarDate | null => releasePhase(phases)?.end ?? null;

/** The moment by which the release is to be out; null while it is to be decided. */
export function releaseDeadline(
  community: Pick<Community, 'deadlineTime' | 'zone'>,
  phases: readonly PhaseDates[],
): Instant | null {
  const phase = releasePhase(phases);
  return phase === undefined ? null : phaseDeadline(phase, community);
}
