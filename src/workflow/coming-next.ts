/** Where a release stands at a moment, by its dates and by what is out already: what is ahead, what runs, until when. Pure. */
import type { Community } from '../domain/community.js';
import { currentTags, type Tag } from '../domain/evidence.js';
import type { CandidateFacts, UpcomingFact } from '../domain/facts.js';
import { type PhaseDates, phaseDeadline } from '../domain/phase.js';
import type { ReleasePlan } from '../domain/release.js';
import type { CalendarDate, Instant } from '../domain/time.js';
import { RELEASE_PHASE } from '../schedules/release-date.js';
import { tagKind } from '../schedules/tag-occasion.js';
import { currentPhases, upcoming } from '../schedules/upcoming.js';
import type { ReleaseWorld, World } from './world.js';

interface Moment {
  world: Pick<World, 'configuration' | 'tags'>;
  now: Instant;
}

/** Its stable tag; null while it is not out. */
export const releasedTag = (plan: ReleasePlan, tags: readonly Tag[]): Tag | null =>
  currentTags(tags).find((tag) => tagKind(plan, tag) === 'release') ?? null;

/** What is out is not ahead any more, whatever its day. */
const stillPlanned = (
  { world }: Moment,
  { plan }: ReleaseWorld,
  phases: readonly PhaseDates[],
): readonly PhaseDates[] =>
  releasedTag(plan, world.tags) === null ? phases : phases.filter((phase) => phase.id !== RELEASE_PHASE);

/** Its next dates. @param phases other dates than those in force, as of a proposal */
export const comingNext = (
  moment: Moment,
  release: ReleaseWorld,
  count: number,
  phases: readonly PhaseDates[] = release.inForce.phases,
): UpcomingFact[] =>
  upcoming(moment.world.configuration.community, stillPlanned(moment, release, phases), moment.now, count);

/** Ids of the phases under way. */
export const runningPhases = (moment: Moment, release: ReleaseWorld): string[] =>
  currentPhases(
    moment.world.configuration.community,
    stillPlanned(moment, release, release.inForce.phases),
    moment.now,
  );

/** Of what a reminder is about, its own date apart. */
export function comingBeside(
  moment: Moment,
  release: ReleaseWorld,
  { phase, edge, count }: { phase: string; edge: UpcomingFact['edge']; count: number },
): UpcomingFact[] {
  const next = comingNext(moment, release, count + 1);
  return next.filter((date) => date.phase !== phase || date.edge !== edge).slice(0, count);
}

/** Testing of candidates ends with distribution testing, else with the release; null once both have passed. */
export function reportUntil(
  community: Pick<Community, 'deadlineTime' | 'zone'>,
  phases: readonly PhaseDates[],
  now: Instant,
): CandidateFacts['until'] {
  for (const id of ['distribution-testing', RELEASE_PHASE]) {
    const dates = phases.find((p) => p.id === id);
    const at = dates === undefined ? null : phaseDeadline(dates, community);
    const end: CalendarDate | null = dates?.end ?? null;
    if (end !== null && at !== null && at > now) return { date: end, at };
  }
  return null;
}
