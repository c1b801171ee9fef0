/**
 * The occasions that the state of the world asks for, whether their time has come or not: one list, from every source.
 * What is no longer in it has lost its reason, and its draft is superseded.
 */
import type { Occasion, OccasionSource } from '../../domain/occasion.js';
import { phaseMoves, type ScheduleRevision } from '../../domain/schedule.js';
import { addHours, type Instant } from '../../domain/time.js';
import { delayOccasion } from '../../schedules/delay-occasion.js';
import { digestOccasion, digestOccasionsBetween } from '../../schedules/digest-occasions.js';
import { RELEASE_PHASE } from '../../schedules/release-date.js';
import { reminderOccasions } from '../../schedules/reminder-occasions.js';
import { tagKind } from '../../schedules/tag-occasion.js';
import { timelineOccasion } from '../../schedules/timeline-occasion.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import { releasedTag } from '../coming-next.js';
import { datedSince } from '../dated-since.js';
import type { ReleaseWorld, World } from '../world.js';
import { wantedCorrections } from './wanted-corrections.js';
import { wantedLateCorrections } from './wanted-late.js';
import { wantedTags } from './wanted-tags.js';

export interface Wanted {
  occasion: Occasion;
  /** Moments before this count as baseline: what was due earlier is not caught up. */
  since: Instant;
}

export function wantedOccasions(world: World, now: Instant): Wanted[] {
  return [
    ...world.releases.flatMap((release) =>
      release.past
        ? ofPast(world, release)
        : [
            ...fromAdoption(world, release),
            ...fromSchedule(world, release),
            ...fromProposal(release),
            ...fromTags(world, release),
          ],
    ),
    ...[...wantedCorrections(world, now), ...wantedLateCorrections(world, now)].map((occasion) => ({
      occasion,
      since: occasion.composeAt,
    })),
    ...fromLedger(world),
    ...fromCadence(world, now),
  ];
}

/** Its dates have all been said or skipped; a revision or a tag may still come, as that of a patch release. */
function ofPast(world: World, release: ReleaseWorld): Wanted[] {
  const { ledgerSince } = world;
  const newTag = world.tags.some((tag) => tag.firstSeen >= ledgerSince && tagKind(release.plan, tag) !== null);
  const late = [...fromProposal(release), ...(newTag ? fromTags(world, release) : [])];
  return late.filter(({ occasion }) => occasion.sendAt >= ledgerSince);
}

function fromAdoption(world: World, release: ReleaseWorld): Wanted[] {
  const { community, holidays } = world.configuration;
  const occasion = timelineOccasion(
    community,
    { id: release.plan.id, phases: release.inForce.phases },
    datedSince(release),
    holidays,
  );
  return occasion === null ? [] : [{ occasion, since: release.adoptedAt }];
}

function fromSchedule(world: World, release: ReleaseWorld): Wanted[] {
  const { community, holidays } = world.configuration;
  const out = releasedTag(release.plan, world.tags) !== null;
  return reminderOccasions(community, release.inForce, holidays).flatMap((occasion) => {
    const { source } = occasion;
    // Nobody is reminded of the release once it is out, be it before its day.
    if (out && source.type === 'phase' && source.phase === RELEASE_PHASE) return [];
    const stands = source.type === 'phase' ? release.since[`${source.phase}:${source.edge}`] : undefined;
    return [{ occasion, since: stands ?? release.adoptedAt }];
  });
}

/** A notice is wanted while its revision waits, and after it came into force by that notice, until dates move again. */
function fromProposal(release: ReleaseWorld): Wanted[] {
  const { inForce, proposed, history } = release;
  const baseOf = (revision: ScheduleRevision | null) => history.find((r) => r.n === revision?.baseN);
  const mover = (revision: ScheduleRevision): ScheduleRevision => {
    const base = baseOf(revision);
    return base === undefined || phaseMoves(base.phases, revision.phases).length > 0 ? revision : mover(base);
  };
  return [proposed, mover(inForce)].flatMap((revision) => {
    const base = baseOf(revision);
    const occasion = revision === null || base === undefined ? null : delayOccasion(revision, base);
    return occasion === null ? [] : [{ occasion, since: revision?.at ?? release.adoptedAt }];
  });
}

const fromTags = (world: World, release: ReleaseWorld): Wanted[] =>
  wantedTags(release.plan, world.tags).map((occasion) => ({ occasion, since: occasion.composeAt }));

const UNTIL_SAID: readonly OccasionSource['type'][] = ['person', 'late correction'];

/** What somebody began, and what follows from it, is wanted until it is sent or given up: the ledger alone knows of it. */
const fromLedger = (world: World): Wanted[] =>
  world.ledger.flatMap(({ outcome, why: _why, generation: _generation, ...occasion }) =>
    UNTIL_SAID.includes(occasion.source.type) && outcome === null ? [{ occasion, since: occasion.composeAt }] : [],
  );

/**
 * How far back a digest that was missed is still accounted for in the ledger. After a longer absence the ones before that leave
 * no row: each would say that nobody was there, and the digest that comes next says what happened.
 */
const MISSED_HOURS = 4 * 7 * 24;

/** The digest that is next, and those of the last weeks, so that one which was missed is skipped with a reason. */
function fromCadence(world: World, now: Instant): Wanted[] {
  const { community, holidays } = world.configuration;
  const open = world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now));
  if (open.length === 0) return [];
  const since = open.map((r) => r.adoptedAt).sort()[0] ?? now;
  const next = digestOccasion(community, now, holidays);
  const missed = digestOccasionsBetween(community, addHours(now, -MISSED_HOURS), now, holidays).filter(
    (occasion) => occasion.expiresAt <= now && occasion.sendAt >= since,
  );
  return [...missed, ...(next === null ? [] : [next])].map((occasion) => ({ occasion, since }));
}
