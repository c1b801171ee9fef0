/** What the tags of a release ask for: its stable tags, and the newest candidate that no stable tag has overtaken. */
import { currentTags, type Tag } from '../../domain/evidence.js';
import type { Occasion } from '../../domain/occasion.js';
import type { ReleasePlan } from '../../domain/release.js';
import { compareVersions, parseVersion } from '../../domain/version.js';
import { tagKind, tagOccasion } from '../../schedules/tag-occasion.js';

/**
 * Tags of the baseline ask for nothing, but they count: a candidate behind a stable tag of the baseline is old news, unless
 * that is a patch and the release itself is still to come: a stray `v1.4.1` does not end the candidates of `v1.4.0`. Of
 * candidates that were first seen together the one with the higher version is the newest.
 */
export function wantedTags(plan: Pick<ReleasePlan, 'id' | 'tags'>, tags: readonly Tag[]): Occasion[] {
  const own = currentTags(tags).map((tag) => ({ tag, kind: tagKind(plan, tag) }));
  const stable = own.flatMap(({ tag, kind }) => (kind === 'release' || kind === 'patch' ? [tag] : []));
  const isReleased = own.some(({ kind }) => kind === 'release');
  const overtaking = own.flatMap(({ tag, kind }) =>
    kind === 'release' || (kind === 'patch' && (isReleased || !tag.baseline)) ? [tag] : [],
  );
  const newest = own
    .flatMap(({ tag, kind }) => (kind === 'candidate' ? [tag] : []))
    .sort(newestFirst)
    .slice(0, 1);
  const open = newest.filter((candidate) => !overtaking.some((s) => newestFirst(s, candidate) <= 0));
  return [...stable, ...open].flatMap((tag) => tagOccasion(plan, tag) ?? []);
}

/** By version; what is no version, by when it was seen. */
function newestFirst(a: Tag, b: Tag): number {
  const [one, other] = [parseVersion(a.name), parseVersion(b.name)];
  if (one !== null && other !== null) return compareVersions(other, one);
  return a.firstSeen < b.firstSeen ? 1 : a.firstSeen > b.firstSeen ? -1 : 0;
}
