/** Tags make occasions: a candidate asks people to test (R32), a stable tag to celebrate and upgrade, a patch to upgrade. */
import type { Tag } from '../domain/evidence.js';
import type { Occasion } from '../domain/occasion.js';
import type { ReleasePlan } from '../domain/release.js';
import { addHours } from '../domain/time.js';
import { fitsPattern, isPrerelease, parseVersion } from '../domain/version.js';

export type TagKind = 'candidate' | 'release' | 'patch';

const CANDIDATE_HOURS = 14 * 24;
const RELEASE_HOURS = 30 * 24;

/**
 * What a tag asks to be said about this release, as soon as that is approved. Null for tags of other repositories or releases,
 * and for those of the baseline. Age counts from `firstSeen`, since lightweight tags carry no date.
 */
export function tagOccasion(plan: Pick<ReleasePlan, 'id' | 'tags'>, tag: Tag): Occasion | null {
  const kind = tagKind(plan, tag);
  if (kind === null || tag.baseline) return null;
  return {
    // Stable tags share a key, since patches were announced as releases before they had a form of their own.
    key: `${kind === 'patch' ? 'release' : kind}:${plan.id}:${tag.name}`,
    kind,
    release: plan.id,
    source: { type: 'tag', release: plan.id, repository: tag.repository, tag: tag.name, sha: tag.sha },
    matter: kind === 'release' ? `release:${plan.id}` : `${kind}:${tag.name}`,
    composeAt: tag.firstSeen,
    sendAt: tag.firstSeen,
    expiresAt: addHours(tag.firstSeen, kind === 'candidate' ? CANDIDATE_HOURS : RELEASE_HOURS),
  };
}

/**
 * Whether a tag is a candidate of this release, the release itself or a patch of it; null when it is none of them. Where both
 * patterns fit (`v1.4*` fits `v1.4.0-rc.1` too) the version decides: a pre-release is never the release, and what has a third
 * number above 0 (`v1.4.1`, `26.03.1`) is a patch. What fits the pattern of patches alone is a patch or nothing.
 */
export function tagKind(plan: Pick<ReleasePlan, 'tags'>, tag: Pick<Tag, 'repository' | 'name'>): TagKind | null {
  const { repository, candidate, stable, patch = null } = plan.tags;
  if (tag.repository.toLowerCase() !== repository.toLowerCase()) return null;
  const fitsCandidate = candidate !== null && fitsPattern(tag.name, candidate);
  const nameFitsStable = fitsPattern(tag.name, stable);
  const fitsPatch = patch !== null && fitsPattern(tag.name, patch);
  if (!fitsCandidate && !nameFitsStable && !fitsPatch) return null;
  const version = parseVersion(tag.name);
  if (version !== null && !isPrerelease(version)) {
    const isPatch = (version.numbers[2] ?? 0) > 0;
    if (nameFitsStable) return isPatch ? 'patch' : 'release';
    if (fitsPatch && isPatch) return 'patch';
  }
  if (fitsCandidate) return 'candidate';
  return nameFitsStable && version === null ? 'release' : null;
}
