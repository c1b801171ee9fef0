/** From an occasion to its facts and claims: the one place that knows which kind needs what. */
import type { Claims, Facts } from '../../domain/facts.js';
import { NONE } from '../../domain/none.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { tagKind } from '../../schedules/tag-occasion.js';
import { claimsOf } from '../claims/claims-of.js';
import { quietClaims, statusClaims } from '../claims/status-claims.js';
import { releasedTag } from '../coming-next.js';
import type { ReleaseWorld, World } from '../world.js';
import { digestFacts } from './digest-facts.js';
import type { Gathering } from './gathering.js';
import { movedTagFacts } from './moved-tag-facts.js';
import { personsFacts } from './persons-facts.js';
import { delayFacts, reminderFacts, timelineFacts } from './schedule-facts.js';
import { candidateFacts, patchFacts, releaseFacts } from './tag-facts.js';

export async function gatherFacts(
  gathering: Gathering,
  source: OccasionSource,
): Promise<{ facts: Facts; claims: Claims }> {
  const facts = await factsOf(gathering, source);
  return { facts, claims: claimsOf(facts, alsoClaimed(gathering.world, facts)) };
}

function alsoClaimed(world: World, facts: Facts): Claims {
  switch (facts.kind) {
    case 'digest':
      return {
        ...statusClaims(world, facts.releases),
        ...quietClaims(world, facts.releases, facts.window.from),
      };
    case 'timeline':
      return facts.releaseDate === null ? {} : plannedClaims(world, facts);
    case 'delay':
      return facts.releaseDate.to === null ? {} : plannedClaims(world, facts);
    default:
      return {};
  }
}

/** That the release is still to come, as far as it is. */
const plannedClaims = ({ releases, tags }: World, { release }: Facts): Claims =>
  Object.fromEntries(
    releases
      .filter(({ plan }) => plan.id === release?.id)
      .map(({ plan }) => [`released:${plan.id}`, releasedTag(plan, tags)?.name ?? NONE]),
  );

const OF_A_TAG = { candidate: candidateFacts, release: releaseFacts, patch: patchFacts };

function factsOf(gathering: Gathering, source: OccasionSource): Promise<Facts> {
  if (source.type === 'cadence') return digestFacts(gathering, source);
  if (source.type === 'person') return personsFacts(gathering, source);
  if (source.type === 'moved tag') return movedTagFacts(gathering, source);
  if (source.type === 'late correction') return lateFacts(gathering, source);
  const release = releaseOf(gathering.world, source.release);
  switch (source.type) {
    case 'adoption':
      return timelineFacts(gathering, release);
    case 'phase':
      return reminderFacts(gathering, release, source);
    case 'revision': {
      const revision = revisionOf(release, source.revision);
      return delayFacts(gathering, release, revision, revisionOf(release, revision.baseN ?? source.revision));
    }
    case 'tag':
      return OF_A_TAG[tagKind(release.plan, { name: source.tag, repository: source.repository }) ?? 'candidate'](
        gathering,
        release,
        source,
      );
  }
}

/** The correction as it was, for those whom the message reached later. */
async function lateFacts(
  gathering: Gathering,
  { of, to }: Extract<OccasionSource, { type: 'late correction' }>,
): Promise<Facts> {
  const correction = await gathering.store.occasions.byKey(of);
  const facts = correction === null ? null : await factsOf(gathering, correction.source);
  if (facts?.kind !== 'correction') throw new Error(`${of} is no correction`);
  return { ...facts, arrived: facts.arrived.filter((place) => to.includes(place.destination)) };
}

function releaseOf(world: World, id: string): ReleaseWorld {
  const release = world.releases.find((r) => r.plan.id === id);
  if (release === undefined) throw new Error(`Release ${id} is not in the applied configuration`);
  return release;
}

function revisionOf(release: ReleaseWorld, n: number): ReleaseWorld['inForce'] {
  const revision = release.history.find((r) => r.n === n);
  if (revision === undefined) throw new Error(`Release ${release.plan.id} has no schedule revision ${n}`);
  return revision;
}
