/** From when on a distribution can say how far it is with a release: its first tag, or the first phase in which it is tested. */
import type { Community } from '../domain/community.js';
import type { Tag } from '../domain/evidence.js';
import { type PhaseDates, phaseBegin } from '../domain/phase.js';
import type { ReleasePlan } from '../domain/release.js';
import type { Instant } from '../domain/time.js';
import { tagKind } from './tag-occasion.js';

interface Release {
  plan: Pick<ReleasePlan, 'tags'>;
  inForce: { phases: readonly PhaseDates[] };
}

export function isTestable(
  community: Pick<Community, 'phases' | 'zone'>,
  { plan, inForce }: Release,
  tags: readonly Pick<Tag, 'repository' | 'name' | 'firstSeen'>[],
  now: Instant,
): boolean {
  if (tags.some((tag) => tag.firstSeen <= now && tagKind(plan, tag) !== null)) return true;
  return inForce.phases.some((dates) => {
    const title = community.phases.find((phase) => phase.id === dates.id)?.title ?? '';
    const begin = phaseBegin(dates, community.zone);
    return /(?<!\p{L})test/iu.test(`${title} ${dates.id}`) && begin !== null && begin <= now;
  });
}
