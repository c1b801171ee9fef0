/** How a release stands, in the form in which pages show it. Pure. */
import type { Community } from '../../domain/community.js';
import { type PhaseDates, phaseDeadline } from '../../domain/phase.js';
import type { Instant } from '../../domain/time.js';
import { releaseDate } from '../../schedules/release-date.js';
import { currentPhases } from '../../schedules/upcoming.js';
import type { CycleSummary } from '../../surfaces/pages/home-props.js';
import type { TimelinePhase } from '../../surfaces/pages/timeline.js';
import { comingNext } from '../coming-next.js';
import type { ReleaseWorld, World } from '../world.js';

const NEXT_DATES = 3;

export function timelinePhases(community: Community, phases: readonly PhaseDates[], now: Instant): TimelinePhase[] {
  const current = currentPhases(community, phases, now);
  return phases.map((phase) => {
    const definition = community.phases.find((d) => d.id === phase.id);
    return {
      id: phase.id,
      title: definition?.title ?? phase.id,
      shape: definition?.shape ?? 'span',
      start: phase.start,
      end: phase.end,
      place: current.includes(phase.id) ? 'current' : placeOf(community, phase, now),
    };
  });
}

function placeOf(community: Community, phase: PhaseDates, now: Instant): TimelinePhase['place'] {
  if (phase.start === null && phase.end === null) return 'undecided';
  const deadline = phaseDeadline(phase, community);
  return deadline !== null && deadline <= now ? 'past' : 'ahead';
}

export function cycleSummary(
  world: Pick<World, 'configuration' | 'tags'>,
  release: ReleaseWorld,
  now: Instant,
  dates = NEXT_DATES,
): CycleSummary {
  const { plan, inForce } = release;
  const phases = timelinePhases(world.configuration.community, inForce.phases, now);
  return {
    id: plan.id,
    name: plan.name,
    releaseDate: releaseDate(inForce.phases),
    current: phases.filter((p) => p.place === 'current').map((p) => p.title),
    phases,
    next: comingNext({ world, now }, release, dates).map((fact) => {
      const phase = phases.find((p) => p.id === fact.phase);
      return { ...fact, day: phase?.shape === 'day' || phase?.start === phase?.end };
    }),
    trackingIssue: plan.trackingIssue,
  };
}
