/** The commits of tags, whose dates say where a release begins and ends. */
import { previousTag } from '../../digest/previous-tag.js';
import { currentTags, type Tag } from '../../domain/evidence.js';
import type { ReleasePlan } from '../../domain/release.js';
import { compareVersions, fitsPattern, parseVersion } from '../../domain/version.js';
import { tagKind } from '../../schedules/tag-occasion.js';
import { loadWorld } from '../world.js';
import type { Wish } from './wish.js';

/** More than the candidates of a cycle and the versions before them; older ones are dated by what else is known. */
const MOST = 40;

/** Of tags that are part of a release and of the ones before them, the newest first; releases that are past come last. */
export const wantedForTags: Wish = async ({ store, now }) => {
  const world = await loadWorld(store, now);
  const plans = [...world.releases].sort((a, b) => Number(a.past) - Number(b.past)).map(({ plan }) => plan);
  return { commits: commitsOfTags(plans, world.tags) };
};

export function commitsOfTags(
  plans: readonly Pick<ReleasePlan, 'tags' | 'components'>[],
  tags: readonly Tag[],
): { repository: string; sha: string }[] {
  const current = currentTags(tags);
  const repositories = [...new Set(current.map((tag) => tag.repository))];
  return repositories.flatMap((repository) => {
    const theirs = current.filter((tag) => tag.repository === repository);
    const shas = plans.flatMap((plan) => {
      const own = theirs.filter((tag) => isPartOf(plan, tag)).sort(newestFirst);
      const before = own.flatMap(({ name }) => previousTag({ tags: { repository } }, theirs, name) ?? []);
      return [...own, ...before].map(({ sha }) => sha);
    });
    return [...new Set(shas)].slice(0, MOST).map((sha) => ({ repository, sha }));
  });
}

const isPartOf = (plan: Pick<ReleasePlan, 'tags' | 'components'>, tag: Tag): boolean =>
  tagKind(plan, tag) !== null ||
  plan.components.some(
    ({ repository, version, tags }) =>
      repository === tag.repository && (version === tag.name || (tags !== null && fitsPattern(tag.name, tags))),
  );

function newestFirst(a: Tag, b: Tag): number {
  const [one, other] = [parseVersion(a.name), parseVersion(b.name)];
  return one === null || other === null ? Number(one === null) - Number(other === null) : compareVersions(other, one);
}
