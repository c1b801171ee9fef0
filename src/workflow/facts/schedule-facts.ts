/** The facts of the three kinds that speak of the schedule: timeline, reminder and delay. */
import { blockingFirst } from '../../digest/blockers.js';
import type { DelayFacts, PhaseFact, ReminderFacts, TimelineFacts } from '../../domain/facts.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { displayName } from '../../domain/people.js';
import { type PhaseDates, type PhaseDefinition, phaseBegin, phaseDeadline } from '../../domain/phase.js';
import { phaseMoves, type ScheduleRevision } from '../../domain/schedule.js';
import { dateIn } from '../../domain/time.js';
import { releaseDate } from '../../schedules/release-date.js';
import { comingBeside, comingNext } from '../coming-next.js';
import type { ReleaseWorld, World } from '../world.js';
import { openBlockers } from './blocking.js';
import { commonFacts, type Gathering } from './gathering.js';
import { halfSaid } from './half-said.js';
import { namedBlockers, readOneByOne } from './named-blockers.js';
import { repositoriesOf } from './repositories-of.js';

/** How many dates that come next are named. */
export const NEXT_DATES = 3;

export async function timelineFacts(gathering: Gathering, release: ReleaseWorld): Promise<TimelineFacts> {
  const { world, now } = gathering;
  const { community } = world.configuration;
  const { phases } = release.inForce;
  const first =
    phases
      .map((p) => p.start ?? p.end)
      .filter((d) => d !== null)
      .sort()[0] ?? null;
  return {
    ...(await commonFacts(gathering, 'timeline', release, [])),
    phases: phases.map((dates) => phaseFact(world, dates)),
    releaseDate: releaseDate(phases),
    begunOn: first !== null && first < dateIn(now, community.zone) ? first : null,
    next: comingNext(gathering, release, NEXT_DATES),
  };
}

export async function reminderFacts(
  gathering: Gathering,
  release: ReleaseWorld,
  source: Extract<OccasionSource, { type: 'phase' }>,
): Promise<ReminderFacts> {
  const { world } = gathering;
  const { community } = world.configuration;
  const dates = phaseOf(release.inForce, source.phase);
  const definition = definitionOf(world, source.phase);
  const at = source.edge === 'end' ? phaseDeadline(dates, community) : phaseBegin(dates, community.zone);
  if (at === null) throw new Error(`Phase ${source.phase} of ${release.plan.id} has no ${source.edge} to remind of`);
  const { mayMerge, mayNotMerge, whoActs, exitCriteria, exception } = definition;
  return {
    ...(await commonFacts(gathering, 'reminder', release, repositoriesOf(world))),
    phase: phaseFact(world, dates),
    edge: source.edge,
    date: source.date,
    at,
    mayMerge,
    mayNotMerge,
    whoActs,
    exitCriteria,
    exception,
    actors: dates.owners.map((owner) => displayName(community, owner)),
    blockers: blockingFirst(await openBlockers(gathering, release), source.phase),
    next: comingBeside(gathering, release, { phase: source.phase, edge: source.edge, count: NEXT_DATES }),
  };
}

export async function delayFacts(
  gathering: Gathering,
  release: ReleaseWorld,
  revision: ScheduleRevision,
  base: ScheduleRevision,
): Promise<DelayFacts> {
  const { world } = gathering;
  const { community } = world.configuration;
  const moves = phaseMoves(base.phases, revision.phases);
  const blockers = await namedBlockers(gathering, revision.blockers);
  const drawnOn = blockers.length > 0 ? [...repositoriesOf(world), ...readOneByOne(world, blockers)] : [];
  return {
    ...(await commonFacts(gathering, 'delay', release, drawnOn)),
    revision: revision.n,
    moves: moves.map((move) => {
      const dates = revision.phases.find((p) => p.id === move.phase);
      return {
        ...move,
        title: definitionOf(world, move.phase).title,
        deadline: dates === undefined ? null : phaseDeadline(dates, community),
      };
    }),
    releaseDate: { from: releaseDate(base.phases), to: releaseDate(revision.phases) },
    reason: revision.reason ?? '',
    blockers,
    nextUpdate: revision.nextUpdate,
    next: comingNext(gathering, release, NEXT_DATES, revision.phases),
    corrections: await halfSaid(gathering, release.plan.id, moves),
  };
}

function phaseFact(world: World, dates: PhaseDates): PhaseFact {
  const { community } = world.configuration;
  const { id, title, shape, meaning } = definitionOf(world, dates.id);
  return {
    id,
    title,
    shape,
    start: dates.start,
    end: dates.end,
    deadline: phaseDeadline(dates, community),
    owners: dates.owners.map((owner) => displayName(community, owner)),
    meaning,
  };
}

function definitionOf(world: World, id: string): PhaseDefinition {
  const definition = world.configuration.community.phases.find((p) => p.id === id);
  if (definition === undefined) throw new Error(`Phase ${id} has no definition in the applied configuration`);
  return definition;
}

function phaseOf(revision: ScheduleRevision, id: string): PhaseDates {
  const dates = revision.phases.find((p) => p.id === id);
  if (dates === undefined) throw new Error(`Revision ${revision.n} of ${revision.release} has no phase ${id}`);
  return dates;
}
