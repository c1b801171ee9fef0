/** How the working groups branch and tag, side by side, so that who differs can see it before it hurts a release (R21). */
import type { Community } from '../domain/community.js';
import { type Branch, currentTags, type ForgeRelease, type Tag } from '../domain/evidence.js';
import type { GroupHabits, Habit, Habits, RepositoryHabits } from '../domain/habits.js';
import { daysBetween } from '../domain/time.js';
import { isPrerelease, sameNumbers } from '../domain/version.js';
import { knownDate, type TagEvidence } from './tag-date.js';
import { highestFirst, type VersionedTag } from './versioned-tags.js';

/** What counts as a habit is how the newest of a kind were done: what was usual years ago is not what will come. */
const NEWEST = 6;

export interface HabitsInput {
  community: Pick<Community, 'workingGroups'>;
  tags: readonly Tag[];
  releases: readonly ForgeRelease[];
  branches: readonly Branch[];
  /** What tells when tags were set. */
  evidence: TagEvidence;
}

/** In the order of the groups, and of each group's repositories. */
export function habitsOf(input: HabitsInput): Habits {
  const groups = input.community.workingGroups.map(
    ({ id, name, releaseProcess, repositories }): GroupHabits => ({
      group: id,
      name,
      releaseProcess,
      repositories: repositories.map((repository) => ofRepository(input, repository)),
    }),
  );
  const all = [...new Map(groups.flatMap((g) => g.repositories).map((r) => [r.repository, r])).values()];
  const usual = {
    tags: mostUsual(all, 'tags'),
    candidates: mostUsual(all, 'candidates'),
    branches: mostUsual(all, 'branches'),
  };
  return { groups, usual };
}

function ofRepository({ tags, releases, branches, evidence }: HabitsInput, repository: string): RepositoryHabits {
  const versions = highestFirst(currentTags(tags).filter((tag) => tag.repository === repository));
  const stable = versions.filter(({ version }) => !isPrerelease(version));
  const candidates = versions.filter(({ version }) => isPrerelease(version));
  const lines = stable.filter(({ version }) => (version.numbers[2] ?? 0) === 0).slice(0, NEWEST);
  const published = new Set(releases.filter((r) => r.repository === repository && !r.draft).map((r) => r.tag));
  const newest = stable[0]?.tag;
  return {
    repository,
    newest: newest === undefined ? null : { tag: newest.name, at: knownDate(newest, evidence) },
    tags: newest === undefined ? null : shapeOf(newest.name),
    candidates: candidates[0] === undefined ? null : shapeOf(candidates[0].tag.name),
    withCandidates: {
      of: lines.length,
      count: lines.filter((line) => candidates.some((c) => sameRelease(c, line))).length,
    },
    branches: mostOften(
      branches.filter((b) => b.repository === repository && RELEASE_BRANCH.test(b.name)).map((b) => shapeOf(b.name)),
    ),
    daysBetween: median(gaps(lines.map(({ tag }) => knownDate(tag, evidence)))),
    unpublished: stable.slice(0, NEWEST).flatMap(({ tag }) => (published.has(tag.name) ? [] : [tag.name])),
  };
}

/** `release-0.12`, `v1.4-branch`, `sdk/release-1.8`: a version in a name that says little else. */
const RELEASE_BRANCH =
  /^(?:[\w-]+\/)?(?:(?:release|rel|branch)[-/])?v?\d+\.\d+(?:\.\d+)?(?:[-.](?:branch|release|rc))?$/i;

/** `vX.Y.Z-rc.N`, `release-X.Y`: the name with its numbers left open. */
export function shapeOf(name: string): string {
  let first = true;
  return name.replace(/\d+(?:\.\d+)*/g, (numbers) => {
    if (!first) return 'N';
    first = false;
    return numbers
      .split('.')
      .map((_, i) => 'XYZ'[i] ?? 'N')
      .join('.');
  });
}

const sameRelease = (a: VersionedTag, b: VersionedTag): boolean =>
  a.version.prefix === b.version.prefix && sameNumbers(a.version, b.version);

/** Between neighbours of which both dates are known. */
const gaps = (moments: readonly (string | null)[]): number[] =>
  moments.flatMap((later, i) => {
    const earlier = moments[i + 1] ?? null;
    return later === null || earlier === null ? [] : [Math.abs(daysBetween(earlier.slice(0, 10), later.slice(0, 10)))];
  });

const median = (values: readonly number[]): number | null =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;

/** Null for none; of several equally often the first in the alphabet. */
function mostOften(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** What more than half of those do that do anything; null where there is no such habit. */
function mostUsual(all: readonly RepositoryHabits[], habit: Habit): string | null {
  const values = all.flatMap((one) => one[habit] ?? []);
  const usual = mostOften(values);
  return usual !== null && 2 * values.filter((value) => value === usual).length > values.length ? usual : null;
}
