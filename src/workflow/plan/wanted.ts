/**
 * The occasions that the state of the world asks for, whether their time has come or not: one list, from every source.
 * What is no longer in it has lost its reason, and its draft is superseded.
 */
import type { Occasion } from '../../domain/occasion.js';
import type { Instant } from '../../domain/time.js';
import { delayOccasion } from '../../schedules/delay-occasion.js';
import { digestOccasion } from '../../schedules/digest-occasions.js';
import { reminderOccasions } from '../../schedules/reminder-occasions.js';
import { tagKind, tagOccasion } from '../../schedules/tag-occasion.js';
import { timelineOccasion } from '../../schedules/timeline-occasion.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import type { ReleaseWorld, World } from '../world.js';

export interface Wanted {
  occasion: Occasion;
  /** Moments before this count as baseline: what was due earlier is not caught up. */
  since: Instant;
}

export function wantedOccasions(world: World, now: Instant): Wanted[] {
  return [
    ...world.releases.flatMap((release) => [
      ...fromAdoption(world, release),
      ...fromSchedule(world, release),
      ...fromProposal(release),
      ...fromTags(world, release),
    ]),
    ...fromCadence(world, now),
  ];
}

function fromAdoption(world: World, release: ReleaseWorld): Wanted[] {
  const { community, holidays } = world.configuration;
  const occasion = timelineOccasion(
    community,
    { id: release.plan.id, phases: release.inForce.phases },
    release.adoptedAt,
    holidays,
  );
  return [{ occasion, since: release.adoptedAt }];
}

function fromSchedule(world: World, release: ReleaseWorld): Wanted[] {
  const { community, holidays } = world.configuration;
  return reminderOccasions(community, release.inForce, holidays).map((occasion) => {
    const { source } = occasion;
    const stands = source.type === 'phase' ? release.since[`${source.phase}:${source.edge}`] : undefined;
    return { occasion, since: stands ?? release.adoptedAt };
  });
}

/** A notice is wanted while its revision waits, and after it came into force by that notice. */
function fromProposal(release: ReleaseWorld): Wanted[] {
  const { inForce, proposed, history } = release;
  return [proposed, inForce].flatMap((revision) => {
    const base = history.find((r) => r.n === revision?.baseN);
    const occasion = revision === null || base === undefined ? null : delayOccasion(revision, base);
    return occasion === null ? [] : [{ occasion, since: revision?.at ?? release.adoptedAt }];
  });
}

/** The newest candidate only, and none once the stable tag is there. */
function fromTags(world: World, release: ReleaseWorld): Wanted[] {
  const { tags } = release.plan;
  const own = world.tags.filter((tag) => tag.repository === tags.repository && !tag.baseline);
  const stable = own.filter((tag) => tagKind(release.plan, tag) === 'release');
  const candidates = own
    .filter((tag) => tagKind(release.plan, tag) === 'candidate')
    .sort((a, b) => (a.firstSeen < b.firstSeen ? 1 : -1));
  return [...stable, ...(stable.length > 0 ? [] : candidates.slice(0, 1))].flatMap((tag) => {
    const occasion = tagOccasion(release.plan, tag);
    return occasion === null ? [] : [{ occasion, since: tag.firstSeen }];
  });
}

function fromCadence(world: World, now: Instant): Wanted[] {
  const { community, holidays } = world.configuration;
  const open = world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now));
  if (open.length === 0) return [];
  const since = open.map((r) => r.adoptedAt).sort()[0] ?? now;
  const occasion = digestOccasion(community, now, holidays);
  return occasion === null ? [] : [{ occasion, since }];
}
