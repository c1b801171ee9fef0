/** Tags that look like a release and are nothing of it by its patterns: nobody would hear of them, and nobody would know why. */
import { currentTags, type Tag } from '../domain/evidence.js';
import type { ReleasePlan } from '../domain/release.js';
import { compareVersions, fitsPattern, lineOf, parseVersion } from '../domain/version.js';
import { tagKind } from './tag-occasion.js';

export interface LeftOutTags {
  plan: ReleasePlan;
  /** The newest first. */
  tags: string[];
}

/**
 * Of each of these releases the tags of its line, or of its own version where it is a patch, that fit no pattern of the configuration.
 * @param every all releases that are configured: what one of them has is not left out
 */
export function tagsLeftOut(
  plans: readonly ReleasePlan[],
  every: readonly ReleasePlan[],
  tags: readonly Tag[],
): LeftOutTags[] {
  const left = currentTags(tags)
    .filter((tag) => !every.some((plan) => isKnown(plan, tag)))
    .map((tag) => ({ name: tag.name, plan: nearest(every, tag) }));
  return plans.flatMap((plan) => {
    const own = left.filter((tag) => tag.plan?.id === plan.id).map(({ name }) => name);
    return own.length === 0 ? [] : [{ plan, tags: own.sort(newestFirst) }];
  });
}

const isKnown = (plan: ReleasePlan, tag: Tag): boolean =>
  tagKind(plan, tag) !== null ||
  plan.components.some(
    ({ repository, version, tags }) =>
      repository === tag.repository && (version === tag.name || (tags !== null && fitsPattern(tag.name, tags))),
  );

/** A patch with a file of its own is nearer to its candidates than the release that it mends. */
function nearest(plans: readonly ReleasePlan[], tag: Tag): ReleasePlan | null {
  const near = plans
    .filter(({ tags }) => tags.repository.toLowerCase() === tag.repository.toLowerCase())
    .map((plan) => ({ plan, begins: beginning(plan.tags.stable) }))
    .filter(({ begins }) => begins !== null && isOf(begins, tag.name));
  return near.sort((a, b) => (b.begins?.length ?? 0) - (a.begins?.length ?? 0))[0]?.plan ?? null;
}

/** How the tags of a release begin: by its line, or by its version where that is a patch. */
const beginning = (stable: string): string | null =>
  lineOf(stable) ?? /^(?:[^*]*\/)?v?\d+\.\d+\.\d+/.exec(stable)?.[0] ?? null;

/** Whether a name goes on behind these numbers, with or without a `v` before them. */
function isOf(begins: string, name: string): boolean {
  const bare = (text: string): string => text.replace(/(^|\/)v(?=\d)/, '$1');
  return bare(name).startsWith(bare(begins)) && !/^\d/.test(bare(name).slice(bare(begins).length));
}

/** What is no version comes last. */
function newestFirst(a: string, b: string): number {
  const [one, other] = [parseVersion(a), parseVersion(b)];
  return one === null || other === null ? Number(one === null) - Number(other === null) : compareVersions(other, one);
}
